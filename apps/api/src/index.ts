export { createApi, startApi, openApiDocument, errorsDocument, accessDocument } from './foundation/create-api.js';
export type { ApiOptions, StartedApi } from './foundation/create-api.js';
export type { ReadinessCheck } from './foundation/health.js';
export { makeLogger } from './foundation/logging.js';
