/** How many calls are let through: so many at once, and so many a second from then on (a token bucket). */
export class Budget {
  readonly #most: number;
  readonly #aSecond: number;
  #left: number;
  #at: number;

  constructor({ most, aSecond }: { readonly most: number; readonly aSecond: number }, now = performance.now()) {
    this.#most = most;
    this.#aSecond = aSecond;
    this.#left = most;
    this.#at = now;
  }

  /** Whether one more is let through at a moment, in milliseconds. */
  spend(now = performance.now()): boolean {
    this.#left = Math.min(this.#most, this.#left + ((now - this.#at) * this.#aSecond) / 1000);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
