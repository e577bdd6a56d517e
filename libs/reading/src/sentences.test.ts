import { describe, expect, it } from '@jest/globals';
import { MAX_SENTENCE, sentencesOf } from './sentences.js';

const split = (text: string): string[] =>
  sentencesOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));

/** Each line: the sentences as they should come out, printed with one space between them, or none in scripts without spaces. */
const PRINTED: readonly (readonly string[])[] = [
  ['The U.S. Senate met.', 'It rained.'],
  ['He left the U.S.', 'The rest stayed.'],
  ['He flew to the U.S. on Monday.'],
  ['They moved to the U.S.', 'Officials declined to comment.'],
  ['U.S. President Ann Lee met U.K. Prime Minister Bo Ray.'],
  ['Gen. Ann Lee and Lt. Col. Bo Ray met in St. Louis.'],
  ['The report by Sgt. Maj. John Doe was late.', 'Nobody read it.'],
  ['It opened at 5 p.m. on Monday.', 'It closed at 9 p.m.', 'Nobody came.'],
  ['It starts at 9 a.m. EST and ends at 5 p.m. local time.'],
  ['The vote is at 6 p.m. Tuesday.'],
  ['The vote was at 6 p.m.', 'Turnout was low.'],
  ['He spoke to No. 10 staff about Section No. 5.'],
  ['Did he agree?', 'No.', 'He refused.'],
  ['They fired 152mm rounds.', '152mm shells are scarce.'],
  ['Acme Inc. reported a loss.', 'Its rival Bolt Ltd. did not.'],
  ['He works for Acme Inc.', 'The company is in Ohio.'],
  ['Shares of Acme Corp. fell 3.5 percent to $12.50.', 'Volume was 1.2 million.'],
  ['Prices rose 2.5%.', 'Wages rose 1.1%.'],
  ['J. R. Smith and A.B. Jones agreed.', 'C. Wu did not.'],
  ['John F. Kennedy spoke.', 'It was cold.'],
  ['The plan came from George W. Bush.', 'Voters liked it.'],
  ['“We will stay.”', 'He left anyway.'],
  ['“We will stay,” he said.', '“They won’t.”'],
  ['“Why now?” asked the judge.', 'Nobody answered.'],
  ['“Stop!” he shouted.', 'They ran.'],
  ['She said: “It is over.', 'We lost.”', 'He cried.'],
  ['"It is over."', 'He left.'],
  ["'It is over.'", 'He left.'],
  ['He said it was “over.”', 'She agreed.'],
  ['The rest (about 40 people) stayed.', '(Some left later.)', 'Nobody died.'],
  ['Revenue fell (see Fig. 3 for detail).', 'Costs rose.'],
  ['He paused … and went on.', 'Then … silence.'],
  ['He paused... and went on.'],
  ['He paused...', 'Then he left.'],
  ['“I thought ... we had won,” she said.', 'They had not.'],
  ['“I don’t know…” he said.'],
  ['Wait!!!', 'What?!', 'Really?'],
  ['It happened on Jan. 5 in Ohio.', 'It was cold.'],
  ['He died on Sept. 11, 2001.', 'She was there.'],
  ['It ended in Dec.', 'The new year came.'],
  ['See www.example.com.', 'It is free.'],
  ['Visit https://example.com/a.b?c=d.e for details.', 'Then go.'],
  ['Write to press@example.co.uk.', 'They answer.'],
  ['LONDON (Reuters) - At least 40 people died.', 'Police said so.'],
  ['WASHINGTON, Jan. 5 (AP) — The Senate met.', 'It rained.'],
  ['Yahoo! shares rose.', 'They fell later.'],
  ['The group E.ON fell.', 'RWE rose.'],
  ['Prof. Dr. Maria Lopez, Ph.D., spoke.', 'Students cheered.'],
  ['She holds a Ph.D. in physics.', 'He has an M.B.A.', 'They met at M.I.T.'],
  ['He was born in Washington, D.C., in 1950.', 'He died in Washington, D.C.', 'His wife lives there.'],
  ['The U.N. Security Council met.', 'The E.U. did not.'],
  ['The case is Roe v. Wade.', 'It was decided in 1973.'],
  ['Smith vs. Jones was postponed.', 'Fans were angry.'],
  ['He lives on 5th Ave. in New York.', 'She lives on Main St.', 'They met once.'],
  ['Use e.g. apples, i.e. fruit, etc. for this.', 'Do not use nuts.'],
  ['They sold apples, pears, etc.', 'Business was good.'],
  ['Sen. Ted Lee (R., Texas) voted no.', 'Rep. Al Moe, D-Calif., did not.'],
  ['Gov. Kim Roe of Calif. signed it.', 'Oregon did not.'],
  ['It cost approx. 5 million.', 'Est. cost was lower.'],
  ['The 5.2-magnitude quake hit at 3.15pm.', 'Nobody died.'],
  ['Version 2.0.1 is out.', 'Nobody uses it.'],
  ['He won 6-4, 7-6 (5).', 'She lost.'],
  ['They wanted: food; water; and, above all, rest.', 'They got none.'],
  ['His aims were simple: win.', 'He lost.'],
  ['court in the U.S. .', 'The judge agreed .'],
  ["`` We will win , '' he said .", 'They lost .'],
  ["He said `` no . ''", 'She left .'],
  ['Mr. and Mrs. Smith left.', 'Ms. Jones stayed.'],
  ['Messrs. Lee and Roe resigned.', 'Dr. No did not.'],
  ['Is it true?', 'Yes, said Mr. Lee.'],
  ['iPhone sales fell.', 'eBay rose.', 'iPads did well.'],
  ['He called it “a disaster.”', 'The mayor agreed.'],
  ['The law, passed in 2010, is dead.', '2011 was worse.'],
  ['40 people died.', '30 were hurt.'],
  ['He scored in the 90th min. of the game.', 'Fans cheered.'],
  ['It weighs 5 lbs. and costs $3.', 'It is 6 ft. 2 in. tall.'],
  ['It is about 30 km. from here.', 'Nobody goes.'],
  ['今天下雨。', '明天也下雨。'],
  ['今天下雨。', '他走了！', '真的吗？'],
  ['هل تمطر؟', 'نعم.', 'خرج الناس.'],
  ['वर्षा हुई।', 'लोग गए।'],
  ['We won 🎉.', 'They lost 😢!', 'Sad.'],
  ['Great news 🎉🎉 everyone.', 'We won.'],
  ['He asked why.', 'They said nothing.'],
  ['Op. cit. p. 5 says so.', 'See pp. 6-7.'],
  ['The firm, A.G. Edwards & Sons Inc., closed.', 'Its staff left.'],
  ['He met Kim Jong Un.', 'U Thant was dead.'],
  ['It was Plan B.', 'They had no Plan C.'],
  ['She got a grade of A.', 'He failed.'],
  ['Vitamin C is cheap.', 'It helps.'],
  ['Lt. Gov. Dan Roe spoke to Rev. Al Moe Jr. of Ohio.', 'He left.'],
  ['He met Sammy Davis Jr.', 'They sang.'],
  ['The N.F.L. season opens Sunday.', 'Fans wait.'],
  ['“Are you sure?”', '“Yes.”', '“Good.”'],
  ['“I am,” said Lee.', '“You are not.', 'You never were.”'],
  ['He said, “I will go.” and left.'],
  ['The dog (a poodle!) barked.', 'It stopped.'],
  ['It was over (or so they thought.)', 'It was not.'],
  ['The bill [H.R. 5] passed.', 'S. 12 failed.'],
  ['A U.S.-led force won.', 'The anti-U.S. mood grew.'],
  ['The dose is 5 mg.', 'Take two.'],
  ['Temperatures hit 40 C.', 'Roads melted.'],
  ['The rate is 0.5 p.c. a year.', 'It was 1 p.c. in May.'],
  ['Co. officials said no.', 'Vol. 3 is out.'],
  ['They met on Mon. and Tues. of last week.', 'Talks failed.'],
  ['Nos. 5 and 6 failed.', 'No. 7 passed.'],
  ['He replied: No.', 'She left.'],
  ['She is ranked world No. 1.', 'He is No. 2.'],
  ['It was 2 a.m.', 'I was asleep.'],
  ['He spoke of the “U.S. problem.”', 'Others did too.'],
  ['Trump said on Twitter: “SAD!”', 'Nobody laughed.'],
  ['“Why now?” Ann Lee asked.', 'Nobody answered.'],
  ['“Why now?”', 'Ann Lee turned away.'],
  ["''Do we stay?'' Mr. Lee asked .", 'They did .'],
  ['It was cold.', '... But they stayed.'],
  ['(Wayne County, Mich.) Sheriff Bo Ray spoke.', 'Nobody heard.'],
  ['RENO, Nev. (AP) — It rained.', 'It was cold.'],
  ['Flood Hits U.S. And Canada Again'],
  ['1. The first point is this.', '2. The second is not.'],
];

describe('sentences', () => {
  it.each(PRINTED.map((sentences) => [sentences.join(/。/.test(sentences[0] ?? '') ? '' : ' '), sentences] as const))(
    '%s',
    (text, sentences) => expect(split(text)).toEqual(sentences),
  );

  it('counts from the beginning of the text and stays in the block', () => {
    const text = 'One. Two.\n  Three. Four.  \nFive.';
    const found = sentencesOf(text, 10, 26);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Three.', 'Four.']);
  });

  it.each(['7', 'word ', '😀', 'a, ', '(', '. ', ' .', '"', '。'])('bounds a run of %j', (unit) => {
    const text = unit.repeat(20_000 / unit.length);
    const found = sentencesOf(text, 0, text.length);
    for (const { start, end } of found) expect(end - start).toBeLessThanOrEqual(MAX_SENTENCE);
    expect(
      found
        .map(({ start, end }) => text.slice(start, end))
        .join('')
        .replaceAll(/\s/g, ''),
    ).toBe(text.replaceAll(/\s/g, ''));
    for (const { start } of found) expect(text.charCodeAt(start) & 0xfc00).not.toBe(0xdc00);
  });
});
