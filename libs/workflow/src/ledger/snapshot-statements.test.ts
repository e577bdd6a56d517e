import { CONTRACT_LEDGER, priorStatementsContract } from './prior-statements.contract.js';
import { readJson } from './read-json.js';
import { SnapshotStatements } from './snapshot-statements.js';
import { snapshotOf } from './snapshot.js';

priorStatementsContract('in memory', async () => ({
  prior: new SnapshotStatements(await snapshotOf('town', readJson(CONTRACT_LEDGER))),
  deskId: 'any',
  close: () => Promise.resolve(),
}));
