/** The setting that names issuers of OpenID Connect: a list in JSON. */
import { z } from 'zod';

/** Asymmetric signatures alone: with a symmetric one, whoever knows the public key could sign. */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;

/** As in the table of permissions; a test of the API holds both against each other. */
export const ROLE_NAMES = ['viewer', 'contributor', 'checker', 'reviewer', 'editor', 'administrator'] as const;

const words = z.array(z.string().min(1).max(255)).min(1).max(50);

/** Over TLS, but for an issuer on the same machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  const near = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return search === '' && hash === '' && (protocol === 'https:' || (protocol === 'http:' && near));
}

const issuer = z.strictObject({
  issuer: z.string().max(500).refine(isIssuer),
  audiences: words,
  algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(['RS256', 'PS256', 'ES256', 'EdDSA']),
  clients: words.nullable().default(null),
  desks: words.nullable().default(null),
  linkByEmail: z.boolean().default(false),
  roles: z
    .strictObject({
      claim: z.string().min(1).max(255),
      of: z.record(z.string().min(1).max(255), z.enum(ROLE_NAMES)),
    })
    .nullable()
    .default(null),
  skewSeconds: z.int().min(0).max(120).default(30),
  refetchSeconds: z.int().min(1).max(300).default(10),
});

/** One issuer whose tokens are taken: docs/signing-in.md tells what each member means. */
export type IssuerConfig = Readonly<z.infer<typeof issuer>>;

const issuers = z
  .array(issuer)
  .max(20)
  .refine((list) => new Set(list.map((one) => one.issuer)).size === list.length);

/** The text of the setting, read. */
export const issuersText = z.string().transform((text, context): IssuerConfig[] => {
  const parsed = issuers.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  for (const { message, path } of parsed.error.issues) context.addIssue({ code: 'custom', message, path });
  return z.NEVER;
});

/** Undefined, which is no list, for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says what was expected; the text itself is shown shortened.
    return undefined;
  }
}
