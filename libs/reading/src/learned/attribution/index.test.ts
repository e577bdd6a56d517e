import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blocksOf } from '../../blocks.js';
import { lineOf, type Line } from '../../line.js';
import type { Span } from '../../reading.js';
import { sentencesOf } from '../../sentences.js';
import { reasonsOf, sayingsOf } from './index.js';

function linesOf(text: string): Line[] {
  return blocksOf(text)
    .flatMap((block, index) =>
      sentencesOf(text, block.start, block.end).map((span) => ({ ...span, part: block.part, block: index })),
    )
    .map((sentence, index) => lineOf(text, sentence, index, undefined));
}

/** Each saying as "source | cue | content", fragments joined by " … ". */
function told(text: string): string[] {
  const words = (spans: readonly Span[]): string => spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
  return sayingsOf(text, linesOf(text)).map(({ source, cue, content }) =>
    [words(source), words(cue), words(content)].join(' | '),
  );
}

describe('sayings', () => {
  it.each<[string, string[]]>([
    ['The mayor said the bridge would reopen in May.', ['The mayor | said | the bridge would reopen in May']],
    ['“We lost two harvests,” said Amina Diallo, a farmer.', ['Amina Diallo, a farmer | said | “We lost two harvests,”']],
    ['According to the health ministry, 40 people were treated.', ['the health ministry | According to | 40 people were treated']],
    ['The dam holds less water than last year, according to the power company.', ['the power company | according to | The dam holds less water than last year']],
    ['The company announced that it would close three plants.', ['The company | announced | that it would close three plants']],
    ['“The vaccine is safe,” Dr. Lee told reporters.', ['Dr. Lee | told | “The vaccine is safe,”']],
    ['Police say the driver fled the scene.', ['Police | say | the driver fled the scene']],
    ['A study found that coffee drinkers sleep less.', ['A study | found | that coffee drinkers sleep less']],
    ['The minister denied that the figures had been changed.', ['The minister | denied | that the figures had been changed']],
    ['“It was terrifying,” she said. “We ran to the roof and waited there for hours.”', ['she | said | “It was terrifying,” … “We ran to the roof and waited there for hours.”']],
    ['The road, the governor said, will stay closed until June.', ['the governor | said | The road … will stay closed until June']],
    ['The central bank expects inflation to slow next year.', ['The central bank | expects | inflation to slow next year']],
    ['Opponents pushed back against the plan.', ['Opponents | pushed back against | the plan']],
    ['The agency’s report shows that rainfall fell by a third.', ['The agency’s report | shows | that rainfall fell by a third']],
    ['Nurses said in a statement that wards were full.', ['Nurses | said in a statement | that wards were full']],
    ['Residents complained that the water smelled of petrol.', ['Residents | complained | that the water smelled of petrol']],
    ['The fire was caused by a faulty cable, investigators concluded.', ['investigators | concluded | The fire was caused by a faulty cable']],
    ['He added: “Nobody asked us.”', ['He | added: | “Nobody asked us.”']],
    ['The senator accused the agency of hiding the report.', ['The senator | accused | the agency of hiding the report']],
    ['Economists warned that prices could double.', ['Economists | warned | that prices could double']],
    ['The airline has said it will refund all passengers.', ['The airline | has said | it will refund all passengers']],
    ['“We are not closing,” the owner wrote on the shop\'s website.', ["the owner | wrote | “We are not closing,”"]],
    ['The judge called the evidence weak.', ['The judge | called | the evidence weak']],
    ['Officials declined to comment.', ['Officials | declined | to comment']],
    ['The coach believes the team can win.', ['The coach | believes | the team can win']],
    ['The river rose by two metres overnight.', []],
    ['Seven buses collided near the station.', []],
    ['"Obama \'s plan is dead , " he said .', ['he | said | "Obama \'s plan is dead , "']],
  ])('reads %s', (text, expected) => expect(told(text)).toEqual(expected)); // prettier-ignore

  it('keeps two speakers of a sentence apart', () =>
    expect(told('The ministry said 12 people had died, but the hospital said the toll was 15.')).toEqual([
      'The ministry | said | 12 people had died',
      'the hospital | said | the toll was 15',
    ]));

  it('can tell which words made a cue', () => {
    const text = 'The mayor insisted that the bridge was safe.';
    const reasons = reasonsOf(linesOf(text), { start: 10, end: 18 });
    expect(reasons.length).toBeGreaterThan(3);
    expect(reasons.some(({ words, weight }) => words.includes('insisted') && weight > 0)).toBe(true);
    for (const [at, { weight }] of reasons.entries())
      expect(Math.abs(weight)).toBeLessThanOrEqual(Math.abs(reasons[at - 1]?.weight ?? Infinity));
    expect(reasonsOf(linesOf(text), { start: 11, end: 18 })).toEqual([]);
  });

  it('finds nothing in nothing', () => expect(sayingsOf('', [])).toEqual([]));

  const piece = fc.oneof(
    fc.constantFrom('said', 'The mayor', '“', '”', '"', "''", ',', '.', '\n\n', 'according to', ':', '\ud800', '\udc00', '👍', 'أكد', '—'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  ); // prettier-ignore
  const page = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));

  it('gives spans inside the text, in order, whatever the text', () => {
    fc.assert(
      fc.property(page, (text) => {
        const lines = linesOf(text);
        for (const saying of sayingsOf(text, lines)) {
          expect(lines[saying.sentence]).toBeDefined();
          expect(saying.cue).not.toEqual([]);
          expect(saying.content).not.toEqual([]);
          for (const spans of [saying.source, saying.cue, saying.content]) {
            let last = 0;
            for (const { start, end } of spans) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(text.length);
              last = end;
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('reads a text the same way twice, and a paragraph whatever stands around it', () => {
    const paragraph = '“We lost two harvests,” said Amina Diallo. The ministry denied that.';
    const alone = told(paragraph);
    expect(alone).toHaveLength(2);
    expect(told(paragraph)).toEqual(alone);
    expect(told(`Rain fell on Monday.\n\n${paragraph}\n\nNobody “saw it.`)).toEqual(alone);
  });
});
