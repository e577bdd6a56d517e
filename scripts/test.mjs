/** `npm test`: Jest with the flag that its ES modules need. Arguments are Jest's. */
import './node-version.mjs';

import('./prepare.mjs').then(async ({ prepareInstall, root }) => {
  const { spawn } = await import('node:child_process');
  const { constants } = await import('node:os');
  const { join } = await import('node:path');
  await prepareInstall();
  // In the environment rather than on the command line: Jest's worker processes need it too.
  const flags = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NODE_OPTIONS: flags.filter(Boolean).join(' ') },
    },
  );
  // The terminal sends Ctrl-C to both; Jest ends first, and this process says how.
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
});
