/** A database in which everything has happened that the log knows; for the tests of this folder. */
import {
  AddInboundHook,
  AddSubscriber,
  ChangeDeskPolicy,
  ChangeInboundHook,
  ChangeRole,
  ChangeSubscriber,
  EditClaim,
  GiveRating,
  JudgeLink,
  LinkIdentity,
  MakeKey,
  ObserveClaim,
  ReceiveArticle,
  ReceiveInbound,
  RecheckAffected,
  RecogniseToken,
  RejectProposal,
  ReviewVerdict,
  permissionsOf,
  RevokeKey,
  RotateKey,
  RotateSecret,
  UnlinkIdentity,
  type SubjectKind,
  type Webhooks,
} from '@whence/workflow';
import { claimDesk, ferry, JOB, NOW, type ClaimDesk } from '../claims/claim-desk.contract.js';

/** Closed, so that the database can be copied. */
export interface LivedIn {
  readonly superuserUrl: string;
  readonly serviceUrl: string;
  close(): Promise<void>;
}

/** @param before runs on the desk before its connections are closed */
export async function livedIn(before: (desk: ClaimDesk) => Promise<void>): Promise<LivedIn> {
  const desk = await claimDesk();
  await livesOf(desk);
  await before(desk);
  const { superuserUrl, serviceUrl, dataSource } = desk;
  await dataSource.destroy();
  return {
    superuserUrl,
    serviceUrl,
    close: async () => {
      await dataSource.initialize();
      await desk.close();
    },
  };
}

async function livesOf(desk: ClaimDesk): Promise<void> {
  const { ports, checker, second } = desk;
  await peopleAndKeys(desk);
  await ledger(desk);
  const claim = await desk.claimWithFinding('whole life');
  await desk.give(claim.id);
  await new ReviewVerdict(ports).run(second, { claimId: claim.id, version: 1, decision: 'approved' });
  await desk.importJson({ statements: [ferry('F9', '2025-06-01', 70)] });
  const { changeId = '' } = (await desk.jobs('recheck-affected')).at(-1) ?? {};
  await new RecheckAffected(ports).run(JOB, { changeId });
  await desk.crossReference(await desk.requestOf(claim.id, 'statement'));
  const other = await desk.claimWithFinding('another');
  await new ObserveClaim(ports).run(checker, {
    claimId: other.id,
    kind: 'omitted-context',
    text: 'Ferries “damaged” means out of service: naïve é 30,000.',
    cited: ['sample/F1'],
  });
  await new JudgeLink(ports).run(second, {
    claimId: other.id,
    appearance: other.appearances[0]?.appearance.key ?? '',
    statement: 'sample/F1',
    standing: 'confirmed',
    reason: 'The page says so.',
  });
  await new EditClaim(ports).run(checker, {
    claimId: other.id,
    version: 1,
    content: { ...other.held.content, amount: { point: 41, hedge: 'about' } },
  });
  await desk.article('another', 'The Port Authority now says that about 41 Norwegian ferries were damaged.');
  const [proposal] = await proposals(desk, other.id);
  await new RejectProposal(ports).run(second, { proposalId: proposal ?? '', reason: 'Nobody counts those.' });
  await newsroom(desk);
}

async function peopleAndKeys({ ports, checker, second }: ClaimDesk): Promise<void> {
  const until = new Date(Date.now() + 86_400_000);
  const wanted = { personId: checker.personId, name: 'Of a day', scopes: ['log:read' as const], expiresAt: until };
  const may = permissionsOf('administrator');
  const { id } = await new MakeKey(ports).run(checker, wanted, may);
  await new RotateKey(ports).run(checker, { keyId: id }, may);
  await new RevokeKey(ports).run(checker, id, may);
  await signIns(ports, checker);
  await new ChangeRole(ports).run(checker, { personId: second.personId, role: 'editor' });
  const desk = await ports.desks.one(NOW, checker.deskId);
  if (desk === undefined) throw new Error('found no desk');
  await new ChangeDeskPolicy(ports).run(checker, { version: desk.version, policy: desk.policy });
}

/** Somebody signs in at an issuer; of two identities one is ended. */
async function signIns(ports: ClaimDesk['ports'], by: ClaimDesk['checker']): Promise<void> {
  const issuer = 'https://login.example.org';
  const said = { issuer, session: null, email: null, role: undefined, policy: { desks: null, linkByEmail: false } };
  const tokens = {
    accepted: true,
    knows: () => true,
    verify: (subject: string) => Promise.resolve({ ...said, subject }),
  };
  const link = new LinkIdentity({ ...ports, tokens });
  await link.run(by, { personId: by.personId, issuer, subject: 'ada' });
  const { id: identityId } = await link.run(by, { personId: by.personId, issuer, subject: 'ada-of-old' });
  await new UnlinkIdentity(ports).run(by, { personId: by.personId, identityId });
  await new RecogniseToken({ ...ports, tokens }).run('ada', undefined);
}

