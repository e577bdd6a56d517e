import { z } from 'zod';
import { difference, trace } from '../findings/findings.schemas.js';
import { key } from '../foundation/index.js';

export const tracedStatement = z
  .strictObject({
    statement: key.meta({ description: 'Key of the statement in which the trace begins.' }),
    trace,
    differences: z.array(difference).readonly().meta({ description: 'What changed from hand to hand.' }),
  })
  .meta({ id: 'TracedStatement', description: 'What a statement rests on, and how each way back ends.' });
