/** The reading room, as the use cases ask for it. */
import { htmlToText, readText } from '@whence/reading';
import type { Reader } from '@whence/workflow';

export const reader: Reader = { read: readText, textOf: (html) => htmlToText(html).text };