async function ledger(desk: ClaimDesk): Promise<void> {
  const { ports, checker } = desk;
  const imported = await desk.importJson({
    statements: [
      ferry('U1', '2025-05-01', 40, 'seamens-union'),
      { ...ferry('P2', '2025-05-01', 40), carriers: ['seamens-union'], hops: [{ kind: 'cites', to: 'F1' }] },
      { ...ferry('P3', '2025-05-03', 44), relations: [{ kind: 'repeats', to: 'U1' }] },
    ],
  });
  const rating = new GiveRating(ports);
  await rating.ofSource(checker, { ledger: 'sample', source: 'port-authority', grade: 'B', reason: 'Counts itself.' });
  await rating.ofStatement(checker, { ledger: 'sample', statement: 'F1', grade: '4', reason: 'Doubtful.', cited: [] });
  const undone = await desk.importJson({ statements: [ferry('U1', '2025-05-01', 45, 'seamens-union')] });
  await desk.undo.run(checker, { ledger: desk.ledger, importId: undone.importId ?? '' });
  if (imported.importId === null) throw new Error('found an import that imported nothing');
}

/** What a page counts and no ledger knows; gives the ids of the proposals. */
async function proposals({ ports, checker }: ClaimDesk, claimId: string): Promise<readonly string[]> {
  const proposed = {
    key: 'quarks',
    counted: 'quarks',
    state: 'seen',
    unit: 'quarks',
    label: 'quarks seen',
    unitPrinted: true,
  };
  const wanted = { kind: 'measure' as const, counting: 'quarks seen', words: 'three quarks', proposed };
  await ports.changes.make(checker, 'test', (change) =>
    ports.vocabularyProposals.need(change, checker.deskId, [{ claimId, wanted }]),
  );
  const found = await ports.vocabularyProposals.list(NOW, checker.deskId, {}, { after: null, limit: 10 });
  return found.map(({ id }) => id);
}

async function newsroom({ ports, checker }: ClaimDesk): Promise<void> {
  const url = 'https://cms.example.org/hook';
  const { subscriber } = await new AddSubscriber(ports).run(checker, { name: 'CMS', url, types: [] });
  await new ChangeSubscriber(ports).run(checker, { subscriberId: subscriber.id, version: 1, active: false });
  await new RotateSecret(ports).run(checker, { owner: 'subscriber', id: subscriber.id });
  const eventId = await ports.changes.make(checker, 'test', async (change) => {
    const id = await ports.events.add(change, { deskId: checker.deskId, type: 'test', content: { words: '“é”' } });
    change.log('announce', { kind: 'event', id, version: 1 }, { subscribers: [subscriber.id] });
    return id;
  });
  await ports.changes.make({ kind: 'job', deskId: checker.deskId }, 'test', (change) =>
    ports.deliveries.add(change, {
      id: change.newId(),
      eventId,
      subscriberId: subscriber.id,
      attempt: 1,
      startedAt: new Date(),
      endedAt: new Date(),
      outcome: 'unreachable',
      status: null,
      detail: 'ECONNREFUSED',
    }),
  );
  const { hook } = await new AddInboundHook(ports).run(checker, { name: 'Ghost', personId: checker.personId });
  await new ChangeInboundHook(ports).run(checker, { hookId: hook.id, version: 1, name: 'Ghost 6' });
  await new RotateSecret(ports).run(checker, { owner: 'inbound-hook', id: hook.id });
  await new ReceiveInbound({
    ...ports,
    // Only letting a message in looks at its signature.
    webhooks: {} as Webhooks,
    receiveArticle: (changes) => new ReceiveArticle({ ...ports, changes }),
  }).run(
    { by: checker, hookId: hook.id, messageId: 'msg/1' },
    {
      cmsId: 'inbound',
      title: 'In',
      outlet: 'Daily',
      publishedOn: '2025-05-02',
      status: 'published',
      text: 'Nothing.',
    },
  );
  await ports.changes.make(checker, 'test', (change) => {
    change.log('retry', { kind: 'job', id: 'job-1', version: 1 }, { name: 'announce' });
    return Promise.resolve();
  });
}

/** Kinds of which a database of today holds no entry: rows of a ledger have had lists since decision 19. */
export const OF_OLD: readonly SubjectKind[] = ['source', 'measure', 'place', 'statement', 'hop', 'relation'];
