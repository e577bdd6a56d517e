/** `whence key`: for whoever runs the machine, where no start has printed a key or the printed one is lost. */
import { storePorts, type StorePorts } from '@whence/store';
import { FirstStart, MakeKey, permissionsOf, type Person, Refusal } from '@whence/workflow';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { deskNamed } from '../start/desk-named.js';
import { withStore } from '../start/with-store.js';

const NOW = { position: null } as const;
const PAGE = 200;

/** Prints a key of an administrator: the first desk's, which it makes where there is none, or a further one. */
export function makeKey(options: { readonly desk?: string }, console: Console): Promise<ExitCode> {
  return withStore(console, async (dataSource) => {
    const ports = storePorts(dataSource);
    const first = await new FirstStart(ports).run();
    const secret = first?.key.secret ?? (await furtherKey(ports, options.desk));
    console.err('Access key of an administrator, shown only this once:');
    console.out(`${secret}\n`);
    return EXIT.done;
  });
}

async function furtherKey(ports: StorePorts, slug: string | undefined): Promise<string> {
  const desk = await deskNamed(ports, slug);
  const person = await administratorOf(ports, desk.id);
  const made = await new MakeKey(ports).run(
    { kind: 'operator', deskId: desk.id },
    { personId: person.id, name: 'Made at the machine', scopes: [], expiresAt: null },
    { permissions: permissionsOf('administrator'), narrowed: false },
  );
  return made.secret;
}

/** The desk's administrator of longest standing. */
async function administratorOf(ports: StorePorts, deskId: string): Promise<Person> {
  for (let after: string | null = null; ;) {
    const page: readonly Person[] = await ports.people.list(NOW, deskId, { after, limit: PAGE });
    const found = page.find((person) => person.role === 'administrator');
    if (found !== undefined) return found;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE)
      throw new Refusal('not-found', 'administrator-unknown', 'Found nobody on the desk who is administrator.');
    after = last.id;
  }
}
