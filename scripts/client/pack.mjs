/**
 * `npm run client:pack [-- --out FOLDER]`: makes the API's client a package of its own and packs it as a tarball, in
 * `dist/client-package` unless told otherwise. Nothing of the workspace is in it, and nothing is asked of a registry.
 */
import '../node-version.mjs';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareInstall, root } from '../prepare.mjs';

const source = join(root, 'libs/client');
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist/client-package') } } });
const out = resolve(values.out);
const folder = join(out, 'package');

const read = async (path) => JSON.parse(await readFile(join(root, path), 'utf8'));

/** Compiles the client alone, strictly, into JavaScript modules and their declarations. Returns the packages that it imports. */
function compile({ default: ts }) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      ...{
        noEmit: false,
        declaration: true,
        sourceMap: false,
        outDir: join(folder, 'dist'),
        rootDir: join(source, 'src'),
      },
      // Decorators are the service's; without `paths` no import can lead back into the workspace.
      ...{ paths: undefined, experimentalDecorators: false, emitDecoratorMetadata: false, noEmitOnError: true },
    },
    root,
  );
  const program = ts.createProgram([join(source, 'src/index.ts')], options);
  const { diagnostics } = program.emit();
  const faults = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (faults.length > 0) {
    const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => root, getNewLine: () => '\n' };
    throw new Error(ts.formatDiagnostics(faults, host));
  }
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => !relative(join(source, 'src'), fileName).startsWith('..'));
  const imported = own.flatMap((file) => ts.preProcessFile(file.text).importedFiles.map(({ fileName }) => fileName));
  return [...new Set(imported.filter((name) => !name.startsWith('.')))].sort();
}

/** What it says of itself: the version of the API, whose document it is made from, and the licence of the whole, if there is one. */
async function describe(imports) {
  const [whole, { info }] = [await read('package.json'), await read('docs/openapi.json')];
  if (info.version !== whole.version)
    throw new Error(
      `Found version ${info.version} in docs/openapi.json and ${whole.version} in package.json, expected the same. Run: npm run openapi`,
    );
  const dependencies = imports.map((name) => {
    const version = whole.dependencies[name];
    if (version === undefined)
      throw new Error(`Found an import of "${name}" in the client, expected one of the dependencies of package.json`);
    return [name, `^${version}`];
  });
  return {
    name: '@whence/client',
    version: whole.version,
    description: 'A client of the API of Whence, a fact-check workflow service, typed by its OpenAPI document.',
    ...(whole.license === undefined ? {} : { license: whole.license }),
    type: 'module',
    engines: whole.engines,
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    files: ['dist'],
    sideEffects: false,
    dependencies: Object.fromEntries(dependencies),
  };
}

/** `npm pack`, by the npm that runs this or by the one of the machine. */
function pack() {
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith('js') ? [process.execPath, [npm]] : ['npm', []];
  const args = [...first, 'pack', '--json', '--ignore-scripts', '--pack-destination', out];
  const done = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    shell: program === 'npm' && process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error(`npm pack failed: ${done.error?.message ?? done.stderr}`);
  const [{ filename, files }] = JSON.parse(done.stdout);
  return { tarball: join(out, filename), files: files.length };
}

try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await prepareInstall();
  const manifest = await describe(compile(await import('typescript')));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await cp(join(source, 'README.md'), join(folder, 'README.md'));
  const { tarball, files } = pack();
  process.stderr.write(
    `Packed ${manifest.name} ${manifest.version}, ${files} files; publish it with: npm publish ${tarball}\n`,
  );
  process.stdout.write(`${tarball}\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
