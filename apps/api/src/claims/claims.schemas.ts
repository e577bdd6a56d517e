import { REVIEW_EVENTS, REVIEW_STATES } from '@whence/domain';
import { contentSchema, keySchema, OBSERVATION_KINDS, ODDITY_KINDS, PERMISSIONS } from '@whence/workflow';
import { z } from 'zod';
import { citedEvidence, evidenceWanted } from '../evidence/cited-evidence.schema.js';
import { FORECAST } from '../foundation/index.js';
import { reply } from '../replies/replies.schemas.js';
import { day, id, instant, key, line, nextPage, ordinal, partialDate } from '../foundation/index.js';

const PARTS = ['headline', 'bullet', 'heading', 'summary', 'body', 'caption'] as const;
const NOT_CHECKABLE = ['opinion', 'question', 'no-content'] as const;
const SOURCE_WORDS = ['named', 'anonymous', 'vague'] as const;
const LONGEST_QUOTE = 10_000;

/** What a claim says: a figure when it has an `amount`, else a proposition. */
export const content = contentSchema.extend({ measure: keySchema.exactOptional() }).meta({
  id: 'Content',
  description: 'What is said: a figure when it has an `amount`, else a proposition.',
  examples: [FORECAST],
});

export const offset = z.int().min(0).meta({ description: 'UTF-16 code units from the start of the text.' });

export const passage = z
  .strictObject({ start: offset, end: offset, exact: z.string(), prefix: z.string(), suffix: z.string() })
  .meta({ id: 'Passage', description: 'A quote: W3C TextQuoteSelector and TextPositionSelector.' });

export const stated = z
  .strictObject({
    text: z.string(),
    kind: z.enum(SOURCE_WORDS),
    source: z.string().exactOptional(),
    oddities: z
      .array(
        z
          .strictObject({ kind: z.literal('name-acronym-mismatch'), printed: z.string(), expected: z.string() })
          .readonly(),
      )
      .readonly()
      .exactOptional(),
    span: z.strictObject({ start: offset, end: offset }).readonly().exactOptional(),
  })
  .meta({ id: 'StatedSource', description: 'A hand through which the page says that it came.' });

const chain = z.array(stated).readonly();

export const appearance = z
  .strictObject({
    key: z.string(),
    outlet: z.string().exactOptional(),
    outletName: z.string().exactOptional(),
    url: z.string().exactOptional(),
    publishedOn: partialDate.exactOptional(),
    passage,
    part: z.enum(PARTS),
    content,
    stated: chain.meta({ description: 'Nearest to the reader first.' }),
    mayBe: z
      .array(z.strictObject({ stated: chain, because: z.string() }).readonly())
      .readonly()
      .exactOptional()
      .meta({ description: 'Attributions elsewhere on the page that may govern it: suggestions.' }),
  })
  .meta({ id: 'Appearance', description: 'One place where a claim appears.' });

export const heldAppearance = appearance
  .extend({
    articleId: id,
    revision: z.int().meta({ description: 'The revision that the offsets count in.' }),
    health: z.enum(['exact', 'moved', 'changed', 'orphaned']),
  })
  .meta({ id: 'HeldAppearance' });

export const link = z
  .strictObject({
    appearance: z.string(),
    statement: z.string(),
    standing: z.enum(['confirmed', 'rejected']),
    reason: z.string().nullable(),
  })
  .meta({ id: 'ClaimLink', description: "A person's word on whether an appearance relays a statement." });

export const claim = z
  .strictObject({
    id,
    version: z.int().meta({ description: 'Of what it is held to say.' }),
    reviewVersion: z.int().meta({ description: 'How many steps its review has taken.' }),
    state: z.enum(REVIEW_STATES),
    takes: z.array(z.enum(REVIEW_EVENTS)).meta({ description: 'The steps that its state takes.' }),
    youMayTake: z.array(z.enum(REVIEW_EVENTS)).meta({
      description:
        'Those of them that you may take: by your permissions, by who gave the verdict, and by whether one stands.',
    }),
    assignee: id.nullable(),
    dueOn: z.string().nullable(),
    content,
    effective: z
      .strictObject({ measure: keySchema, place: keySchema, fromPlace: keySchema })
      .partial()
      .exactOptional()
      .meta({ description: 'The keys that are meant, where those of `content` were merged into others.' }),
    notCheckable: z.enum(NOT_CHECKABLE).nullable(),
    inferred: z
      .array(z.strictObject({ slot: z.string(), because: z.string() }).readonly())
      .readonly()
      .meta({ description: 'Slots that more than the words beside the figure have filled, and what.' }),
    loose: z
      .array(
        z
          .strictObject({
            slot: z.enum(['measure', 'subject', 'place', 'source']),
            words: z.string(),
            candidates: z.array(z.string()).readonly(),
            because: z.string(),
          })
          .readonly(),
      )
      .readonly()
      .meta({ description: 'Words that fit only loosely: nothing was filled in for them.' }),
    odd: z
      .array(z.strictObject({ kind: z.enum(ODDITY_KINDS), text: z.string() }).readonly())
      .readonly()
      .meta({ description: 'What is odd about it on its page, each in one sentence.' }),
    appearances: z.array(heldAppearance),
    links: z.array(link),
    replies: z
      .array(reply)
      .exactOptional()
      .meta({ description: 'Who was asked about it, and what they answered; where one claim is read.' }),
  })
  .meta({ id: 'Claim', description: 'One figure or proposition under review.' });

