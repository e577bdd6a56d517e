/** One line of what `whence match` prints. */
import { z } from 'zod';

const id = z.union([z.string(), z.number()]);

export const matchResultSchema = z
  .strictObject({
    query: id.meta({ description: 'Id of the query, as given.' }),
    ranked: z.array(id).meta({ description: 'Ids of the collection, as given, the likeliest match first.' }),
    scores: z.array(z.number()).meta({
      description: 'One for each of `ranked`; comparable within one query. Not a probability.',
    }),
    because: z
      .array(
        z.strictObject({
          words: z.array(z.string()).readonly(),
          names: z.array(z.string()).readonly(),
          figures: z.array(z.string()).readonly(),
          passage: z.string(),
        }),
      )
      .exactOptional()
      .meta({
        description:
          'With --explain, one for each of `ranked`: words, names and figures that both hold, as the query prints them, the most telling first; and the longest passage that both hold word for word.',
      }),
  })
  .meta({ title: 'One line of whence match', description: 'What was found for one query.' });

export type MatchResult = z.infer<typeof matchResultSchema>;

/** The JSON Schema (2020-12) of a printed line, as text that ends in a line break. */
export function matchSchemaText(): string {
  const schema = z.toJSONSchema(matchResultSchema, { target: 'draft-2020-12', reused: 'inline' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
