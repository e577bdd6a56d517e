export { createApi, startApi, openApiDocument, errorsDocument, accessDocument } from './foundation/create-api.js';
export type { ApiOptions, StartedApi } from './foundation/create-api.js';
export type { ReadinessCheck } from './foundation/health.js';
export { makeLogger } from './foundation/logging.js';
export { PDF_TEXTS } from './foundation/tokens.js';
export { breaksBetween } from './foundation/openapi-breaks.js';
export type { ApiBreak, ApiDocument } from './foundation/openapi-breaks.js';
