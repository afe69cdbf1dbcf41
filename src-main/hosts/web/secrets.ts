import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** A new secret as it is told, safe in URLs and cookies. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is kept of a secret. */
export interface KeptSecret {
  /** Its SHA-256. */
  readonly digest: Buffer;
  /** Until when it is good, in milliseconds since 1970. */
  readonly until: number;
}

/** Where digests are kept that other processes, or later ones, have to know. */
export interface SecretStore {
  readonly read: () => KeptSecret[];
  /** False where nothing can be written: this process then knows them alone. */
  readonly write: (kept: readonly KeptSecret[]) => boolean;
}

/** What is kept of secrets: their digests. To find one takes the same time whatever was guessed. */
export class Secrets {
  readonly #most: number;
  #store: SecretStore | null;
  #kept: KeptSecret[];

  /** @param most secrets that are good at a time; the oldest gives way */
  constructor(most: number, store: SecretStore | null = null) {
    this.#most = most;
    this.#store = store;
    this.#kept = store?.read() ?? [];
  }

  /** Makes one that is good until a moment (milliseconds since 1970). */
  make(until = Infinity): string {
    const secret = newSecret();
    this.#keep([...this.#known().slice(1 - this.#most), { digest: digestOf(secret), until }]);
    return secret;
  }

  has(secret: string): boolean {
    return this.#find(secret) !== null;
  }

  /** Whether it was good; it is not any more. */
  use(secret: string): boolean {
    this.#kept = this.#known();
    const found = this.#find(secret);
    if (found !== null) this.#keep(this.#kept.filter(({ digest }) => digest !== found));
    return found !== null;
  }

  /** With what another process has made or used meanwhile. */
  #known(): KeptSecret[] {
    return this.#store?.read() ?? this.#kept;
  }

  #keep(kept: KeptSecret[]): void {
    this.#kept = kept;
    if (this.#store?.write(kept) === false) this.#store = null;
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
