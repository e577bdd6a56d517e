/**
 * How the work of a reading grows with the text: `npm run bench:growth [-- UNITS]`. Reads runs of hostile and ordinary pieces at a length and at
 * twice the length, and prints the ratio of the processor times: about 2 is linear, 4 is quadratic. The script ends with 1
 * when a ratio is above the limit twice in a row, since other programs disturb a single one.
 */
import { htmlToText, readText } from '@whence/reading';

const LIMIT = 3;
const LENGTH = 100_000;

const repeated = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length));

const TEXTS: Readonly<Record<string, (length: number) => string>> = {
  'plain sentences': (length) =>
    Array.from(
      { length: length / 60 },
      (_, at) => `Ministry ${at} said ${at + 3} people were sent to Town${at} in 2014.`,
    ).join('\n'),
  'one claim again and again': repeated('At least 40 homes were destroyed in Peru on 3 May 2024, police said. '),
  pronouns: repeated('The ministry said that 30 people were killed. It said that 40 were hurt. '),
  'sources that cite sources': repeated('citing Reuters, which cites '),
  'vague sources': repeated('Reports suggest 30 died. '),
  'sayings in the middle': repeated('the party won 40 seats, the board said on Monday, up from 30 in 2020, '),
  'polls without a full stop': repeated('a poll by Orla gave the Reds 41 percent of the vote on 30 percent '),
  'rates of so many': repeated(
    'none of the 40 wards had 3 cases per 100,000 people not counted or yet to be counted; ',
  ),
  headings: repeated('What happened\n\nThe mayor said 30 died.\n\n'),
  bullets: repeated('- 30 died\n'),
  lines: repeated('a\n'),
  'no full stop': repeated('word '),
  'numbers without a full stop': repeated('30 people and '),
  'sums of money': repeated('$5 '),
  percentages: repeated('5% '),
  digits: repeated('7'),
  'groups of digits': repeated('1 000 '),
  'hyphenated numbers': repeated('two-'),
  'written numbers': repeated('twenty-five thousand '),
  dates: repeated('3 May 2024, '),
  'slashed numbers': repeated('1/2/'),
  'nested quotes': (length) => `${'“'.repeat(length / 2)}said 30${'”'.repeat(length / 2)}`,
  'open quotes': repeated('“We said 30 '),
  brackets: repeated('(30) '),
  punctuation: repeated('.,;:!? '),
  slashes: repeated('/'),
  addresses: repeated('http://a.b/c?d=1&'),
  emoji: repeated('😀'),
  'half surrogates': repeated('\ud83d'),
  Arabic: repeated('مرحبا ٣٠ '),
  Chinese: repeated('今天下雨。'),
};

const PAGES: Readonly<Record<string, (length: number) => string>> = {
  'paragraphs of HTML': repeated(
    '<div class="x"><p>At least <b>40</b> people &amp; <a href="/y">police</a> said so.</p></div>\n',
  ),
  'deep HTML': (length) => '<div>'.repeat(length / 11) + '</div>'.repeat(length / 11),
  'HTML that closes what was never opened': (length) => '<div>'.repeat(length / 9) + '</b>'.repeat(length / 9),
  'list entries of HTML': repeated('<li>a'),
  'cells of HTML': repeated('<td>4'),
  'character references': repeated('&amp'),
  'open tags': repeated('<'),
};

/** Processor time of `work` in milliseconds; the better of two runs. */
function timeOf(work: () => unknown): number {
  const once = (): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(once(), once());
}

/** Prints a line for each kind of text; the names of those whose work grows faster than their length. */
export function growth(length = LENGTH): string[] {
  const steep: string[] = [];
  const measure = (name: string, make: (length: number) => string, read: (text: string) => unknown): void => {
    read(make(2000));
    const [once, twice] = [make(length), make(2 * length)];
    const ratio = (): number => timeOf(() => read(twice)) / timeOf(() => read(once));
    let found = ratio();
    if (found > LIMIT) found = ratio();
    if (found > LIMIT) steep.push(name);
    process.stdout.write(`${name.padEnd(40)} ${found.toFixed(1).padStart(5)}\n`);
  };
  for (const [name, make] of Object.entries(TEXTS))
    measure(name, make, (text) => readText(text, { published: '2025-07-14' }));
  for (const [name, make] of Object.entries(PAGES)) measure(name, make, htmlToText);
  return steep;
}
