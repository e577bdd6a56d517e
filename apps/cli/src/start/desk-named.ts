import type { StorePorts } from '@whence/store';
import { type Desk, Refusal } from '@whence/workflow';

/** The desk that `--desk` names by its slug, or the only one. */
export async function deskNamed(ports: StorePorts, slug: string | undefined): Promise<Desk> {
  const desks = await ports.desks.all({ position: null });
  const found = slug === undefined ? desks : desks.filter((desk) => desk.slug === slug);
  const [desk] = found;
  if (desk !== undefined && found.length === 1) return desk;
  const names = desks.map((each) => `"${each.slug}"`).join(', ');
  throw new Refusal(
    'not-found',
    'desk-unknown',
    desks.length === 0
      ? 'Found no desk yet, expected one; `whence start` makes the first.'
      : `Found ${slug === undefined ? `${desks.length} desks` : `no desk "${slug}"`}, expected --desk to name one of ${names}.`,
  );
}
