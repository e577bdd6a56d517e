export { tellStory, type ToldEntry } from './claim-story.js';
export { sayCited } from './cited-words.js';
export { quoted } from './quoting.js';
export type { EvidenceCited, HistoryEntry, StoryNames } from './telling.js';
export { memberChanges, type MemberChange } from './member-changes.js';
export { TOLD_CAUSES, TOLD_CHANGES } from './recheck-causes.js';
export { SENTENCES, type StoryKey } from './sentences.js';
export { storyText } from './story-text.js';
