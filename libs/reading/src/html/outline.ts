/**
 * Markup to a flat list of paragraphs.
 * htmlparser2's tokenizer reads the markup; the tree above it is built here, because its own parser takes quadratic time on
 * tags that nest deeply or are never opened, and because only the tokenizer tells where each character reference stood.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { NOTED, Notes, isHidden, kindOf, type Attributes } from './attributes.js';
import { BLOCKS, CLOSED_BY, DROPPED, RAW, VOID, partOf } from './elements.js';
import type { Container, Outline, Paragraph, Run } from './page.js';

/** Deeper than any page that people write; below it tags are dropped and their text is kept. */
const MAX_DEPTH = 250;
const LONGEST_NAME = 40;
const LONGEST_VALUE = 2000;
const LONGEST_SCRIPT = 200_000;

class Builder implements TokenizerCallbacks {
  readonly paragraphs: Paragraph[] = [];
  readonly notes = new Notes();
  page = false;
  private readonly open: Container[];
  /** Tags dropped for their depth and not yet closed. */
  private tooDeep = 0;
  private links = 0;
  private raw: { readonly name: string; readonly keep: boolean; words: string } | undefined;
  private tag = '';
  private attributes: Attributes = new Map();
  private attribute = '';
  private value = '';
  private paragraph: Paragraph | undefined;
  private breaks = false;

  constructor(private readonly html: string) {
    this.open = [
      {
        name: '',
        parent: undefined,
        kind: '',
        dropped: false,
        part: undefined,
        preformatted: false,
        lang: undefined,
        chars: 0,
        linkChars: 0,
        score: 0,
      },
    ];
  }

