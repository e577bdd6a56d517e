/** A database in which everything has happened that the log knows; for the tests of this folder. */
import {
  AddPerson,
  AnswerHandover,
  AnswerLedgerOffer,
  CreateDesk,
  OfferHandover,
  type PersonActor,
  ShareLedger,
  AssignClaim,
  AskForReply,
  EraseDetails,
  type ErasableKind,
  NameConfidentialSource,
  NoteReply,
  TranslateExcerpt,
  WithdrawObservation,
  WriteExcerpt,
  WriteComment,
  WritePrivateNote,
  AttachSnapshot,
  AddInboundHook,
  AddSubscriber,
  ChangeDeskPolicy,
  ChangeInboundHook,
  ChangeRole,
  ChangeSubscriber,
  DecideRetraction,
  EditClaim,
  GiveRating,
  GiveVerdict,
  JudgeLink,
  KeepSnapshot,
  LinkIdentity,
  MakeKey,
  ObserveClaim,
  ProposeRetraction,
  ReadVerdict,
  ReceiveArticle,
  ReceiveInbound,
  RecheckAffected,
  RecogniseToken,
  RejectProposal,
  RemindOverdue,
  ReviewVerdict,
  permissionsOf,
  RevokeKey,
  RotateKey,
  RotateSecret,
  SettleDisagreement,
  UnlinkIdentity,
  type SubjectKind,
  type Webhooks,
  type PdfTexts,
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
  await new AssignClaim(ports).run(checker, { claimId: other.id, assignee: second.personId, dueOn: '2025-05-09' });
  await new RemindOverdue(ports).run(JOB, { slot: '2025-05-10T00:07:00.000Z' });
  const [proposal] = await proposals(desk, other.id);
  await new RejectProposal(ports).run(second, { proposalId: proposal ?? '', reason: 'Nobody counts those.' });
  await secondReadings(desk);
  await evidence(desk, other.id);
  await personal(desk, other.id);
  await newsroom(desk);
}

/** A blind review, a disagreement that is settled, and a retraction. */
async function secondReadings({ ports, checker, second, ...desk }: ClaimDesk): Promise<void> {
  const held = await ports.desks.one(NOW, checker.deskId);
  if (held === undefined) throw new Error('found no desk');
  const policy = { ...held.policy, secondReview: 'blind' as const };
  await new ChangeDeskPolicy(ports).run(checker, { version: held.version, policy });
  const { id: claimId } = await desk.claimWithFinding('disputed');
  const words = { claimId, rationale: 'Nobody counted them.', cited: ['sample/F1'] };
  await new GiveVerdict(ports).run(checker, { ...words, rating: 'accurate', finding: 1 });
  await new ReadVerdict(ports).run(second, { ...words, version: 1, rating: 'unsupported' });
  const settled = { claimId, version: 1, inFavourOf: 'second' as const, reason: 'Indeed.' };
  await new SettleDisagreement(ports).run(checker, settled);
  const wish = { claimId, version: 2, reason: 'Misread.', notice: 'We had misread “the table”.' };
  const propose = new ProposeRetraction(ports);
  const decide = new DecideRetraction(ports);
  await propose.run(checker, wish);
  await decide.run(second, { claimId, version: 2, decision: 'dropped', reason: 'Not at all.' });
  await new GiveVerdict(ports).run(checker, { ...words, rating: 'accurate', finding: 1 });
  await new ReadVerdict(ports).run(second, { ...words, version: 3, rating: 'accurate' });
  const correction = 'The table was read anew.';
  await new ReviewVerdict(ports).run(second, { claimId, version: 3, decision: 'approved', correction });
  await propose.run(checker, { ...wish, version: 3 });
  await decide.run(second, { claimId, version: 3, decision: 'retracted' });
}

async function evidence({ ports, checker }: ClaimDesk, claimId: string): Promise<void> {
  const bytes = new TextEncoder().encode('<html><p>Naïve “é” ferries.</p></html>');
  const pdfTexts: PdfTexts = { read: () => Promise.resolve({ fault: 'damaged' }) };
  const keep = new KeepSnapshot({ ...ports, pdfTexts });
  const kept = await keep.run(checker, { bytes, declaredType: 'text/html', language: 'nb' });
  await keep.run(checker, { bytes: new TextEncoder().encode('%PDF-1.7'), declaredType: null });
  const attach = new AttachSnapshot(ports);
  await attach.run(checker, { snapshotId: kept.id, kind: 'claim', target: claimId, standing: 'attached' });
  await attach.run(checker, { snapshotId: kept.id, kind: 'statement', target: 'sample/F1', standing: 'attached' });
  const translator = { name: 'Tove Translator' };
  const translation = { text: 'Naive ferries.', language: 'en', translator };
  const quote = { exact: '“é” ferries' };
  const wanted = { snapshotId: kept.id, quote, language: 'nb', translation };
  const excerpt = await new WriteExcerpt(ports).run(checker, wanted);
  await new TranslateExcerpt(ports).run(checker, { excerptId: excerpt.id, version: 1, translation });
  const evidence = [{ kind: 'excerpt' as const, id: excerpt.id }];
  const observed = { claimId, kind: 'other' as const, text: 'See there.', cited: [], evidence };
  const { id: observationId } = await new ObserveClaim(ports).run(checker, observed);
  await new WriteComment(ports).run(checker, { claimId, text: 'Who counted?', mentions: [] });
  await new WithdrawObservation(ports).run(checker, { claimId, observationId, reason: 'It says otherwise.' });
}

