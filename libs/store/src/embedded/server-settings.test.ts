import { describe, expect, it } from '@jest/globals';
import { serverArguments, sharedBuffers } from './server-settings.js';

const GB = 1024 ** 3;

const of = (durable: boolean): string[] => serverArguments({ durable, socketFolder: undefined });

describe('memory of the embedded server', () => {
  it.each([
    [0.25 * GB, 48],
    [1 * GB, 128],
    [16 * GB, 2048],
    [24_105 * 1024 ** 2, 3013],
    [512 * GB, 4096],
  ])('of %d bytes it keeps %d MB', (memory, megabytes) => {
    expect(sharedBuffers(memory)).toBe(megabytes);
  });

  it('is as small as can be where many servers run at once', () => {
    expect(of(false)).toContain('shared_buffers=48MB');
    expect(of(false)).toContain('fsync=off');
  });

  it('never gives up what was committed elsewhere', () => {
    expect(of(true).join(' ')).not.toMatch(/fsync|synchronous_commit|full_page_writes/);
    expect(of(true).join(' ')).toMatch(/shared_buffers=\d+MB/);
  });
});
