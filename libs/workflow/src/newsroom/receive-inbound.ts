import type { DeskActor } from '../ledger/ports.js';
import type { ReceiveArticle, ReceiveArticleInput } from '../articles/receive-article.js';
import type { People } from '../desks/ports.js';
import { permissionsOf } from '../desks/permissions.js';
import type { Changes, Clock } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { InboundAnswer, InboundHooks, Secrets, SignedHeaders, Webhooks } from './ports.js';

export interface InboundMessage {
  /** Null: the sender named none. */
  readonly hookId: string | null;
  readonly headers: SignedHeaders;
  /** The body, byte for byte as it was sent: the signature is over it. */
  readonly body: string;
  readonly requestId?: string;
}

/** A message that a hook's secret has signed: only {@link ReceiveInbound.admit} makes one. */
export interface AdmittedMessage {
  readonly by: DeskActor;
  readonly hookId: string;
  /** The sender's own, the same when it sends the same again. */
  readonly messageId: string;
}

const NOW = { position: null } as const;
const LONGEST_MESSAGE_ID = 200;

/**
 * An article that a CMS sent through a hook. The signature is the credential; the hook's person answers for it. A
 * message that comes again is answered as it was the first time.
 */
export class ReceiveInbound {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly clock: Clock;
      readonly people: People;
      readonly inboundHooks: InboundHooks;
      readonly secrets: Secrets;
      readonly webhooks: Webhooks;
      /** Makes the use case that keeps articles, with the changes that it is to make. */
      readonly receiveArticle: (changes: Changes) => Pick<ReceiveArticle, 'run'>;
    },
  ) {}

  /**
   * Lets a message in, before anybody looks into it. Throws `inbound-signature-invalid` with the same words whatever is
   * wrong, also for hooks that are unknown or closed: whoever cannot sign learns nothing. `extra.cause` has the fault,
   * for the operator. Throws `inbound-person-gone` when whoever answers for the hook may not submit articles any more.
   */
  async admit(message: InboundMessage): Promise<AdmittedMessage> {
    const { clock, people, inboundHooks, secrets, webhooks } = this.ports;
    const { hookId, headers, body, requestId } = message;
    const hook = hookId === null ? undefined : await inboundHooks.knockedAt(NOW, hookId);
    const good = hook?.active === true ? await secrets.good(NOW, 'inbound-hook', hook.id, clock.now()) : [];
    const fault =
      headers.id.length > LONGEST_MESSAGE_ID
        ? `found a webhook-id of ${headers.id.length} characters, expected at most ${LONGEST_MESSAGE_ID}`
        : webhooks.fault(good, body, headers);
    if (hook === undefined || fault !== undefined)
      throw new Refusal(
        'unauthenticated',
        'inbound-signature-invalid',
        'The message was not taken. Expected the headers of Standard Webhooks (a webhook-id of at most 200 characters, a webhook-timestamp of the last five minutes, a webhook-signature), signed with the secret of an open hook.',
        [],
        { cause: hook?.active === true ? fault : 'found no open hook' },
      );
    const { deskId, personId } = hook;
    const person = await people.one(NOW, deskId, personId);
    const role = person?.role ?? null;
    if (role === null || !permissionsOf(role).has('article:submit'))
      throw new Refusal(
        'forbidden',
        'inbound-person-gone',
        'The person who answers for this hook may not submit articles any more; expected one who may.',
      );
    const by = { kind: 'person', deskId, personId, ...(requestId === undefined ? {} : { requestId }) } as const;
    return { by, hookId: hook.id, messageId: headers.id };
  }

  /** Throws what ReceiveArticle throws. */
  async run(message: AdmittedMessage, article: ReceiveArticleInput): Promise<InboundAnswer> {
    const { changes, inboundHooks, receiveArticle } = this.ports;
    const { by, hookId, messageId } = message;
    const before = await inboundHooks.answer(NOW, hookId, messageId);
    if (before !== undefined) return before;
    return changes.make(by, 'receive-inbound', async (change) => {
      // The same message, sent twice at once: the first answer is everybody's.
      await change.hold('inbound-message', `${hookId}/${messageId}`);
      const meanwhile = await inboundHooks.answer(change, hookId, messageId);
      if (meanwhile !== undefined) return meanwhile;
      // In this very change: there is never an article whose message is not known.
      const inThisChange: Changes = { make: (_by, _purpose, work) => work(change) };
      const { revision, made, proposed } = await receiveArticle(inThisChange).run(by, article);
      const answer: InboundAnswer = {
        articleId: revision.articleId,
        revisionId: revision.id,
        revisionNumber: revision.number,
        made,
        proposed,
      };
      await inboundHooks.keepAnswer(change, hookId, messageId, answer);
      change.log('receive', { kind: 'inbound-message', id: `${hookId}/${messageId}`, version: 1 }, answer);
      return answer;
    });
  }
}