/** Of what is personal something that stays, and something that is erased. */
async function personal({ ports, checker }: ClaimDesk, claimId: string): Promise<void> {
  const erase = async (kind: ErasableKind, subjectId: string): Promise<void> =>
    void (await new EraseDetails(ports).run(checker, { kind, subjectId, ground: 'request' }));
  const asked = { claimId, askedOf: 'a captain', way: 'phone' as const, question: 'How many?', public: true };
  const replies = [];
  for (const name of ['Cato Captain', 'Mona Mate'])
    replies.push(await new AskForReply(ports).run(checker, { ...asked, contact: { name } }));
  const news = { event: 'answer' as const, text: 'About 40.' };
  await new NoteReply(ports).run(checker, { claimId, replyId: replies[0]?.id ?? '', news });
  await erase('reply-contact', replies[1]?.id ?? '');
  const confidential = new NameConfidentialSource(ports);
  const source = await confidential.add(checker, { label: 'an official', identity: { name: 'Tip Ster' } });
  await confidential.change(checker, { id: source.id, version: 1, label: 'a clerk', identity: { name: 'Tip S.' } });
  await erase('confidential-source', source.id);
  await confidential.add(checker, { label: 'a pilot', identity: { name: 'Pi Lot' } });
  await new WritePrivateNote(ports).run(checker, { claimId, text: 'Ask again.', audience: 'desk' });
  const leaver = await new AddPerson(ports).run(checker, { name: 'Lea Leaver', email: 'l@x.example', role: 'viewer' });
  await ports.changes.make(checker, 'test', async (change) => {
    const linked = { deskId: checker.deskId, personId: leaver.id, issuer: 'https://login.example.org' };
    const id = change.newId();
    const { subjectDigest } = await ports.identities.add(change, { id, ...linked, subject: 'lea-leaver' });
    change.log('link', { kind: 'identity', id, version: 1 }, { ...linked, subjectDigest });
  });
  await new ChangeRole(ports).run(checker, { personId: leaver.id, role: null });
  await erase('person', leaver.id);
}

async function peopleAndKeys({ ports, checker, second }: ClaimDesk): Promise<void> {
  const until = new Date(Date.now() + 86_400_000);
  const wanted = { personId: checker.personId, name: 'Of a day', scopes: ['log:read' as const], expiresAt: until };
  const may = { permissions: permissionsOf('administrator'), narrowed: false };
  const { id } = await new MakeKey(ports).run(checker, wanted, may);
  await new RotateKey(ports).run(checker, { keyId: id }, may);
  await new RevokeKey(ports).run(checker, id, may.permissions);
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
  await new RecogniseToken(ports).run(await tokens.verify('ada'), undefined);
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
  const { deskId } = await new CreateDesk(ports).run(checker, { slug: 'second', name: 'Second desk' });
  const shared = { ledger: desk.ledger, desk: 'second' };
  await new ShareLedger(ports).run(checker, { ...shared, access: 'write' });
  const second = { ...checker, deskId };
  await new AnswerLedgerOffer(ports).run(second, { ...shared, answer: 'accept' });
  await handedThereAndBack(ports, checker, second, desk.ledger);
}

/** A ledger that a second desk, of the name `second`, held for a while. */
async function handedThereAndBack(
  ports: ClaimDesk['ports'],
  first: PersonActor,
  second: PersonActor,
  ledger: string,
): Promise<void> {
  const [offer, answer] = [new OfferHandover(ports), new AnswerHandover(ports)];
  await offer.run(first, { ledger, desk: 'second', keeps: 'write' });
  await answer.run(second, { ledger, answer: 'accept' });
  await offer.run(second, { ledger, desk: 'desk', keeps: 'write' });
  await answer.run(first, { ledger, answer: 'accept' });
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
