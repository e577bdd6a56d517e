/** Bearer tokens that are JWTs of configured issuers: access tokens (RFC 9068) and ID tokens (OpenID Connect Core 1.0). */
import { createHash } from 'node:crypto';
import { Refusal, ROLES } from '@whence/workflow';
import type { Role, Tokens, VerifiedToken } from '@whence/workflow';
import { decodeJwt, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyOptions, JWTVerifyResult } from 'jose';
import { IssuerKeys, IssuerUnavailable } from './issuer-keys.js';
import type { KeySet } from './issuer-keys.js';
import type { IssuerSettings } from './issuer-settings.js';

const SHAPE = /^[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]*$/;
const LONGEST = 16_384;
/** Kinds of JWT (`typ`) that are credentials; logout tokens, security events and proofs are signed by the same keys. */
const KINDS: readonly string[] = ['jwt', 'at+jwt', 'application/at+jwt'];
/** Keys that are tried where a token names none of several, or several by one name. */
const MOST_TRIED = 10;
/** What no database keeps, and no administrator could link: control characters, and halves of characters. */
const NO_TEXT = /[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u;

interface Issuer {
  readonly settings: IssuerSettings;
  readonly keys: IssuerKeys;
}

const refused = (code: string, message: string): Refusal => new Refusal('unauthenticated', code, message);

export class JwtTokens implements Tokens {
  private readonly issuers: ReadonlyMap<string, Issuer>;

  /** @param now the clock by which tokens expire */
  constructor(
    issuers: readonly IssuerSettings[],
    private readonly now: () => Date = () => new Date(),
  ) {
    this.issuers = new Map(
      issuers.map((settings) => [
        settings.issuer,
        { settings, keys: new IssuerKeys(settings.issuer, settings.refetchSeconds * 1_000) },
      ]),
    );
  }

  get accepted(): boolean {
    return this.issuers.size > 0;
  }

  knows(issuer: string): boolean {
    return this.issuers.has(issuer);
  }

  async verify(text: string): Promise<VerifiedToken> {
    const issuer = this.issuers.get(issuerNamedIn(text));
    if (issuer === undefined)
      throw refused('token-issuer-unknown', 'Found a token of an issuer whose tokens are not taken here.');
    const { settings, keys } = issuer;
    const currentDate = this.now();
    const { payload, protectedHeader } = await verifiedByHeld(text, keys, {
      issuer: settings.issuer,
      audience: [...settings.audiences],
      algorithms: [...settings.algorithms],
      clockTolerance: settings.skewSeconds,
      currentDate,
      requiredClaims: ['exp', 'sub', 'iat'],
    }).catch((error: unknown) => {
      throw refusalOf(error);
    });
    refuseUnfit(payload, protectedHeader.typ, settings);
    // RFC 7519 leaves it open; but what was not made yet was made by a clock that is wrong, or by hand.
    if ((payload.iat ?? 0) > currentDate.getTime() / 1_000 + settings.skewSeconds)
      throw refused('token-not-valid-yet', 'Found a token that was made in the future.');
    return said(payload, settings);
  }
}

/** By the keys that are held, and once more by newer ones where none of them fits. */
async function verifiedByHeld(text: string, keys: IssuerKeys, options: JWTVerifyOptions): Promise<JWTVerifyResult> {
  const held = await keys.held();
  try {
    return await verifiedBy(text, held, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed))
      throw error;
    const newer = await keys.newerThan(held);
    if (newer === undefined) throw error;
    return verifiedBy(text, newer, options);
  }
}

