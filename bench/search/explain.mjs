/** `node bench/search/explain.mjs [CLAIMS]`: writes the part of docs/queries.md on search. 100,000 claims unless told otherwise. */
import '../../scripts/node-version.mjs';

import('../../scripts/prepare.mjs').then(async ({ prepareInstall }) => {
  await prepareInstall();
  await import('../../libs/testing/typescript.mjs');
  const { explainSearch } = await import('./explain.ts');
  await explainSearch(Number(process.argv[2] ?? 100_000));
});
