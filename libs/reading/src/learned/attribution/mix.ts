import { mix as unsigned } from '../hash.js';

/** As `mix` of the hashes, as a signed number: these never leave the processor's registers, and only the bits count here. */
export function mix(left: number, right: number): number {
  return unsigned(left, right) | 0;
}
