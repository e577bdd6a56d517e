/** What a published verdict cites beside statements, for what is exported of it: no name, and nothing from a hidden hand. */
import type { PageType } from '../evidence/page-type.js';

/** A page as it was read; whoever has the same page can tell by the hash. */
export interface PublicSnapshot {
  readonly address?: string;
  readonly title?: string;
  /** BCP 47. */
  readonly language?: string;
  /** ISO 8601, UTC. */
  readonly readAt: string;
  readonly mediaType: PageType;
  /** Of the bytes, 64 hex digits. */
  readonly sha256: string;
}

export type PublicEvidence =
  | { readonly kind: 'snapshot'; readonly page: PublicSnapshot }
  | {
      readonly kind: 'excerpt';
      readonly page: PublicSnapshot;
      readonly exact: string;
      readonly prefix: string;
      readonly suffix: string;
      /** In the text that is read from the page, UTF-16 code units; null where none is. */
      readonly position: { readonly start: number; readonly end: number } | null;
      /** Page of a document, from 1. */
      readonly pageNumber?: number;
      readonly language: string;
      readonly translation?: { readonly text: string; readonly language: string; readonly by: 'the desk' | 'another' };
    }
  /** Somebody whose name is kept back, or anything that came from them: its hash or its words could tell who. */
  | { readonly kind: 'confidential-source'; readonly label: string };
