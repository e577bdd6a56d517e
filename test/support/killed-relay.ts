/** A process that hands the outbox over and dies before it can forget it. Argument: QueueSettings as JSON. */
import { jobOptions, queueConnection, type QueueSettings } from '@whence/queue';
import { serviceDataSource, StoreOutbox } from '@whence/store';
import { JOB_NAMES } from '@whence/workflow';
import { Queue } from 'bullmq';

const settings = JSON.parse(process.argv[2] ?? '') as QueueSettings;
const dataSource = await serviceDataSource({ url: settings.databaseUrl, role: settings.role, pool: 2 }).initialize();
const queue = new Queue('findings', { connection: queueConnection(settings, 'producer') });
await new StoreOutbox(dataSource).relay(JOB_NAMES, 100, async (entries) => {
  await queue.addBulk(
    entries.map(({ id, job, changeId, requestId }) => ({
      name: job.name,
      data: { payload: job.payload, changeId, requestId },
      opts: { ...jobOptions({ attempts: 3, firstWaitMs: 10, longestWaitMs: 10 }), jobId: id },
    })),
  );
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
});
