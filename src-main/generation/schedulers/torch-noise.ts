/**
 * Random numbers as PyTorch draws them on the CPU, so that a seed gives the picture that Python's tools give. The generator is the
 * Mersenne Twister (Matsumoto & Nishimura 1998, MT19937).
 */
export class TorchGenerator {
  readonly #state = new Uint32Array(624);
  #at = 624;
  /** The second of a pair of normal numbers that were drawn one by one. */
  #kept: number | null = null;

  /** @param seed as torch.manual_seed takes it; its lower 32 bits count */
  constructor(seed: number | bigint) {
    let value = Number(BigInt.asUintN(32, BigInt(seed)));
    this.#state[0] = value;
    for (let i = 1; i < 624; i += 1) {
      value = (Math.imul(1812433253, value ^ (value >>> 30)) + i) >>> 0;
      this.#state[i] = value;
    }
  }

  /** 32 random bits. */
  bits(): number {
    if (this.#at === 624) this.#renew();
    let y = this.#state[this.#at] ?? 0;
    this.#at += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  #renew(): void {
    const state = this.#state;
    for (let i = 0; i < 624; i += 1) {
      const y = ((state[i] ?? 0) & 0x80000000) | ((state[(i + 1) % 624] ?? 0) & 0x7fffffff);
      state[i] = (state[(i + 397) % 624] ?? 0) ^ (y >>> 1) ^ ((y & 1) === 0 ? 0 : 0x9908b0df);
    }
    this.#at = 0;
  }

  /** `count` standard normal numbers, as torch.randn of a tensor of so many gives them. */
  normal(count: number): Float32Array {
    const out = new Float32Array(count);
    if (count < 16) {
      for (let i = 0; i < count; i += 1) out[i] = this.#single();
      return out;
    }
    for (let i = 0; i < count; i += 1) out[i] = (this.bits() & 0xffffff) / 2 ** 24;
    let from = 0;
    for (; from + 16 <= count; from += 16) pairUp(out, from);
    if (from < count) {
      // The last sixteen are drawn anew where the count is no multiple of it.
      for (let i = count - 16; i < count; i += 1) out[i] = (this.bits() & 0xffffff) / 2 ** 24;
      pairUp(out, count - 16);
    }
    return out;
  }

  /** One normal number, of two that are made at a time from 53 bits each. */
  #single(): number {
    if (this.#kept !== null) {
      const kept = this.#kept;
      this.#kept = null;
      return kept;
    }
    const [u, v] = [this.#uniform53(), this.#uniform53()];
    const radius = Math.sqrt(-2 * Math.log1p(-v));
    const angle = 2 * Math.PI * u;
    this.#kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  #uniform53(): number {
    const [high, low] = [this.bits(), this.bits()];
    return ((high & 0x1fffff) * 2 ** 32 + low) / 2 ** 53;
  }
}

/** Box and Muller's transform of sixteen uniform numbers: the first half are radii, the second angles. */
function pairUp(numbers: Float32Array, from: number): void {
  for (let i = from; i < from + 8; i += 1) {
    const radius = Math.fround(Math.sqrt(Math.fround(-2 * Math.log(Math.fround(1 - (numbers[i] ?? 0))))));
    const angle = Math.fround(2 * Math.PI * (numbers[i + 8] ?? 0));
    numbers[i] = radius * Math.cos(angle);
    numbers[i + 8] = radius * Math.sin(angle);
  }
}
