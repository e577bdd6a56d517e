/** How well, and how fast, the attribution model reads annotated articles. */
import { sayingsBy, type SayingModels } from '../../src/learned/attribution/sayings.js';
import type { Article } from './gold.js';
import { Measure } from './measure.js';

/** Lines that tell speed and agreement. */
export function evaluate(trained: SayingModels, articles: readonly Article[]): string[] {
  const measure = new Measure();
  let sentences = 0;
  let spent = 0;
  for (const { text, lines, gold } of articles) {
    const start = process.cpuUsage().user;
    const found = sayingsBy(trained, lines);
    spent += process.cpuUsage().user - start;
    sentences += lines.length;
    measure.add(text, gold, found);
  }
  return [`${Math.round((1e6 * sentences) / spent)} sentences a second of processor time`, ...measure.lines()];
}
