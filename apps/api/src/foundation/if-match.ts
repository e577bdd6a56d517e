/** `If-Match` (RFC 9110, 13.1.1) as use cases take it; decision 34. */
import { Refusal } from '@whence/workflow';

const TAG = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;
/** After the versions stands the digest of the bytes that the client has; a change goes by the versions. */
const DIGEST = /-[\w-]{27}$/;
const MOST_TAGS = 20;

/**
 * The tags of versions that the header names, without their quotes; `*` alone for whatever is there. A weak tag is none
 * (strong comparison). Throws `if-match-malformed`.
 */
export function tagsIn(header: string): readonly string[] {
  const text = header.trim();
  if (text === '*') return ['*'];
  const parts = text.split(',').map((part) => TAG.exec(part.trim()));
  if (parts.length > MOST_TAGS || parts.includes(null))
    throw new Refusal(
      'invalid',
      'if-match-malformed',
      `Found an If-Match that holds no list of tags, expected "*" or 1 to ${MOST_TAGS} tags in double quotes, as ETag gives them.`,
    );
  return parts.flatMap((found) => {
    const [, weak, tag = ''] = found ?? [];
    return weak === undefined ? [tag.replace(DIGEST, '')] : [];
  });
}
