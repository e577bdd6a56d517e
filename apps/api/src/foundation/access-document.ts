/** docs/access.md: every operation of the API, and which role it lets in. Written from the routes; a test holds it against them. */
import type { OpenAPIObject } from '@nestjs/swagger';
import { permissionsOf, ROLES } from '@whence/workflow';
import type { Permission } from '@whence/workflow';

const VERBS = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Documented {
  readonly 'x-permission'?: Permission;
  readonly parameters?: readonly { readonly name: string }[];
}

const YES = '●';
const NO = '';
/** Lets in whoever has signed the request: no key is looked at. */
const SIGNED = 'signed';

function cells(operation: Documented): readonly string[] {
  const permission = operation['x-permission'];
  if (permission !== undefined)
    return [`\`${permission}\``, NO, ...ROLES.map((role) => (permissionsOf(role).has(permission) ? YES : NO))];
  const signed = operation.parameters?.some(({ name }) => name === 'webhook-signature') === true;
  return [
    signed ? 'a signature' : 'nothing',
    ...Array.from({ length: ROLES.length + 1 }, () => (signed ? SIGNED : YES)),
  ];
}

/** The text of docs/access.md. */
export function accessDocumentOf(document: OpenAPIObject): string {
  const rows = Object.entries(document.paths).flatMap(([path, operations]) =>
    VERBS.flatMap((verb) => {
      const operation = operations[verb] as Documented | undefined;
      return operation === undefined ? [] : [[`${verb.toUpperCase()} ${path}`, ...cells(operation)]];
    }),
  );
  const line = (columns: readonly string[]): string => `| ${columns.join(' | ')} |`;
  const head = ['operation', 'needs', 'no key', ...ROLES];
  return `# Access

Which role each operation of the API lets in. A role is what a person has on a desk; a key, or a token of an issuer, acts for a
person and can do no more (a key's scopes make it less). What no row names is refused, and so is every operation that declares
nothing. This page is written from the code (\`npx whence openapi --write\`); a test asks every operation with every role and
without a key, over HTTP, and fails where a server does otherwise than this page says.

What a row does not tell: people read, make, rotate and end their own keys; those of others only who has \`key:read\` or
\`key:change\`. Two different people stand behind a published verdict, whatever their roles. In a ledger that another
desk holds nobody does more than that desk shares it for ([decision 51](decisions/0051-shared-ledgers.md)). How people sign in:
[signing in](signing-in.md); what is protected against whom: [security](security.md).

${line(head)}
${line(head.map(() => '---'))}
${rows.map(line).join('\n')}
`;
}
