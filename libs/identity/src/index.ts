export { JwtTokens } from './jwt-tokens.js';
export type { IssuerSettings } from './issuer-settings.js';
