/** One verification in a process of its own, so that the peak of memory is its alone. */
import '../../libs/testing/typescript.mjs';

const [way, from] = process.argv.slice(2);
const { verifyOnce } = await import('./verify-once.ts');
process.stdout.write(`${JSON.stringify(await verifyOnce(way, from))}\n`);
