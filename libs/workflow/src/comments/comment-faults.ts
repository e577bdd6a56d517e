import type { PersonActor } from '../articles/actors.js';
import { textFaults } from '../articles/text-faults.js';
import type { People } from '../desks/ports.js';
import { permissionsOf } from '../desks/permissions.js';
import type { View } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { Fault } from '../refusal.js';
import type { CommentContent } from './ports.js';

/** What a comment shall say. */
export interface CommentWanted {
  readonly text: string;
  readonly mentions: readonly string[];
}

/**
 * The content as it is kept. Throws `comment-invalid` for a text of blanks, for a person who is mentioned twice, and for one
 * who does not belong to the desk now or may not read comments: they would never see it.
 */
export async function commentContent(
  people: People,
  view: View,
  by: PersonActor,
  { text, mentions }: CommentWanted,
): Promise<CommentContent> {
  const kept = text.trim();
  const faults: Fault[] = [
    ...textFaults('/text', kept),
    ...(kept === '' ? [{ where: '/text', found: 'nothing but blanks', expected: 'what is to be said' }] : []),
  ];
  for (const [index, personId] of mentions.entries()) {
    const where = `/mentions/${index}`;
    const role = (await people.one(view, by.deskId, personId))?.role ?? null;
    if (mentions.indexOf(personId) !== index)
      faults.push({ where, found: `"${personId}" a second time`, expected: 'each person once' });
    else if (role === null) faults.push({ where, found: `"${personId}"`, expected: 'the id of a person of the desk' });
    else if (!permissionsOf(role).has('comment:read'))
      faults.push({ where, found: `a ${role}`, expected: 'a person whose role may read comments' });
  }
  if (faults.length > 0)
    throw new Refusal('invalid', 'comment-invalid', 'Found a comment that cannot be kept.', faults);
  return { text: kept, mentions };
}
