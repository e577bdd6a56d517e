/** Module hooks: `.js` next to a `.ts` source means the source, `@whence/x` means its index, and SWC compiles both. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { swcOptions } from '../../swc.config.mjs';

const root = new URL('../../', import.meta.url);

export async function resolve(specifier, context, next) {
  const room = /^@whence\/([a-z]+)$/.exec(specifier)?.[1];
  if (room !== undefined) {
    const group = room === 'api' || room === 'worker' ? 'apps' : 'libs';
    return { url: new URL(`${group}/${room}/src/index.ts`, root).href, format: 'module', shortCircuit: true };
  }
  if (/^\.{1,2}\//.test(specifier) && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(url)) return { url: url.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { ...swcOptions, filename, swcrc: false });
  return { format: 'module', source: code, shortCircuit: true };
}
