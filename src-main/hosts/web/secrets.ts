import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** A new secret as it is told, safe in URLs and cookies. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is kept of secrets: their digests. To find one takes the same time whatever was guessed. */
export class Secrets {
  readonly #most: number;
  #kept: { readonly digest: Buffer; readonly until: number }[] = [];

  /** @param most secrets that are good at a time; the oldest gives way */
  constructor(most: number) {
    this.#most = most;
  }

  /** Makes one that is good until a moment (milliseconds since 1970). */
  make(until = Infinity): string {
    const secret = newSecret();
    this.#kept = [...this.#kept.slice(1 - this.#most), { digest: digestOf(secret), until }];
    return secret;
  }

  has(secret: string): boolean {
    return this.#find(secret) !== null;
  }

  /** Whether it was good; it is not any more. */
  use(secret: string): boolean {
    const found = this.#find(secret);
    this.#kept = this.#kept.filter(({ digest }) => digest !== found);
    return found !== null;
  }

  #find(secret: string): Buffer | null {
    const asked = digestOf(secret);
    let found: Buffer | null = null;
    for (const { digest, until } of this.#kept) {
      // None is left out once one was found.
      if (timingSafeEqual(asked, digest) && Date.now() < until) found = digest;
    }
    return found;
  }
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
