/** Makes things that several ask for at the same time once, and so many of them at a time at most. */
export class MadeOnce<Made> {
  readonly #making = new Map<string, Promise<Made>>();
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** What `make` answers, or answers already to somebody who asked under the same name. */
  async get(name: string, make: () => Promise<Made>): Promise<Made> {
    const known = this.#making.get(name);
    if (known) return await known;
    const making = this.#inTurn(make).finally(() => this.#making.delete(name));
    this.#making.set(name, making);
    return await making;
  }

  async #inTurn(make: () => Promise<Made>): Promise<Made> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await make();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
