import { describe } from '@jest/globals';
import { startTogether } from './processes.js';
import { tellStory } from './story.js';

describe('the main job on embedded PostgreSQL, in one process', () => tellStory(startTogether));
