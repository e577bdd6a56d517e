/** "The worst since", "not seen since", "than at any time since": how far back nothing was like it, and no beginning of a count. */

const MOST =
  '(?:first|most|least|worst|best|only|highest|lowest|largest|biggest|smallest|greatest|deadliest|strongest|weakest|fastest|' +
  'slowest|steepest|sharpest|hottest|coldest|wettest|driest|warmest|coolest|widest|deepest|tightest|toughest|hardest|' +
  'fewest|longest|shortest|\\p{L}{3,}iest)';
const RANK =
  `(?:\\b(?:the|its|their|his|her|our)\\s(?:[\\p{L}-]+\\s)?${MOST}\\b(?!\\sof\\b)|` +
  '\\b(?:not|never|last|un)[ -]?(?:been )?(?:seen|felt|known|recorded|reached|witnessed|heard)\\b|' +
  '\\b(?:than|like)\\b[^,;:—\\d]{0,20}\\bany\\b)[^,;:—]{0,60}\\bsince\\b';

/** The words up to "since", wherever they stand. */
export const RANKED_SINCE = new RegExp(RANK, 'giu');

const ENDS = new RegExp(
  `${RANK}\\s(?:(?:at least|around|about|early|late)\\s)?(?:[^,;:—]*\\b(?:in|on|of|at)\\s)?(?:the\\s)?$`,
  'iu',
);

/** Whether what stands before a date tells how far back nothing was like it: "the worst quake since the disaster of". */
export const ranksSince = (before: string): boolean => ENDS.test(before);
