/** The service's own use cases, on its store. */
import type { Config } from '@whence/config';
import { SignedWebhooks } from '@whence/newsroom';
import { FileLogSigner, storePorts } from '@whence/store';
import {
  AnnounceEvent,
  CrossReferenceClaim,
  DeliverEvent,
  RecheckAffected,
  RecheckDue,
  RecheckRated,
  RemindOverdue,
  SignLog,
  SuggestHops,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import type { JobUseCases } from './job-use-cases.js';

export function useCasesOf(dataSource: DataSource, config: Config): JobUseCases {
  const ports = storePorts(dataSource, { heldStatements: config.worker.heldStatements });
  const webhooks = new SignedWebhooks({ timeoutMs: config.webhook.timeoutMs });
  return {
    'cross-reference': new CrossReferenceClaim(ports),
    'recheck-affected': new RecheckAffected(ports),
    'recheck-rated': new RecheckRated(ports),
    'suggest-hops': new SuggestHops(ports),
    'recheck-due': new RecheckDue(ports),
    'remind-overdue': new RemindOverdue(ports),
    'sign-log': new SignLog({ ...ports, logSigner: new FileLogSigner(config.audit.keyFile) }),
    announce: new AnnounceEvent(ports),
    deliver: new DeliverEvent({ ...ports, webhooks }),
  };
}
