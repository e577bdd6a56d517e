import { htmlToText, readText } from '@whence/reading';
import type { Reader } from './ports.js';

/** The reading room's own way of reading a page. */
export const PAGE_READER: Reader = { read: readText, pageOf: htmlToText };
