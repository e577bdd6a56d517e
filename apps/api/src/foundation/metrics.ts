/**
 * What one process of the API counts for whoever runs it, in the text format of Prometheus. Labels are of few values, and
 * never of what a request carried: a template of a route and not an address, no id, no name, no key.
 */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type RateLimit = 'requests' | 'sign-ins';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Seconds; up to how long a slow import may take. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

let ofProcess: Registry | undefined;

/** Memory, processor, event loop and garbage of this process, watched once however many APIs it runs. */
function processRegistry(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

/** One number that is looked up when it is asked for, with its labels. */
export type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Counter;
  private readonly durations: Histogram;
  private readonly limited: Counter;

  /** @param version of the service */
  constructor(version: string) {
    const registers = [this.registry];
    this.requests = new Counter({
      name: 'whence_http_requests_total',
      help: 'Requests answered, by method, template of the route and status.',
      labelNames: ['method', 'route', 'status'],
      registers,
    });
    this.durations = new Histogram({
      name: 'whence_http_request_duration_seconds',
      help: 'From when a request came to when its answer was sent, by method and template of the route.',
      labelNames: ['method', 'route'],
      buckets: BUCKETS,
      registers,
    });
    this.limited = new Counter({
      name: 'whence_rate_limited_requests_total',
      help: 'Requests refused because too many came of one key (requests), or too many failed sign-ins of one address (sign-ins).',
      labelNames: ['limit'],
      registers,
    });
    // What has not happened yet is nought, and not unknown: rates can be taken from the first on.
    for (const limit of ['requests', 'sign-ins'] satisfies RateLimit[]) this.limited.inc({ limit }, 0);
    this.gauge('whence_build_info', 'The version that runs; always 1.', ['version'], () =>
      Promise.resolve([[{ version }, 1]]),
    );
  }

  /**
   * Counts a request that was answered.
   * @param route its template as the server has it (`/v1/claims/:claimId`); undefined: there is none at its address
   */
  answered(request: {
    readonly method: string;
    readonly route: string | undefined;
    readonly status: number;
    readonly seconds: number;
  }): void {
    const method = METHODS.has(request.method) ? request.method : 'other';
    const route = request.route?.replaceAll(/:(\w+)/g, '{$1}') ?? 'unmatched';
    this.requests.inc({ method, route, status: String(request.status) });
    this.durations.observe({ method, route }, request.seconds);
  }

  /** Counts a request that was refused for being one too many. */
  refusedBy(limit: RateLimit): void {
    this.limited.inc({ limit });
  }

  /** A number that is looked up at each scrape; `read` gives nothing where it is not known, and then none is told. */
  gauge(name: string, help: string, labelNames: readonly string[], read: () => Promise<readonly Sample[]>): void {
    new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      async collect() {
        const samples = await read();
        this.reset();
        // Without labels a gauge begins as nought, which would be told of what is not known.
        if (labelNames.length === 0) this.remove();
        for (const [labels, value] of samples) this.set({ ...labels }, value);
      },
    });
  }

  /** All of it in the text format, version 0.0.4. */
  async text(): Promise<string> {
    const text = await Registry.merge([this.registry, processRegistry()]).metrics();
    // The library writes no number in a spelling of its own (the mean of no lags, where two scrapes come at once).
    return text.replaceAll(/ Nan$/gm, ' NaN');
  }
}
