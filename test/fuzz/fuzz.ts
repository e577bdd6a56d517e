/**
 * Fuzzing of the whole API: requests for every operation, made from the schemas of the document, most of them as they
 * should be and many of them hostile. Nothing may be answered by a 500 or not at all, or by what the document does not
 * tell, or tell anybody what they may not read; and at the end every row must be one that the log speaks of.
 */
import { Agent, request as send } from 'node:http';
import fc from 'fast-check';
import { verifyDatabase } from '@whence/store';
import { AnswerCheck, type Answer } from './answers.js';
import { committedDocument, type Operation } from './document.js';
import type { FuzzGround } from './ground.js';
import { namedIn, ownerOf } from './named.js';
import { DEGREES, nameOf, requestOf, type Request } from './requests.js';

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** At once. */
  readonly concurrency: number;
  /** Milliseconds after which a request counts as one that hangs. */
  readonly patienceMs: number;
  /** Told of now and then: how many requests have been answered. */
  /** Told of each new kind of fault as it is found. */
  readonly found?: (fault: FuzzFault) => void;
  /** Milliseconds after which no more requests are sent, however few there were. */
  readonly atMostMs?: number;
  readonly progress?: (done: number, faults: number) => void;
}

export interface FuzzFault {
  readonly operation: string;
  readonly what: string;
  /** The request that showed it, to send again. */
  readonly request: string;
  readonly answer: string;
  /** How many requests showed the same. */
  times: number;
}

export interface FuzzReport {
  readonly requests: number;
  readonly seconds: number;
  readonly faults: readonly FuzzFault[];
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How many operations the document has, and how many of them were carried out at least once. */
  readonly operations: number;
  readonly done: number;
  /** Operations that were never carried out, only refused, and what they were refused for most often. */
  readonly neverDone: readonly { readonly id: string; readonly because: string }[];
  readonly verified: { readonly rows: number; readonly entries: number; readonly faults: readonly string[] };
}

/** What jobs and people do besides is done so often, in requests. */
const LIVE_EVERY = 300;
const SHOWN = 1_500;
/** Bytes of a stream that has no end: enough to see that it begins. */
const STREAM = 'text/event-stream';

