/** `node bench/search/writes.mjs [CLAIMS]`: what the search costs a claim that is written. It changes the database that it uses. */
import '../../scripts/node-version.mjs';

import('../../scripts/prepare.mjs').then(async ({ prepareInstall }) => {
  await prepareInstall();
  await import('../../libs/testing/typescript.mjs');
  const { measureWrites } = await import('./writes.ts');
  await measureWrites(Number(process.argv[2] ?? 100_000));
});
