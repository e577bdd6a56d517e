/**
 * The keys of one issuer: found by discovery (OpenID Connect Discovery 1.0, section 4), kept for ten minutes, and fetched
 * again when a token names a key that is not among them. Whatever tokens come, an issuer is asked at most once in
 * `cooldownMs`: anybody can make up a key id.
 */
import { createLocalJWKSet, errors } from 'jose';
import type { CompactJWSHeaderParameters, CryptoKey, FlattenedJWSInput, JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { fetchJson, isSafeAddress } from './bounded-fetch.js';

const KEPT_MS = 10 * 60_000;

const discovery = z.looseObject({ issuer: z.string(), jwks_uri: z.string() });
const keySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })).max(1_000) });

type KeySet = (header: CompactJWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey>;

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

  /** The key that a token's header names. Throws jose's errors where there is none, and {@link IssuerUnavailable}. */
  readonly find: KeySet = async (header, token) => {
    if (this.keys === undefined || this.now() - this.fetchedAt > KEPT_MS) await this.ask();
    if (this.keys === undefined)
      throw new IssuerUnavailable(`the keys of ${this.issuer} could not be read`, { cause: this.lastFailure });
    const before = this.keys;
    try {
      return await before(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.ask();
      if (this.keys === before) throw error;
      return this.keys(header, token);
    }
  };

  /** Asks the issuer, unless it was asked a moment ago; joins a question that is under way. */
  private ask(): Promise<void> {
    if (this.asking !== undefined) return this.asking;
    if (this.now() - this.askedAt < this.cooldownMs) return Promise.resolve();
    this.askedAt = this.now();
    this.asking = this.fetchKeys()
      .then((keys) => {
        this.keys = keys;
        this.fetchedAt = this.now();
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
    const set = keySet.parse(await fetchJson(found.jwks_uri));
    return createLocalJWKSet(set as unknown as JSONWebKeySet);
  }
}
