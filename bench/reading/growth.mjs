/** `npm run bench:growth [-- UNITS]`: the TypeScript sources as they are, without a build. */
import '../../scripts/node-version.mjs';

import('../../scripts/prepare.mjs').then(async ({ prepareInstall }) => {
  await prepareInstall();
  await import('../../libs/testing/typescript.mjs');
  const { growth } = await import('./growth.ts');
  const steep = growth(Number(process.argv[2] ?? 100_000));
  if (steep.length > 0) {
    process.stdout.write(`\nGrows faster than the text: ${steep.join(', ')}\n`);
    process.exitCode = 1;
  }
});