export const newClaim = z
  .strictObject({
    articleId: id,
    revision: ordinal.exactOptional().meta({ description: 'The newest when left out.' }),
    quote: z.strictObject({
      exact: z.string().min(1).max(LONGEST_QUOTE),
      prefix: z.string().max(1_000).exactOptional(),
      suffix: z.string().max(1_000).exactOptional(),
      start: offset.exactOptional(),
    }),
    part: z.enum(PARTS).exactOptional(),
    content,
    notCheckable: z.enum(NOT_CHECKABLE).exactOptional(),
    stated: z
      .array(z.strictObject({ text: line(500), kind: z.enum(SOURCE_WORDS), source: keySchema.exactOptional() }))
      .max(20)
      .exactOptional(),
  })
  .meta({
    id: 'NewClaim',
    examples: [
      {
        articleId: '0197f2a0-0000-7000-8000-000000000001',
        revision: 1,
        quote: { exact: 'more than 30,000 troops', prefix: 'officials said that ', suffix: ' by November', start: 120 },
        part: 'body',
        content: FORECAST,
        stated: [{ text: 'officials', kind: 'vague' }],
      },
    ],
  });

export const claimEdit = z
  .strictObject({
    version: ordinal.exactOptional().meta({ description: 'The version that the edit starts from.' }),
    content,
    notCheckable: z.enum(NOT_CHECKABLE).exactOptional(),
  })
  .meta({ id: 'ClaimEdit', examples: [{ version: 1, content: FORECAST }] });

const reason = z.string().max(10_000);
export const maybeReason = z.strictObject({ reason: reason.exactOptional() }).meta({ id: 'MaybeReason' });
export const standing = z
  .strictObject({
    reason: reason.min(1),
    finding: ordinal.meta({ description: 'Number of the finding that was seen: the newest one.' }),
  })
  .meta({ id: 'Standing' });

export const withReason = z.strictObject({ reason: reason.min(1) }).meta({ id: 'WithReason' });

export const assignment = z
  .strictObject({
    assignee: id,
    dueOn: day.exactOptional(),
    reason: reason.exactOptional().meta({ description: 'Why; it stands in the history of the claim.' }),
  })
  .meta({ id: 'Assignment' });

export const linkJudgement = z
  .strictObject({
    appearance: key,
    statement: key,
    standing: z.enum(['confirmed', 'rejected']),
    reason: reason.exactOptional(),
  })
  .meta({ id: 'LinkJudgement' });

export const submission = z
  .strictObject({ claimId: id, requestId: id })
  .meta({ id: 'Submission', description: 'A wish for a cross-reference, queued.' });

export const newObservation = z
  .strictObject({
    kind: z.enum(OBSERVATION_KINDS),
    text: z.string().min(1).max(10_000),
    cited: z
      .array(line(2_000))
      .max(100)
      .default([])
      .meta({ description: 'Keys of statements, or addresses of pages.' }),
    evidence: evidenceWanted,
  })
  .meta({ id: 'NewObservation' });

export const observation = z
  .strictObject({
    id,
    personId: id,
    kind: z.enum(OBSERVATION_KINDS),
    text: z.string(),
    cited: z.array(z.string()).readonly(),
    evidence: citedEvidence,
    withdrawn: z
      .strictObject({ personId: id, reason: z.string(), at: instant })
      .nullable()
      .meta({ description: 'By whom it was taken back, when, and why.' }),
  })
  .meta({ id: 'Observation', description: 'A remark that no rule can compute.' });

export const observationList = z.strictObject({ entries: z.array(observation) }).meta({ id: 'ObservationList' });

const memberChange = z
  .strictObject({
    member: z.string().meta({ description: 'A JSON pointer.' }),
    before: z.unknown().meta({ description: 'Null where it was not there.' }),
    after: z.unknown().meta({ description: 'Null where it is gone.' }),
    says: z.string().nullable().meta({
      description:
        'The same in words, with names: “State: submitted (before: proposed)”. Null where `says` of the entry tells it, and where it says nothing to a reader.',
    }),
  })
  .readonly()
  .meta({ id: 'MemberChange', description: 'One member that two versions hold differently.' });

export const claimHistory = z
  .strictObject({
    entries: z.array(
      z.strictObject({
        position: z.int().nullable().meta({ description: 'Place in the log; null while it is being given one.' }),
        at: instant,
        actor: z.enum(['person', 'job', 'operator']),
        personId: id.nullable(),
        action: z.string(),
        subject: z.strictObject({ kind: z.string(), id: z.string(), version: z.int() }).readonly(),
        content: z.record(z.string(), z.unknown()).readonly(),
        person: z
          .strictObject({ id, name: z.string().nullable() })
          .readonly()
          .nullable()
          .meta({ description: 'Who did it, by the name of today: null once it was erased. Null for a job.' }),
        says: z.string().meta({ description: 'What happened, in plain English.' }),
        why: z
          .string()
          .nullable()
          .meta({ description: 'The reason that was given: of a verdict its rationale, of a recheck what differs.' }),
        changed: z
          .array(memberChange)
          .readonly()
          .meta({ description: 'Against the version before of the same thing; empty for a first version.' }),
      }),
    ),
    next: nextPage,
    without: z.array(z.enum(PERMISSIONS)).exactOptional().meta({
      description: 'Permissions that your key lacks for the whole of it: what needs them is left out, if there is any.',
    }),
  })
  .meta({ id: 'ClaimHistory', description: 'What happened to a claim, first things first.' });
