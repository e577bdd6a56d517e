/** The TypeScript sources as they are, with the PostgreSQL of a run of tests. */
import '../../scripts/node-version.mjs';

import('../../scripts/prepare.mjs').then(async ({ prepareInstall }) => {
  await prepareInstall();
  await import('../../libs/testing/typescript.mjs');
  const { startRun, stopRun } = await import('../../libs/testing/run.mjs');
  await startRun();
  try {
    const { main } = await import('./main.ts');
    process.exitCode = await main(process.argv.slice(2));
  } finally {
    await stopRun();
  }
});
