/** A worker in a process of its own, to be killed. Its jobs note that they began, work a while, and note once that they ended. Argument: settings as JSON. */
import { readConfig } from '@whence/config';
import { serviceDataSource } from '@whence/store';
import { createWorker, type JobUseCases } from '@whence/worker';
import { JOB_NAMES } from '@whence/workflow';
import { setTimeout as sleep } from 'node:timers/promises';

const config = readConfig(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>);
const url = config.database.url ?? '';
const dataSource = await serviceDataSource({ url, role: config.database.role, pool: 4 }).initialize();
const idle = Object.fromEntries(JOB_NAMES.map((name) => [name, { run: () => Promise.resolve() }]));
const useCases: JobUseCases = {
  ...(idle as unknown as JobUseCases),
  'cross-reference': {
    run: async (_by, { requestId }) => {
      await dataSource.query('INSERT INTO public.begun VALUES ($1, $2)', [requestId, process.pid]);
      await sleep(300);
      await dataSource.query('INSERT INTO public.ended VALUES ($1) ON CONFLICT DO NOTHING', [requestId]);
    },
  },
};
await createWorker({ config, useCases, dataSource, timing: { lockMs: 1_000, stalledCheckMs: 500 } });
