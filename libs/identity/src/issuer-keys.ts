/**
 * The keys of one issuer: found by discovery (OpenID Connect Discovery 1.0, section 4), kept for ten minutes, and fetched
 * again when a token fits none of them. Whatever tokens come, an issuer is asked at most once in `cooldownMs`: anybody can
 * make up a key id. While it does not answer, the keys that are at hand are used without waiting for it, for a day at most.
 */
import { createLocalJWKSet, errors } from 'jose';
import type { CompactJWSHeaderParameters, CryptoKey, FlattenedJWSInput, JWK } from 'jose';
import { z } from 'zod';
import { fetchJson, isSafeAddress } from './bounded-fetch.js';

const KEPT_MS = 10 * 60_000;
/** Tokens seldom live for longer than a day: who removed a key, and cannot tell so, has it refused by then. */
const LONGEST_MS = 24 * 60 * 60_000;

const discovery = z.looseObject({ issuer: z.string(), jwks_uri: z.string() });
const keySet = z.looseObject({ keys: z.array(z.unknown()).max(1_000) });
const usable = z.looseObject({ kty: z.string() });

export type KeySet = (header: CompactJWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey>;

/** The issuer could not be asked for its keys, and none are at hand. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}

export class IssuerKeys {
  private keys: KeySet | undefined;
  private fetchedAt = -Infinity;
  private askedAt = -Infinity;
  private asking: Promise<void> | undefined;
  private lastFailure: unknown;

  /**
   * @param cooldownMs the least time between two questions to the issuer
   * @param now milliseconds of a clock that only runs forward
   */
  constructor(
    private readonly issuer: string,
    private readonly cooldownMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The keys that are held now. Throws {@link IssuerUnavailable}. */
  async held(): Promise<KeySet> {
    const age = this.now() - this.fetchedAt;
    if (age > KEPT_MS) {
      const asked = this.ask();
      // Once it is known to be away nobody waits for it who can do without.
      if (this.keys === undefined || age > LONGEST_MS || this.lastFailure === undefined) await asked;
    }
    if (this.keys === undefined || this.now() - this.fetchedAt > LONGEST_MS)
      throw new IssuerUnavailable(`the keys of ${this.issuer} could not be read`, { cause: this.lastFailure });
    return this.keys;
  }

  /** Newer keys than these, which do not fit a token; undefined where the issuer has none or may not be asked yet. */
  async newerThan(keys: KeySet): Promise<KeySet | undefined> {
    if (this.keys === keys) await this.ask();
    return this.keys === keys ? undefined : this.keys;
  }

  /** Asks the issuer, unless it was asked a moment ago; joins a question that is under way. Never throws. */
  private ask(): Promise<void> {
    if (this.asking !== undefined) return this.asking;
    if (this.now() - this.askedAt < this.cooldownMs) return Promise.resolve();
    this.askedAt = this.now();
    this.asking = this.fetchKeys()
      .then((keys) => {
        this.keys = keys;
        this.fetchedAt = this.now();
        this.lastFailure = undefined;
      })
      .catch((error: unknown) => {
        // Keys that are at hand go on being used; without any, whoever asked is told.
        this.lastFailure = error;
      })
      .finally(() => {
        this.asking = undefined;
      });
    return this.asking;
  }

  private async fetchKeys(): Promise<KeySet> {
    const address = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const found = discovery.parse(await fetchJson(address));
    if (found.issuer !== this.issuer)
      throw new Error(`found the issuer "${found.issuer}" at ${address}, expected "${this.issuer}"`);
    if (!isSafeAddress(found.jwks_uri))
      throw new Error(`found the keys of ${this.issuer} at "${found.jwks_uri}", expected an https address`);
    const { keys } = keySet.parse(await fetchJson(found.jwks_uri));
    // RFC 7517, section 5: keys that are not understood are ignored, not the set with them.
    return understood(createLocalJWKSet({ keys: keys.filter((key): key is JWK => usable.safeParse(key).success) }));
  }
}

/** A key that cannot be read is none, as far as a token that names it is concerned. */
function understood(keys: KeySet): KeySet {
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JOSEError) throw error;
      throw new errors.JWKSNoMatchingKey(undefined, { cause: error });
    }
  };
}
