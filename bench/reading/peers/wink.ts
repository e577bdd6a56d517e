/** wink-nlp's named entities of number; it tells their words, so that only digits with a multiplier have a value. */
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { plain, type Quantity } from './quantity.js';

const nlp = winkNLP(model, ['sbd', 'ner']);

const TIMES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
const UNITS: Readonly<Record<string, string>> = { MONEY: 'dollar', PERCENT: 'percentage' };
const KINDS = new Set(['CARDINAL', 'MONEY', 'PERCENT']);

export function wink(text: string): Quantity[] {
  const found = nlp.readDoc(text).entities().out(nlp.its.detail) as unknown as { value: string; type: string }[];
  return found.flatMap(({ value, type }) => {
    const match = /(\d[\d,]*(?:\.\d+)?)(?:\s(thousand|million|billion|trillion))?/i.exec(value);
    if (!KINDS.has(type) || !match) return [];
    const number = Number((match[1] ?? '').replaceAll(',', '')) * (TIMES[(match[2] ?? '').toLowerCase()] ?? 1);
    return [plain(number, UNITS[type] ?? '-')];
  });
}
