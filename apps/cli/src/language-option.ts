import { isLanguageTag } from '@whence/reading';
import { CommandFailure } from './complaint.js';
import { EXIT } from './exit-codes.js';

/** What is wrong with a language tag; `undefined` when it has the form of one. */
export const languageFault = (tag: string): string | undefined =>
  isLanguageTag(tag) ? undefined : `found "${tag}", expected a language tag (BCP 47) such as "en" or "pt-BR"`;

/** The tag of --language. Throws CommandFailure where it is none. */
export function languageOption(tag: string | undefined): string | undefined {
  const fault = tag === undefined ? undefined : languageFault(tag);
  if (fault !== undefined) throw new CommandFailure(EXIT.usage, `--language: ${fault}.`);
  return tag;
}
