/** What happens to a source over time: edges, splits, and statements that go to others. */
import { edgeSchema, keySchema, rowHopSchema, sourceRowSchema } from '@whence/workflow';
import { z } from 'zod';
import { key, partialDate } from '../foundation/index.js';

export const newEdge = edgeSchema.meta({
  id: 'SourceEdge',
  examples: [{ kind: 'part-of', other: 'ukraine-government', from: '2014' }],
});

export const edgeEnd = z
  .strictObject({
    kind: edgeSchema.shape.kind,
    other: keySchema,
    to: partialDate.meta({ description: 'The last day, month or year in which it held.' }),
  })
  .meta({ id: 'SourceEdgeEnd' });

const assignmentRule = z
  .strictObject({
    to: keySchema.meta({ description: 'The source that the statements go to.' }),
    statements: z
      .array(rowHopSchema.shape.to)
      .min(1)
      .max(10_000)
      .exactOptional()
      .meta({ description: 'Ids of statements.' }),
    from: partialDate.exactOptional().meta({ description: 'Said on or after this; a partial date with all its days.' }),
    until: partialDate
      .exactOptional()
      .meta({ description: 'Said on or before this; a partial date with all its days.' }),
    document: z.string().min(1).max(10_000).exactOptional().meta({ description: 'The occasion or document, exactly.' }),
  })
  .refine(
    ({ statements, from, until, document }) => [statements, from, until, document].some((one) => one !== undefined),
    {
      error: 'statements, from, until or document',
    },
  )
  .meta({ id: 'AssignmentRule', description: 'Which statements go to a source; several members must all fit.' });

export const sourceSplit = z
  .strictObject({
    on: partialDate.exactOptional().meta({ description: 'Since when the new sources have been there.' }),
    into: z.array(sourceRowSchema).min(2).max(10),
    assign: z.array(assignmentRule).max(100).default([]),
  })
  .meta({
    id: 'SourceSplit',
    examples: [
      {
        on: '2025-01',
        into: [
          { key: 'press-office', name: 'Press Office', kind: 'body' },
          { key: 'field-office', name: 'Field Office', kind: 'body' },
        ],
        assign: [{ to: 'field-office', from: '2025-01', document: 'Field report' }],
      },
    ],
  });

export const reassignment = z
  .strictObject({ assign: z.array(assignmentRule).min(1).max(100) })
  .meta({ id: 'Reassignment' });

export const assigned = z
  .strictObject({
    given: z.array(z.strictObject({ to: keySchema, statements: z.int().min(0) })),
    stayed: z
      .strictObject({ statements: z.int().min(0), keys: z.array(key) })
      .meta({ description: 'What stays with the source: how many statements, and the keys of the first 1,000.' }),
  })
  .meta({ id: 'AssignedStatements' });
