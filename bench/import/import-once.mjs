/** One import through the real use case, in a process of its own, so that the peak of memory is its alone. */
import '../../libs/testing/typescript.mjs';

const [url, folder, ledger] = process.argv.slice(2);
const { importOnce } = await import('./import-once.ts');
process.stdout.write(`${JSON.stringify(await importOnce(url, folder, ledger))}\n`);