  private get here(): Container {
    return this.open.at(-1) as Container;
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, Math.min(end, start + LONGEST_NAME)).toLowerCase();
    this.attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, Math.min(end, start + LONGEST_NAME)).toLowerCase();
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    const room = LONGEST_VALUE - this.value.length;
    if (room > 0 && NOTED.has(this.attribute)) this.value += this.html.slice(start, Math.min(end, start + room));
  }

  onattribentity(code: number): void {
    if (this.value.length < LONGEST_VALUE && NOTED.has(this.attribute)) this.value += String.fromCodePoint(code);
  }

  onattribend(): void {
    if (NOTED.has(this.attribute) && !this.attributes.has(this.attribute))
      this.attributes.set(this.attribute, this.value);
  }

  onopentagend(): void {
    this.opened(this.tag, this.attributes);
  }

  onselfclosingtag(): void {
    this.opened(this.tag, this.attributes);
    // A slash closes nothing in HTML, but it does inside drawings and formulas.
    if (/^(?:svg|math)$/.test(this.tag) || this.inDrawing()) this.closed(this.tag);
  }

  onclosetag(start: number, end: number): void {
    this.closed(this.html.slice(start, Math.min(end, start + LONGEST_NAME)).toLowerCase());
  }

  isInForeignContext(): boolean {
    return this.inDrawing();
  }

  private inDrawing(): boolean {
    return /^(?:svg|math)$/.test(this.drawing?.name ?? '');
  }

  /** The outermost dropped element that is open, where everything inside is dropped with it. */
  private drawing: Container | undefined;

  private opened(name: string, attributes: Attributes): void {
    if (name === 'html' || name === 'body' || name === 'head') this.page = true;
    if (name === 'meta') this.notes.addMeta(attributes);
    if (name === 'time' && !this.here.dropped) this.notes.addTime(attributes);
    if (name === 'br') this.break(false);
    if (RAW.has(name) && !this.inDrawing()) {
      this.raw = { name, keep: name === 'title' || /ld\+json/i.test(attributes.get('type') ?? ''), words: '' };
      return;
    }
    if (VOID.has(name)) {
      if (name === 'hr') this.break(true);
      return;
    }
    // A block inside a drawing ends it: somebody forgot its end tag. Source: HTML, 13.2.6.5.
    if (this.inDrawing() && BLOCKS.has(name) && !this.open.some((one) => one.name === 'foreignobject'))
      this.closeTo(this.open.indexOf(this.drawing as Container));
    this.closeImplied(name);
    if (this.open.length >= MAX_DEPTH) {
      this.tooDeep++;
      if (BLOCKS.has(name)) this.break(true);
      return;
    }
    const parent = this.here;
    const kind = kindOf(attributes);
    const dropped = parent.dropped || DROPPED.has(name) || isHidden(attributes);
    const block = BLOCKS.has(name);
    const container: Container = {
      name,
      parent,
      kind,
      dropped,
      part: (block ? partOf(name, kind) : undefined) ?? parent.part,
      preformatted: name === 'pre' || parent.preformatted,
      lang: (attributes.get('lang') ?? attributes.get('xml:lang'))?.trim() ?? parent.lang,
      chars: 0,
      linkChars: 0,
      score: 0,
    };
    if (dropped && !parent.dropped) this.drawing = container;
    if (name === 'a') this.links++;
    if (block) this.break(true);
    this.open.push(container);
  }

  private closeImplied(name: string): void {
    const closes = CLOSED_BY.get(name);
    if (!closes) return;
    // Formatting that was left open inside is closed with it, but nothing across a list, a table or a section.
    for (let at = this.open.length - 1; at > Math.max(0, this.open.length - 8); at--) {
      const { name: one } = this.open[at] as Container;
      if (closes.has(one)) {
        this.closeTo(at);
        at = this.open.length;
      } else if (BLOCKS.has(one) || one === 'button') return;
    }
  }

  private closed(name: string): void {
    if (this.raw) {
      if (this.raw.name === name) this.endRaw();
      return;
    }
    if (name === 'br') return this.break(false);
    if (name === 'p' && !this.open.some((one) => one.name === 'p')) this.break(true);
    if (this.tooDeep > 0) {
      this.tooDeep--;
      if (BLOCKS.has(name)) this.break(true);
      return;
    }
    for (let at = this.open.length - 1; at > 0; at--)
      if (this.open[at]?.name === name) {
        this.closeTo(at);
        return;
      }
  }

  /** Closes the open elements from the one at `at` on. */
  private closeTo(at: number): void {
    while (this.open.length > at && at > 0) {
      const last = this.open.pop() as Container;
      if (last.name === 'a') this.links--;
      if (last === this.drawing) this.drawing = undefined;
      if (BLOCKS.has(last.name)) this.break(true);
    }
  }

  private endRaw(): void {
    if (this.raw?.name === 'title') this.notes.title ||= this.raw.words;
    else if (this.raw?.keep) this.notes.linked.push(this.raw.words);
    this.raw = undefined;
  }

  /** Ends the paragraph; `whole`: what comes next is another one, not its next line. */
  private break(whole: boolean): void {
    this.breaks = !whole && (this.paragraph !== undefined || this.breaks);
    this.paragraph = undefined;
  }

  ontext(start: number, end: number): void {
    if (this.raw) {
      if (this.raw.keep && this.raw.words.length < LONGEST_SCRIPT) this.raw.words += this.html.slice(start, end);
      return;
    }
    // Behind a tag that the end of the input cuts off, the tokenizer gives what is left of it with a start of -1.
    if (this.here.dropped || start < 0) return;
    if (!this.here.preformatted) return this.addRun({ start, end });
    for (let from = start; from < end;) {
      const line = this.html.indexOf('\n', from);
      const to = line < 0 || line >= end ? end : line;
      if (to > from) this.addRun({ start: from, end: to });
      if (to < end) this.break(false);
      from = to + 1;
    }
  }

  ontextentity(code: number, end: number): void {
    const words = String.fromCodePoint(code);
    if (this.raw) {
      if (this.raw.keep && this.raw.words.length < LONGEST_SCRIPT) this.raw.words += words;
      return;
    }
    if (this.here.dropped) return;
    // No reference holds another "&", so the last one before its end begins it.
    this.addRun({ start: this.html.lastIndexOf('&', end - 1), end, words });
  }

  private addRun(run: Run): void {
    if (!this.paragraph) {
      if (run.words === undefined && isBlank(this.html, run.start, run.end)) return;
      const cell = ancestor(this.here, 'td', 'th');
      this.paragraph = {
        within: this.here,
        runs: [],
        row: cell && ancestor(cell, 'tr'),
        cell,
        goesOn: this.breaks,
        chars: 0,
        linkChars: 0,
      };
      this.paragraphs.push(this.paragraph);
      this.breaks = false;
    }
    this.paragraph.runs.push(run);
    const length = run.words?.length ?? run.end - run.start;
    this.paragraph.chars += length;
    if (this.links > 0) this.paragraph.linkChars += length;
  }

  onend(): void {
    this.endRaw();
  }

  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
}

const isBlank = (text: string, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) if (!/\s/.test(text[at] ?? '')) return false;
  return true;
};

function ancestor(from: Container, ...names: readonly string[]): Container | undefined {
  for (let at: Container | undefined = from; at; at = at.parent) {
    if (names.includes(at.name)) return at;
    if (at.name === 'table') return undefined;
  }
  return undefined;
}

/** Reads the markup in one pass. Never throws; work grows with the length of the source. */
export function outlineOf(html: string): Outline {
  const builder = new Builder(html);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder);
  tokenizer.write(html);
  tokenizer.end();
  const { paragraphs, page, notes } = builder;
  return { paragraphs, page, title: notes.title, metas: notes.metas, linked: notes.linked, times: notes.times };
}
