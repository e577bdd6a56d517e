/** What kind of sentence it is, when it cannot be checked: by its form, by words of judgement, and by the trained model. */
import { kinOf } from './learned/worth/kin.js';
import { hashOf } from './learned/hash.js';
import { wordsOf } from './learned/worth/words.js';
import { Weighed } from './checkable.js';

export type SentenceKind = 'opinion' | 'question' | 'no-content';

const ASKS = /\?["'”’)\]]{0,3}\s{0,4}$/;
/** "Who paid for it?" she asked. */
const ASKED =
  /^["“'‘][^"”]{3,400}\?["”'’],? (?:\S{1,20} ){0,4}(?:asked|asks|wondered|wonders|demanded)(?: \S{1,20}){0,4}\.?$/;

/** The speaker's own mind: no other person can look it up. */
const OWN_MIND =
  /\b(?:I|we) (?:(?:do|would|really|also|still|just|truly|strongly|honestly|firmly|personally) ){0,2}(?:(?:do not|don['’]t|never) )?(?:think|believe|feel|hope|wish|want|love|suspect|guess|suppose)\b(?! (?:of|tank))|\bin (?:my|our) (?:view|opinion|judge?ment|mind)\b|\b(?:I['’]m|I am|we['’]re|we are) (?:\p{L}{2,9} )?(?:proud|glad|sorry|grateful|happy|afraid|convinced|sure|hopeful|worried|delighted|thankful|confident)\b|\bit seems to (?:me|us)\b/iu;
/** What ought to be is no matter of looking it up; "must have been" and what a law says must be are. */
const OUGHT = /\b(?:should(?!er)|ought to|shouldn['’]t)\b/i;
const MUST =
  /\b(?:must(?! have\b)|needs? to|ha(?:s|ve) to|let['’]s|let us|it(?:['’]s| is) (?:high )?time (?:to|for|that))\b/i;
const JUDGES =
  /\b(?:deplorable|shameful|disgraceful|wonderful|terrible|horrible|awful|outrageous|ridiculous|appalling|unacceptable|inexcusable|magnificent|fantastic|brilliant|foolish|reckless|heartless|cowardly|arguably|unfortunately|regrettably|sadly|hopefully|thankfully|frankly|pressing concern|red flags?|raises? (?:eyebrows|questions|concerns?)|worr(?:y|ies|ying)|fears? that|(?:is|was|are|were|be) (?:(?:a|an|the|so|very|too|quite|really|just|simply|deeply|truly) ){0,2}(?:best|worst|great|good|bad|wrong|right|unfair|fair|beautiful|important|stupid|smart|mistake|disgrace|tragedy|outrage|joke|shame|pity))\b/i;

const BOILERPLATE =
  /^(?:read more|see also|related|(?:file )?photo(?:graph)?s?|image|picture|advertisement|sign up|subscribe|follow us|share this|click here|copyright|©|all rights reserved|more on this|continue reading|this (?:article|story) (?:was|has been|is)|our standards|correction|editing by|reporting by|additional reporting|by the associated press)\b/i;
const COURTESY =
  /^(?:good (?:morning|afternoon|evening|night|day)|thank you|thanks|hello|hi|welcome|yes|no|okay|ok|sure|absolutely|of course|exactly|not at all|go ahead|please|congratulations|excuse me|dear|ladies and gentlemen|all right|well)\b/i;

/** Log-odds of the model: below `LOW` nearly no reader calls the sentence check-worthy (about 1 in 30), from `EVEN` on most do. */
const LOW = -3.4;
const EVEN = 0;
/** Words that say nothing by themselves. */
const EMPTY = new Set(
  'thing things way lot sure right well good bad evening morning afternoon night day thank thanks welcome hello please yes okay ok question answer course point fact say says said go know see get got let mean want look'.split(
    ' ',
  ),
);

/** A sentence without one noun, name, figure or verb that says something: courtesies, "That is what it is." */
function isEmpty(sentence: string): boolean {
  for (const word of wordsOf(sentence)) {
    if (word.figure) return false;
    if (word.form.length < 2 || EMPTY.has(word.form) || !/\p{L}/u.test(word.form)) continue;
    if (kinOf(word, hashOf(word.form)).open) return false;
  }
  return true;
}

/**
 * The kind of a sentence that cannot be checked; `undefined` when it can. Forecasts and promises can, once their time has
 * come. `odds`: the model's log-odds for it,
 * looked up only where the words alone do not decide.
 */
export function kindOf(sentence: string, odds = (): number => new Weighed(sentence).odds): SentenceKind | undefined {
  if (ASKS.test(sentence) || ASKED.test(sentence)) return 'question';
  const figures = /\d/.test(sentence);
  if (BOILERPLATE.test(sentence) || isEmpty(sentence)) return 'no-content';
  if (!figures && sentence.length < 60 && COURTESY.test(sentence) && odds() < LOW) return 'no-content';
  if (OUGHT.test(sentence)) return 'opinion';
  // "I think 11,000 were sent" says what can be counted: the model weighs the rest of the sentence.
  if (OWN_MIND.test(sentence)) return odds() < (figures ? -1 : EVEN) ? 'opinion' : undefined;
  if ((MUST.test(sentence) || JUDGES.test(sentence)) && odds() < EVEN) return 'opinion';
  return undefined;
}
