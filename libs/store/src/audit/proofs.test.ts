/** Single entries of the log, proven without the others. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@whence/domain';
import { type LogProof, ReviewVerdict, SignLog, type SubjectKind } from '@whence/workflow';
import { claimDesk, NOW, type ClaimDesk } from '../claims/claim-desk.contract.js';
import { FileLogSigner, publicKeyOf, verifyDatabase, verifyProof, type ProofReport } from './index.js';

let folder: string;
let desk: ClaimDesk;
let signer: FileLogSigner;
let publicKey = '';
let verdictId = '';
let proof: LogProof;

const verdictKinds = ['verdict', 'verdict-review', 'verdict-publication'] as const;
const ofVerdict = (): Promise<LogProof> =>
  desk.ports.logProofs.of(
    NOW,
    verdictKinds.map((kind) => ({ kind, id: verdictId, shown: kind !== 'verdict-review' })),
  );
const sign = () => new SignLog({ ...desk.ports, logSigner: signer }).run();
const verify = (given: unknown): ProofReport =>
  verifyProof(JSON.parse(JSON.stringify(given)), [publicKeyOf(publicKey)]);
const kinds = ({ faults }: ProofReport): string[] => [...new Set(faults.map(({ kind }) => kind))];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-proofs-'));
  signer = new FileLogSigner(join(folder, 'key.pem'));
  desk = await claimDesk();
  await sign();
  const claim = await desk.claimWithFinding('proven');
  verdictId = (await desk.give(claim.id)).id;
  await new ReviewVerdict(desk.ports).run(desk.second, { claimId: claim.id, version: 1, decision: 'approved' });
  await sign();
  publicKey = (await signer.current(false))?.publicKey ?? '';
  proof = await ofVerdict();
}, 120_000);
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

describe('the proof of a verdict', () => {
  it('shows who gave it, who approved it and what was published, with the key alone', () => {
    const { proven, ...report } = verify(proof);
    expect(report).toMatchObject({ sound: true, faults: [], entries: 3, rows: 2 });
    expect(proven.map(({ head }) => [head.subject.kind, head.actor.person])).toEqual(
      expect.arrayContaining([
        ['verdict', desk.checker.personId],
        ['verdict-review', desk.second.personId],
        ['verdict-publication', desk.second.personId],
      ]),
    );
    const verdict = proven.find(({ head }) => head.subject.kind === 'verdict');
    expect(verdict?.content).toMatchObject({ id: verdictId, rating: 'accurate' });
    // The reason of a review is for the desk.
    expect(proven.find(({ head }) => head.subject.kind === 'verdict-review')).not.toHaveProperty('content');
  });

  it('holds one checkpoint, which signed a tree of what came since the one before', () => {
    const [checkpoint, ...others] = proof.checkpoints;
    expect(others).toEqual([]);
    expect(JSON.parse(checkpoint?.text ?? '')).toMatchObject({ v: 2, number: 2, from: expect.any(Number) });
    expect(proof.entries.every(({ signed }) => signed !== null && signed.path.length > 1)).toBe(true);
  });

  it.each<[string, string, (entry: LogProof['entries'][number]) => object]>([
    ['another rating', 'row-altered', ({ written }) => ({ written: { ...written, content: { rating: 'false' } } })],
    ['another text', 'entry-altered', ({ entry }) => ({ entry: entry.replace('"give"', '"take"').replace('0', '1') })],
    ['another time', 'entry-altered', ({ at }) => ({ at: at.replace('20', '21') })],
    ['no checkpoint', 'entry-unsigned', () => ({ signed: null })],
    ['another place', 'not-as-signed', ({ signed }) => ({ signed: { ...signed, at: (signed?.at ?? 0) ^ 1 } })],
    ['a shorter path', 'not-as-signed', ({ signed }) => ({ signed: { ...signed, path: signed?.path.slice(1) } })],
    ['text that is no entry', 'entry-unreadable', () => ({ entry: '{}' })],
  ])('finds %s', (_, kind, change) => {
    const entries = proof.entries.map((entry) =>
      JSON.parse(entry.entry).subject.kind === 'verdict' ? { ...entry, ...change(entry) } : entry,
    );
    const report = verify({ ...proof, entries });
    expect([report.sound, kinds(report), report.faultCount]).toEqual([false, [kind], 1]);
    expect(report.proven).toHaveLength(2);
  });

  it('counts for nothing with another key, or under a checkpoint that was altered', () => {
    const stranger = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }) as string;
    expect(kinds(verifyProof(proof, [publicKeyOf(stranger)]))).toEqual(['entry-unsigned']);
    const checkpoints = proof.checkpoints.map((each) => ({ ...each, text: each.text.replace('"v":2', '"v":3') }));
    expect(kinds(verify({ ...proof, checkpoints }))).toEqual(['checkpoint-forged', 'entry-unsigned']);
  });

  it('is refused where it is none', () => {
    for (const none of [null, {}, [], { ...proof, v: 2 }, { ...proof, entries: [{}] }, { ...proof, keys: [{ id: 1 }] }])
      expect(() => verify(none)).toThrow(/^found no proof of entries of a log/);
  });

  it('says of what is not signed yet that it is not, and of what was not held then nothing', async () => {
    const claim = await desk.claimWithFinding('not yet');
    const { id } = await desk.give(claim.id);
    const of = (view: { position: number | null }, kind: SubjectKind) =>
      desk.ports.logProofs.of(view, [{ kind, id, shown: false }]);
    expect(kinds(verify(await of(NOW, 'verdict')))).toEqual(['entry-unsigned']);
    expect((await of({ position: 1 }, 'verdict')).entries).toEqual([]);
    await sign();
    expect(verify(await of(NOW, 'verdict'))).toMatchObject({ sound: true, entries: 1 });
    expect(await ofVerdict()).toEqual(proof);
  });
});

describe('a checkpoint', () => {
  it('that signed another tree than that of the log is found', async () => {
    const { ports } = desk;
    const addOne = () =>
      ports.changes.make({ kind: 'operator' }, 'test', (change) => {
        change.log('retry', { kind: 'job', id: change.id, version: 1 }, {});
        return Promise.resolve();
      });
    const online = () =>
      verifyDatabase(desk.dataSource, {
        roots: [publicKeyOf(publicKey)],
        rows: false,
        unsignedSince: null,
        remembered: null,
      });
    await addOne();
    // As the first version signed it: without a tree.
    const end = await ports.checkpoints.end();
    const key = await signer.current(false);
    const number = ((await ports.checkpoints.last())?.number ?? 0) + 1;
    const told = {
      type: 'checkpoint',
      number,
      ...end,
      count: end?.sequence,
      time: '2025-07-14T00:00:00.000Z',
      key: key?.id,
    };
    const text = canonicalJson({ v: 1, ...told });
    await ports.checkpoints.add({
      ...{ number, sequence: end?.sequence ?? 0, keyId: key?.id ?? '' },
      ...{ text, signature: key?.sign(text) ?? '' },
    });
    expect(await online()).toMatchObject({ sound: true });

    await addOne();
    const checkpoints = Object.assign(Object.create(ports.checkpoints), {
      rootOf: () => Promise.resolve('0'.repeat(64)),
    });
    const elsewhere = new FileLogSigner(join(folder, 'other.pem'));
    const logSigner = Object.assign(elsewhere, { current: () => Promise.resolve(key) });
    await new SignLog({ ...ports, checkpoints, logSigner }).run();
    expect((await online()).faults).toMatchObject([
      { kind: 'not-as-signed', checkpoint: number + 1 },
      { kind: 'entry-unsigned', sequence: (end?.sequence ?? 0) + 1 },
    ]);
  });
});
