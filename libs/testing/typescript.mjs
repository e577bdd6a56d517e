/**
 * Lets plain Node run the TypeScript sources, as Jest does: `node --import ./libs/testing/typescript.mjs file.ts`, or an
 * import of this module before the import of a source. For test processes only; what ships is compiled.
 */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
