import { readJson } from './read-json.js';
import { SnapshotTrackRecords } from './snapshot-track-records.js';
import { snapshotOf } from './snapshot.js';
import { TRACK_RECORD_LEDGER, trackRecordsContract } from './track-records.contract.js';

trackRecordsContract('in memory', async () => ({
  trackRecords: new SnapshotTrackRecords(await snapshotOf('town', readJson(TRACK_RECORD_LEDGER))),
  ledgerId: 'any',
  close: () => Promise.resolve(),
}));
