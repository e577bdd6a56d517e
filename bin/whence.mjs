#!/usr/bin/env node
/** The `whence` command. In a fresh clone it installs and builds first. */
import '../scripts/node-version.mjs';

import('../scripts/run.mjs').then(({ runWhence }) => runWhence(process.argv.slice(2)));
