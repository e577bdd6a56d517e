/**
 * Makes a checkout ready to run: packages as in package-lock.json, and dist/ as in the sources. Does nothing, in a few
 * milliseconds, when both are so already. All its lines go to stderr, so that a command's own output stays clean.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const INSTALL_STAMP = join(root, 'node_modules', '.whence-installed');
const BUILD_STAMP = join(root, 'dist', '.built-from');

/** The compiled command line. */
export const MAIN = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');

const say = (line) => process.stderr.write(`${line}\n`);

/** Installs when needed, and builds when needed. */
export async function prepare() {
  if (isInstalled() && isBuilt()) return;
  await alone(() => {
    install();
    build();
  });
}

/** Installs when needed. */
export async function prepareInstall() {
  if (!isInstalled()) await alone(install);
}

/** Builds, needed or not. */
export async function rebuild() {
  await alone(() => {
    install();
    rmSync(BUILD_STAMP, { force: true });
    build();
  });
}

function install() {
  if (isInstalled()) return;
  say('Installing packages (npm ci)…');
  // --include: NODE_ENV=production or an npmrc may leave out what builds; --omit is weaker than it.
  run(npm(), ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci');
  writeFileSync(INSTALL_STAMP, installHash());
}

function isInstalled() {
  const wanted = installHash();
  if (textOf(INSTALL_STAMP) === wanted) return true;
  if (!matchesLockfile()) return false;
  // Installed by hand, as package-lock.json says.
  try {
    writeFileSync(INSTALL_STAMP, wanted);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error;
  }
  return true;
}

/** Compares with the list that npm leaves in node_modules when an install is complete. */
function matchesLockfile() {
  const left = textOf(join(root, 'node_modules', '.package-lock.json'));
  if (left === undefined) return false;
  const installed = JSON.parse(left).packages;
  const wanted = JSON.parse(textOf(join(root, 'package-lock.json'))).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed[path];
    // Packages for other systems are left out by npm.
    if (found === undefined) return optional === true || devOptional === true;
    return found.version === version;
  });
}

function installHash() {
  return hashOf([join(root, 'package.json'), join(root, 'package-lock.json')], `${process.platform}-${process.arch}`);
}

function isBuilt() {
  return textOf(BUILD_STAMP) === sourceHash() && existsSync(MAIN);
}

function build() {
  if (isBuilt()) return;
  say('Building…');
  // Taken before the build: a source that changes meanwhile makes the next start build again.
  const hash = sourceHash();
  run(
    [process.execPath, join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js')],
    ['build', 'cli'],
    'nest build',
  );
  if (!existsSync(MAIN)) fail(`The build ended without ${MAIN}; expected apps/cli/src/main.ts to be compiled to it.`);
  resolveDynamicImports(join(root, 'dist'));
  writeFileSync(BUILD_STAMP, hash);
}

/** nest rewrites the aliases of static imports into paths, but leaves those of `import('@whence/…')`. */
function resolveDynamicImports(folder) {
  for (const path of filesIn(folder, (name) => name.endsWith('.js'))) {
    const code = readFileSync(path, 'utf8');
    const changed = code.replace(/\bimport\((['"])@whence\/([a-z]+)\1\)/g, (_, quote, room) => {
      const group = ['api', 'worker'].includes(room) ? 'apps' : 'libs';
      const up = '../'.repeat(path.slice(folder.length + 1).split(/[\\/]/).length - 1);
      return `import(${quote}${up === '' ? './' : up}${group}/${room}/src/index.js${quote})`;
    });
    if (changed !== code) writeFileSync(path, changed);
  }
}

function sourceHash() {
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];
  const sources = ['apps', 'libs'].flatMap((folder) =>
    filesIn(join(root, folder), (name) => name.endsWith('.ts') && !name.endsWith('.test.ts')),
  );
  return hashOf([...settings.map((name) => join(root, name)), ...sources]);
}

function filesIn(folder, wanted) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path, wanted);
      return wanted(entry.name) ? [path] : [];
    });
}

function hashOf(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const path of paths) hash.update(`\0${path.slice(root.length)}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The npm that started this process, else the one on the PATH. */
function npm() {
  const started = process.env.npm_execpath ?? '';
  const cli = join(dirname(started), 'npm-cli.js');
  if (/^np[mx]-cli\.js$/.test(basename(started)) && existsSync(cli)) return [process.execPath, cli];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function run([command, ...first], args, name) {
  const shell = command.endsWith('.cmd');
  const done = spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2], shell });
  if (done.error) fail(`${name} could not be run: ${done.error.message}`);
  if (done.status !== 0) fail(`${name} failed (${done.signal ?? `exit code ${done.status}`}); see the lines above.`);
}

function fail(line) {
  say(line);
  process.exit(1);
}

/** Runs while no other process installs or builds this checkout; a holder that died does not count. */
async function alone(work) {
  const name = createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `whence-prepare-${process.getuid?.() ?? 0}-${name}`);
  const own = `${lock}-${process.pid}`;
  const release = () => {
    rmSync(own, { force: true });
    if (textOf(lock) === String(process.pid)) rmSync(lock, { force: true });
  };
  // A failed build exits at once, past the finally below.
  process.once('exit', release);
  // The lock is a link to a file that names its holder already, so that nobody finds it without a name.
  writeFileSync(own, String(process.pid));
  try {
    for (let told = false; !linkOnce(own, lock); await sleep(200)) {
      const holder = textOf(lock);
      if (holder !== undefined && !isAlive(Number(holder))) dropStale(lock, holder);
      else if (!told) {
        say('Waiting for another process that prepares this checkout…');
        told = true;
      }
    }
    work();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}

function linkOnce(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** Moved away and looked at again: another waiter may have dropped the stale lock and taken it in between. */
function dropStale(lock, holder) {
  const aside = `${lock}-stale-${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return;
  }
  if (textOf(aside) !== holder) linkOnce(aside, lock);
  rmSync(aside, { force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