/** By each of several keys, where the token says no more of the one that signed it. */
async function verifiedBy(text: string, keys: KeySet, options: JWTVerifyOptions): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(text, keys, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    let tried = 0;
    for await (const key of error) {
      try {
        return await jwtVerify(text, key, options);
      } catch (failure) {
        if (!(failure instanceof errors.JWSSignatureVerificationFailed)) throw failure;
      }
      if (++tried === MOST_TRIED) break;
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** The issuer that a token claims; it is looked up, and believed only once the signature has been checked. */
function issuerNamedIn(text: string): string {
  if (text.length > LONGEST || !SHAPE.test(text))
    throw refused('token-malformed', 'Found something that is no signed token, expected three parts joined by points.');
  try {
    return decodeJwt(text).iss ?? '';
  } catch (error) {
    throw new Refusal('unauthenticated', 'token-malformed', 'Found a token whose content is no JSON object.', [], {
      cause: error,
    });
  }
}

/** What jose found, as a refusal. Times and audience are looked at after the signature: only its holder is told of them. */
function refusalOf(error: unknown): unknown {
  if (error instanceof IssuerUnavailable)
    return new Refusal(
      'unavailable',
      'issuer-unavailable',
      'The issuer of this token does not answer now, so that its signature cannot be checked. Repeat it in a moment.',
      [],
      { cause: error },
    );
  if (error instanceof errors.JWTExpired) return refused('token-expired', 'Found a token that has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) return refusalOfClaim(error);
  if (error instanceof errors.JOSEError)
    return new Refusal('unauthenticated', 'token-unverified', 'Found a token whose signature cannot be verified.', [], {
      cause: error,
    });
  return error;
}

function refusalOfClaim({ claim, reason }: errors.JWTClaimValidationFailed): Refusal {
  if (claim === 'aud') return refused('token-audience-wrong', 'Found a token that is meant for another service.');
  if (claim === 'nbf' && reason === 'check_failed')
    return refused('token-not-valid-yet', 'Found a token that is not valid yet.');
  return refused('token-unfit', `Found a token whose claim "${claim}" is missing or wrong.`);
}

/** What a signature does not tell: that it is a credential at all, that the bearer may carry it, whom it was made for. */
function refuseUnfit(payload: JWTPayload, kind: unknown, { clients, audiences }: IssuerSettings): void {
  if (kind !== undefined && !(typeof kind === 'string' && KINDS.includes(kind.toLowerCase())))
    throw refused('token-unfit', 'Found a token of another kind, expected an access token or an ID token.');
  // Bound to a key of the client's (RFC 7800): without a proof that the sender has it, such a token is a stolen one.
  if (payload['cnf'] !== undefined)
    throw refused('token-unfit', 'Found a token that is bound to a key, expected a bearer token.');
  if (typeof payload.sub !== 'string' || payload.sub === '' || payload.sub.length > 255)
    throw refused('token-unfit', 'Found a token without a subject of 1 to 255 characters.');
  if (NO_TEXT.test(payload.sub))
    throw refused('token-unfit', 'Found a token with control characters or half a character in its subject.');
  const client = payload['azp'] ?? payload['client_id'];
  if (clients !== null && !(typeof client === 'string' && clients.includes(client)))
    throw refused('token-unfit', 'Found a token that was made for another client.');
  // OpenID Connect Core 1.0, 3.1.3.7: of several audiences each must be trusted.
  const { aud } = payload;
  if (Array.isArray(aud) && clients === null && aud.some((one) => !audiences.includes(one)))
    throw refused(
      'token-unfit',
      'Found a token that is meant for other services too, expected only audiences known here.',
    );
}

function said(payload: JWTPayload, { issuer, desks, linkByEmail, roles }: IssuerSettings): VerifiedToken {
  const { email, email_verified: verified } = payload;
  return {
    issuer,
    subject: payload.sub ?? '',
    session: sessionOf(payload),
    email: typeof email === 'string' && verified === true && !NO_TEXT.test(email) ? email : null,
    role: roles === null ? undefined : roleOf(payload[roles.claim], roles.of),
    policy: { desks, linkByEmail },
  };
}

/** One word for the visit: `sid`, or when the person signed in. Digested, since it may be a credential at the issuer. */
function sessionOf({ sid, auth_time: signedInAt }: JWTPayload): string | null {
  if (typeof sid === 'string' && sid !== '')
    return `sid ${createHash('sha256').update(sid).digest('hex').slice(0, 32)}`;
  if (typeof signedInAt === 'number' && Number.isSafeInteger(signedInAt)) return `at ${signedInAt}`;
  return null;
}

/** Where several values give a role, the greatest counts. */
function roleOf(claim: unknown, of: Readonly<Record<string, Role>>): Role | null {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  const given = values.flatMap((value) => (typeof value === 'string' && Object.hasOwn(of, value) ? [of[value]] : []));
  return ROLES.findLast((role) => given.includes(role)) ?? null;
}
