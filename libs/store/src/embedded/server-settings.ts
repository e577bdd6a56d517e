/** What the embedded server is started with. */
import { totalmem } from 'node:os';

const MB = 1024 * 1024;
const LEAST_MB = 48;
const MOST_MB = 4096;

/**
 * Megabytes that the server keeps of its tables and indexes: an eighth of the memory, from 48 MB to 4 GB. PostgreSQL's own
 * advice is a quarter for a machine that does nothing else (manual, 19.4.1); here the service and what else runs share it.
 * A small database takes no more of it than it is large.
 * @param memory bytes that this machine, or the container, has
 */
export function sharedBuffers(memory: number): number {
  return Math.min(MOST_MB, Math.max(LEAST_MB, Math.floor(memory / 8 / MB)));
}

/** Bytes of memory of the machine, or of the container when that may use less. */
function memoryHere(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/**
 * Arguments for a server that shares its machine: few processes, one network address, messages without the text of
 * statements.
 * @param options.durable false only for tests: a crash may lose what was written just before, and many servers run at once
 * @param options.socketFolder where its Unix socket is; none where undefined
 */
export function serverArguments(options: {
  readonly durable: boolean;
  readonly socketFolder: string | undefined;
}): string[] {
  const { durable, socketFolder } = options;
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolder ?? '',
    max_connections: 60,
    shared_buffers: `${durable ? sharedBuffers(memoryHere()) : LEAST_MB}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '48MB',
    max_wal_size: '256MB',
    max_parallel_workers_per_gather: 0,
    max_worker_processes: 2,
    io_method: 'sync',
    wal_level: 'minimal',
    max_wal_senders: 0,
    log_min_error_statement: 'fatal',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  if (!durable) Object.assign(values, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
