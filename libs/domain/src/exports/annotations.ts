/** Where a claim stands, with the verdict on it, as Web Annotations. Source: W3C Web Annotation Data Model, 2017. */
import { urnOf } from './claim-review.js';
import {
  noticesOf,
  oldestFirst,
  reviewedAgainText,
  type PublishedAppearance,
  type PublishedClaim,
} from './published-claim.js';

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

export interface TextualBodyLd {
  readonly type: 'TextualBody';
  readonly purpose: 'classifying' | 'assessing' | 'commenting';
  readonly value: string;
  readonly format: 'text/plain';
}

export interface AnnotationLd {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: 'assessing';
  readonly creator: { readonly id: string; readonly type: 'Organization'; readonly name: string };
  readonly created: string;
  readonly modified?: string;
  /** The rating, the rationale, then corrections and what stands; of a verdict that was retracted the notices alone. */
  readonly body: readonly TextualBodyLd[];
  readonly target: {
    readonly type: 'SpecificResource';
    /** Address of the piece; of its text by hash (RFC 6920), where the piece has none. */
    readonly source: string;
    readonly selector: readonly [
      {
        readonly type: 'TextQuoteSelector';
        readonly exact: string;
        readonly prefix: string;
        readonly suffix: string;
      },
      /** Unicode code points of the piece's text without markup, as the recommendation counts (4.2.5). */
      { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number },
    ];
  };
}

export interface AnnotationCollectionLd {
  readonly '@context': typeof ANNOTATION_CONTEXT;
  readonly id: string;
  readonly type: 'AnnotationCollection';
  readonly label: string;
  readonly total: number;
  readonly first: {
    readonly id: string;
    readonly type: 'AnnotationPage';
    readonly startIndex: 0;
    readonly items: readonly AnnotationLd[];
  };
}

/** One annotation for each place where a reader can find the claim; its body is the standing verdict. */
export function annotationsOf(claim: PublishedClaim): AnnotationCollectionLd {
  const id = `${urnOf(claim.id)}#annotations`;
  const items = oldestFirst(claim.appearances).map((each) => annotationOf(claim, each));
  return {
    '@context': ANNOTATION_CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: `Where “${claim.says}” stands, and the verdict on it`,
    total: items.length,
    first: { id: `${id}/1`, type: 'AnnotationPage', startIndex: 0, items },
  };
}

function annotationOf(claim: PublishedClaim, appearance: PublishedAppearance): AnnotationLd {
  const { standing, earlier, desk } = claim;
  const { exact, prefix, suffix } = appearance.passage;
  const { start, end } = appearance.codePoints;
  const notices = [...noticesOf(claim).map(({ text }) => text), reviewedAgainText(claim)];
  const modified = standing.retraction?.at ?? (earlier.length === 0 ? undefined : standing.publishedAt);
  return {
    id: `${urnOf(standing.id)}#${encodeURIComponent(appearance.key)}`,
    type: 'Annotation',
    motivation: 'assessing',
    creator: { id: urnOf(desk.id), type: 'Organization', name: desk.name },
    created: (earlier[0] ?? standing).publishedAt,
    ...(modified === undefined ? {} : { modified }),
    body: [
      ...(standing.retraction === undefined
        ? [textOf('classifying', standing.rating.label), textOf('assessing', standing.rationale)]
        : []),
      ...notices.flatMap((text) => (text === undefined ? [] : textOf('commenting', text))),
    ],
    target: {
      type: 'SpecificResource',
      source: appearance.url ?? namedByHash(appearance.textSha256),
      selector: [
        { type: 'TextQuoteSelector', exact, prefix, suffix },
        { type: 'TextPositionSelector', start, end },
      ],
    },
  };
}

function textOf(purpose: TextualBodyLd['purpose'], value: string): TextualBodyLd {
  return { type: 'TextualBody', purpose, value, format: 'text/plain' };
}

const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The name of a text by its hash. Source: RFC 6920. @param sha256 64 hex digits */
export function namedByHash(sha256: string): string {
  const bits = [...sha256].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const letters = (bits.match(/.{1,6}/g) ?? []).map((six) => BASE64_URL[Number.parseInt(six.padEnd(6, '0'), 2)]);
  return `ni:///sha-256;${letters.join('')}`;
}
