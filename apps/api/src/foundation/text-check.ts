/** Text that no part of a request may hold: lone surrogates, control characters, and nesting without end. */
import type { Fault } from '@whence/workflow';

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** With the u flag a pair is one character, so only a half that stands alone is a surrogate. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const DEEPEST = 64;
const MOST_FAULTS = 20;

/** What is wrong with one text, or undefined. Tab, line feed and carriage return are text. */
function faultOf(text: string): Pick<Fault, 'found' | 'expected'> | undefined {
  const control = CONTROL.exec(text);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return { found: `control character U+${code} at offset ${control.index}`, expected: 'text without it' };
  }
  const lone = LONE_SURROGATE.exec(text);
  if (lone) {
    const code = lone[0].charCodeAt(0).toString(16).toUpperCase();
    return {
      found: `half a character (lone surrogate U+${code}) at offset ${lone.index}`,
      expected: 'well-formed Unicode',
    };
  }
  return undefined;
}

/** One segment of a JSON Pointer (RFC 6901). */
export function pointerSegment(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** What is said of a number such as 1e400, which no schema takes and no digest can hold. */
export const PAST_ALL = 'a number past all numbers';

/**
 * Everything in a value that is not clean text: at most 20 faults, each with its JSON Pointer after `prefix`. Walks
 * without recursion, so that no nesting can exhaust the stack.
 */
export function textFaults(value: unknown, prefix: string): readonly Fault[] {
  const faults: Fault[] = [];
  const left: { readonly value: unknown; readonly where: string; readonly depth: number }[] = [
    { value, where: prefix, depth: 0 },
  ];
  for (let next = left.pop(); next !== undefined && faults.length < MOST_FAULTS; next = left.pop()) {
    const { value: found, where, depth } = next;
    if (typeof found === 'string') {
      const fault = faultOf(found);
      if (fault) faults.push({ where, ...fault });
    } else if (typeof found === 'number' && !Number.isFinite(found)) {
      faults.push({ where, found: PAST_ALL, expected: 'a number between -1.8e308 and 1.8e308' });
    } else if (typeof found === 'object' && found !== null) {
      if (depth >= DEEPEST) {
        faults.push({ where, found: `more than ${DEEPEST} levels`, expected: `at most ${DEEPEST}` });
        continue;
      }
      const members = Object.entries(found).reverse();
      for (const [key, member] of members) {
        const bad = key === '__proto__' ? { found: '"__proto__"', expected: 'another name' } : faultOf(key);
        if (bad) faults.push({ where, found: `a member's name with ${bad.found}`, expected: bad.expected });
        else left.push({ value: member, where: `${where}/${pointerSegment(key)}`, depth: depth + 1 });
      }
    }
  }
  return faults;
}
