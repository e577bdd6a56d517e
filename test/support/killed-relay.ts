/** A relay that hands the outbox over and dies before it can forget it. Argument: QueueSettings as JSON. */
import { defaultRetries, type Load, OutboxRelay, producerOptions, type QueueSettings } from '@whence/queue';
import { serviceDataSource, StoreOutbox, StoreViews } from '@whence/store';
import { Queue } from 'bullmq';

const settings = JSON.parse(process.argv[2] ?? '') as QueueSettings;
const dataSource = await serviceDataSource({ url: settings.databaseUrl, role: settings.role, pool: 2 }).initialize();
const queue = new Queue<Load>('findings', producerOptions(settings));
const dyingAfter = async (handedOver: Promise<unknown>): Promise<void> => {
  await handedOver;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
};
const findings = {
  add: (...job: Parameters<typeof queue.add>) => dyingAfter(queue.add(...job)),
  addBulk: (jobs: Parameters<typeof queue.addBulk>[0]) => dyingAfter(queue.addBulk(jobs)),
};
const nothing = (): void => undefined;
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const ports = { outbox: new StoreOutbox(dataSource), views: new StoreViews(dataSource), log };
new OutboxRelay({ ...ports, queues: { findings, newsroom: findings } }, { retries: defaultRetries(3) }).start();
