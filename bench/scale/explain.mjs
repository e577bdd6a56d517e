/** `node bench/scale/explain.mjs [STATEMENTS]`: writes docs/queries.md. A million statements unless told otherwise. */
import '../../scripts/node-version.mjs';

import('../../scripts/prepare.mjs').then(async ({ prepareInstall }) => {
  await prepareInstall();
  await import('../../libs/testing/typescript.mjs');
  const { explain } = await import('./explain.ts');
  await explain(Number(process.argv[2] ?? 1_000_000));
});
