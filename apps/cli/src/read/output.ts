/** Where a long stream of results goes: waits while its reader is busy, and says when the reader has left. */
import type { Writable } from 'node:stream';

export class Output {
  private left = false;
  private failure: Error | undefined;
  private wake: (() => void) | undefined;

  constructor(private readonly stream: Writable) {
    stream.on('drain', this.onDrain);
    stream.on('close', this.onClose);
    stream.on('error', this.onError);
  }

  /** Writes, and waits until there is room for more. False once nobody reads (`… | head`). Throws what else goes wrong. */
  async write(chunk: Uint8Array | string): Promise<boolean> {
    if (!this.left && chunk.length > 0 && !this.stream.write(chunk))
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        if (this.left) this.onDrain();
      });
    if (this.failure) throw this.failure;
    return !this.left;
  }

  /** Lets the stream go: others may write to it, or to nobody. */
  release(): void {
    this.stream.off('drain', this.onDrain);
    this.stream.off('close', this.onClose);
    this.stream.off('error', this.onError);
  }

  private readonly onDrain = (): void => {
    this.wake?.();
    this.wake = undefined;
  };

  private readonly onClose = (): void => {
    this.left = true;
    this.onDrain();
  };

  private readonly onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') this.failure = error;
    this.onClose();
  };
}
