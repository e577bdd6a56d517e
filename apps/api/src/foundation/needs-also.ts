import { Refusal } from '@whence/workflow';
import type { Permission, Recognised } from '@whence/workflow';

/**
 * For what needs more than its route does: a member of the query or of the body, a part of the answer. It is refused by name,
 * where leaving it out in silence would look like an answer. Throws `not-permitted`.
 * @param otherwise what would need less: "no verdict to be included"
 */
export function needsAlso(
  { permissions }: Pick<Recognised, 'permissions'>,
  needs: Permission,
  otherwise: string,
): void {
  if (permissions.has(needs)) return;
  throw new Refusal(
    'forbidden',
    'not-permitted',
    `Found a key without the permission "${needs}", expected one that has it, or ${otherwise}.`,
    [],
    { needs },
  );
}
