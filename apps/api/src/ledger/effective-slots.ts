/** The keys that are meant, beside keys that were merged into others. */
import { effectiveKey, type Content } from '@whence/domain';
import type { MergedKeys, VocabularyKind } from '@whence/workflow';

export type KeyedSlot = 'source' | 'measure' | 'place' | 'fromPlace';

const KINDS: Readonly<Record<KeyedSlot, VocabularyKind>> = {
  source: 'source',
  measure: 'measure',
  place: 'place',
  fromPlace: 'place',
};
type Slots = { readonly [S in KeyedSlot]?: string };

/** The slots of a content that hold keys. */
export function slotsOf(content: Content | undefined): Slots {
  const { measure, place, fromPlace } = content ?? {};
  return {
    ...(measure === undefined ? {} : { measure }),
    ...(place === undefined ? {} : { place }),
    ...(fromPlace === undefined ? {} : { fromPlace }),
  };
}

/** Of these slots those whose key means another, with the key that it means; undefined when there is none. */
export function effectiveSlots(slots: Slots, merged: MergedKeys): Slots | undefined {
  const meant: { [S in KeyedSlot]?: string } = {};
  for (const [slot, kind] of Object.entries(KINDS) as [KeyedSlot, VocabularyKind][]) {
    const key = slots[slot];
    const other = key === undefined ? undefined : effectiveKey(key, merged[kind]);
    if (other !== undefined && other !== key) meant[slot] = other;
  }
  return Object.keys(meant).length === 0 ? undefined : meant;
}
