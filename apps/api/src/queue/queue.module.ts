import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { QueueUnavailable, type ServiceQueues } from '@whence/queue';
import type { StorePorts } from '@whence/store';
import { DiscardFailedJob, type FailedPorts, ListFailedJobs, RetryFailedJobs, type Changes } from '@whence/workflow';
import { PORTS, QUEUES } from '../foundation/index.js';
import { FailedJobsController } from './failed-jobs.controller.js';

/** A use case on the store's ports and the service's queues. */
function onQueues<T>(useCaseClass: new (ports: FailedPorts & { readonly changes: Changes }) => T) {
  const useFactory = (ports: StorePorts, queues: ServiceQueues | null) =>
    new useCaseClass({ ...ports, failedJobs: queues ?? NO_QUEUES });
  return { provide: useCaseClass, useFactory, inject: [PORTS, QUEUES] };
}

const away = () => Promise.reject(new QueueUnavailable('Found an API that was started without a queue.'));
const NO_QUEUES = { all: away, one: away, remove: away };

/** Jobs that were given up: for whoever runs the service. */
@Module({
  controllers: [FailedJobsController],
  providers: [
    onQueues<unknown>(ListFailedJobs),
    onQueues<unknown>(RetryFailedJobs),
    onQueues<unknown>(DiscardFailedJob),
  ],
})
export class QueueModule implements OnApplicationShutdown {
  constructor(@Inject(QUEUES) private readonly queues: ServiceQueues | null) {}

  async onApplicationShutdown(): Promise<void> {
    await this.queues?.close();
  }
}
