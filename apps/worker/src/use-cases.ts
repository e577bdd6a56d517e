/** The service's own use cases, on its store. */
import type { Config } from '@whence/config';
import type { DataSource } from 'typeorm';
import type { JobUseCases } from './job-use-cases.js';

export function useCasesOf(_dataSource: DataSource, _config: Config): Partial<JobUseCases> {
  return {};
}
