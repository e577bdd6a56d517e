/**
 * The rules that decide comparisons, by name. A name is stable: findings hold it. The sentence is the rule as a reader is
 * told it. Source of each: DESIGN, Figures and Origins; docs/decisions/0005.
 */
export const COMPARISON_RULES = {
  'same-time-stock':
    'Counts of one moment agree when what they speak near overlaps, and conflict when what they allow does not.',
  'same-time-flow':
    'Counts over one period agree when what they speak near overlaps, and conflict when what they allow does not.',
  'same-time-cumulative':
    'Totals up to one date agree when what they speak near overlaps, and conflict when what they allow does not.',
  'same-time-forecast':
    'Forecasts of one outlook agree when what they speak near overlaps, and conflict when what they allow does not.',
  'same-proposition': 'Two that say the same of the same time agree, though neither gives a number.',
  'opposite-direction': 'What rose did not fall: over one time the two exclude each other.',
  'open-bound': 'A floor or a ceiling that is far off does not exclude a number, and does not support it.',
  'cumulative-at-two-dates': 'Totals of two dates agree when what they speak near overlaps: nothing was added between.',
  'cumulative-grew': 'A total grows: a later one may be higher, and an earlier one lower.',
  'later-below-earlier-floor': 'A total does not shrink: a later one below an earlier one conflicts with it.',
  'stock-later':
    'A later count of what is there at a moment takes the place of an earlier one with which it does not agree.',
  'stock-at-another-time': 'What is there at one moment tells nothing of what was there at another.',
  'within-one-year':
    'Where one count is dated to the year alone in which the other falls, either may be the later: unlike numbers exclude nothing.',
  'part-exceeds-whole': 'A part may not exceed its whole, nor a place the place that holds it.',
  containment: 'From a part and its whole nothing more follows than that the part is not the greater.',
  'flows-tile': 'Counts of one source over periods that follow one another add up to its count over all of them.',
  'union-summed':
    'Counts by one source, for one time, of the parts that make up a measure add up to its count of that measure.',
  'forecast-against-observed':
    'A forecast or an announcement is held against what was observed of the same thing after it.',
  'without-a-number': 'A number cannot be weighed against words without one.',
  withdrawn: 'What its own source has withdrawn, or denies having said, supports and contradicts nothing any more.',
  corrected:
    'What its own source has corrected is replaced by the correction, and supports and contradicts nothing any more.',
  operand: 'A figure from which that of the claim is worked out is no other count of the same.',
  related:
    'What denies, does not know, leaves out or tells a direction bears on a number without being compared with it.',
  slots: 'Figures that differ in what, whom, where or when they count, or in how, are not comparable.',
} as const;

export type ComparisonRule = keyof typeof COMPARISON_RULES;

export const COMPARISON_RULE_NAMES = Object.keys(COMPARISON_RULES) as ComparisonRule[];
