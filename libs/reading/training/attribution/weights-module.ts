/** The source of a TypeScript module that holds trained weights. */
export function weightsModule(name: string, from: string, type: string, value: unknown): string {
  return (
    '/** Written by libs/reading/training/attribution; do not edit. */\n' +
    `import type { ${type} } from '${from}';\n\nexport const ${name}: ${type} = ${JSON.stringify(value)};\n`
  );
}