export async function fuzz(
  { api, keys, seen, live, secretOf, signed, overheard }: FuzzGround,
  options: FuzzOptions,
): Promise<FuzzReport> {
  const document = committedDocument();
  const check = new AnswerCheck(document);
  const agent = new Agent({ keepAlive: true, maxSockets: options.concurrency });
  const faults = new Map<string, FuzzFault>();
  const statuses: Record<string, number> = {};
  const done = new Set<string>();
  const started = performance.now();
  let living: Promise<unknown> = live();
  let count = 0;

  // What was seen is looked up when a request is made, so that requests of one kind are described once.
  const described = new Map<string, fc.Arbitrary<Request>>();
  const requestsOf = (operation: Operation, round: number): fc.Arbitrary<Request> => {
    const kind = `${operation.id} ${round % DEGREES}`;
    const made = described.get(kind) ?? requestOf(operation, { schemas: document.schemas, seen }, keys.length, round);
    described.set(kind, made);
    return made;
  };

  const noteFault = (request: Request, what: string, answer: string): void => {
    const key = `${request.operation.id} ${what.replaceAll(/\d+/g, 'N')}`;
    const known = faults.get(key);
    if (known !== undefined) known.times += 1;
    else {
      const fault = {
        operation: request.operation.id,
        what,
        request: JSON.stringify({
          method: request.method,
          path: request.path,
          headers: request.headers,
          asker: request.asker,
          body: request.body,
        }).slice(0, SHOWN),
        answer: answer.slice(0, SHOWN),
        times: 1,
      };
      faults.set(key, fault);
      options.found?.(fault);
    }
  };

  const take = (operation: Operation, path: string, answer: unknown): void => {
    seen.take(answer, ownerOf(operation), namedIn(operation, path));
    if (operation.id === 'Ledgers_create') seen.keep('ledger', (answer as { readonly name: string }).name);
    secretOf(operation, answer);
  };

  const refusals = new Map<string, Map<string, number>>();
  const noteRefusal = (id: string, status: number, text: string): void => {
    const code = /"code":"([^"]*)"/.exec(text)?.[1] ?? '';
    const of = refusals.get(id) ?? new Map<string, number>();
    refusals.set(id, of.set(`${status} ${code}`, (of.get(`${status} ${code}`) ?? 0) + 1));
  };

  const requestAt = (operation: Operation, round: number, at: number): Request => {
    const [choice = 0] = fc.sample(fc.nat(), { numRuns: 1, seed: options.seed + at });
    const names = operation.parameters.filter((each) => each.in === 'path').map((each) => nameOf(operation, each));
    const place = seen.goTo(operation.id, names, choice);
    const [request] = fc.sample(requestsOf(operation, round), { numRuns: 1, seed: options.seed + at });
    if (request === undefined) throw new Error('found no request made');
    const isApt = place?.asker !== undefined && request.asker !== undefined && choice % 4 !== 0;
    const apt = isApt ? { ...request, asker: place.asker } : request;
    const asked = place?.body === undefined || choice % 5 > 2 ? apt : sending(apt, place.body);
    return choice % 4 === 0 ? asked : { ...asked, headers: { ...asked.headers, ...signed(asked) } };
  };

  const one = async (at: number): Promise<void> => {
    const operation = document.operations[at % document.operations.length];
    if (operation === undefined) throw new Error('found no operations in the document');
    const round = Math.floor(at / document.operations.length);
    const request = requestAt(operation, round, at);
    try {
      const answer = await ask(api.url, agent, request, keys, options.patienceMs);
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (answer.status < 300) {
        done.add(operation.id);
        const path = request.path.split('?')[0] ?? '';
        if (answer.tag !== '') seen.keepTag(path, answer.tag);
        if (/json$/.test(answer.type)) take(operation, path, JSON.parse(answer.text));
      } else noteRefusal(operation.id, answer.status, answer.text);
      const what = check.faultOf(operation, answer) ?? overheard(request.asker, answer.text);
      if (what !== undefined) noteFault(request, what, answer.text);
    } catch (error) {
      noteFault(request, error instanceof Error ? error.message : String(error), '');
    }
    count += 1;
    if (count % LIVE_EVERY === 0) living = living.then(live);
    if (count % 1_000 === 0) options.progress?.(count, faults.size);
  };

  let next = 0;
  await Promise.all(
    Array.from({ length: options.concurrency }, async () => {
      while (next < options.requests && performance.now() - started < (options.atMostMs ?? Infinity)) await one(next++);
    }),
  );
  await living;
  agent.destroy();
  const seconds = (performance.now() - started) / 1_000;
  const report = await verifyDatabase(api.dataSource, {
    roots: null,
    rows: true,
    unsignedSince: new Date(0),
    remembered: null,
  });
  return {
    requests: count,
    seconds,
    faults: [...faults.values()],
    statuses,
    operations: document.operations.length,
    done: document.operations.filter(({ id }) => done.has(id)).length,
    neverDone: document.operations
      .filter(({ id }) => !done.has(id))
      .map(({ id }) => {
        const [most] = [...(refusals.get(id) ?? [])].sort(([, one], [, other]) => other - one);
        return { id, because: most === undefined ? 'no answer' : `${most[0]}, ${most[1]} times` };
      }),
    verified: { rows: report.rows, entries: report.entries, faults: report.faults.map(({ text }) => text) },
  };
}

function sending(request: Request, body: object): Request {
  return {
    ...request,
    headers: { ...request.headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function ask(url: string, agent: Agent, asked: Request, keys: readonly string[], patienceMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const key = asked.asker === undefined ? undefined : keys[asked.asker];
    const headers: Record<string, string> = {
      ...asked.headers,
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    };
    if (asked.body !== undefined) headers['content-length'] = String(Buffer.byteLength(asked.body));
    const sent = send(url + asked.path, { method: asked.method, headers, agent }, (response) => {
      const type = (response.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
      const status = response.statusCode ?? 0;
      const tag = response.headers.etag ?? '';
      if (type === STREAM) {
        clearTimeout(patience);
        response.destroy();
        resolve({ status, type, text: '', tag });
        return;
      }
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        clearTimeout(patience);
        resolve({ status, type, text: Buffer.concat(chunks).toString('utf8'), tag });
      });
      response.on('error', reject);
    });
    const patience = setTimeout(() => {
      sent.destroy();
      reject(new Error(`Found no answer within ${patienceMs} ms, expected one.`));
    }, patienceMs);
    sent.on('error', (error) => {
      clearTimeout(patience);
      reject(error);
    });
    sent.end(asked.body);
  });
}
