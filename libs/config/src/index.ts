export {
  type Config,
  ConfigError,
  type ConfigProblem,
  type Overrides,
  readConfig,
  type Surroundings,
} from './read-config.js';
export { ALGORITHMS, type IssuerConfig, ROLE_NAMES } from './issuers.js';
export { projectRoot } from './project-root.js';
export { type SettingEntry, SETTINGS } from './settings.js';
