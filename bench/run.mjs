/** `npm run bench -- [DATA_FOLDER]`: the TypeScript sources as they are, without a build. */
import '../scripts/node-version.mjs';

import('../scripts/prepare.mjs').then(async ({ prepareInstall }) => {
  await prepareInstall();
  await import('../libs/testing/typescript.mjs');
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
});
