/** A subscriber was not told this time. The attempt is kept; the queue tries again while attempts are left. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';

  /** @param retryAfterMs how long the subscriber asked us to wait, in milliseconds; null when it did not. */
  constructor(
    message: string,
    readonly retryAfterMs: number | null,
  ) {
    super(message);
  }
}
