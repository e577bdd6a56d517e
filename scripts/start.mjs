/** `npm start`, and with the name of a part first, that part alone: `node scripts/start.mjs worker`. */
import './node-version.mjs';

const PARTS = ['api', 'worker', 'migrate'];

import('./run.mjs').then(({ runWhence }) => {
  const args = process.argv.slice(2);
  return runWhence(PARTS.includes(args[0]) ? args : ['start', ...args]);
});
