import type { Stereo } from './pcm.ts';

/**
 * Arrays that are used again for piece after piece of a film. Those of one piece are dozens of megabytes, and V8 looks through its whole heap
 * whenever some of that is thrown away, which took a quarter of the time of a mix. What an array held before is still in it. For one task at a time.
 */
export class Workspace {
  readonly #buffers = new Map<string, ArrayBuffer>();

  /** An array by its name, in use until it is asked for again. */
  float32(name: string, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#buffer(name, length * Float32Array.BYTES_PER_ELEMENT), 0, length);
  }

  /** As {@link Workspace.float32}. */
  float64(name: string, length: number): Float64Array {
    return new Float64Array(this.#buffer(name, length * Float64Array.BYTES_PER_ELEMENT), 0, length);
  }

  /** As {@link Workspace.float32}. */
  uint16(name: string, length: number): Uint16Array {
    return new Uint16Array(this.#buffer(name, length * Uint16Array.BYTES_PER_ELEMENT), 0, length);
  }

  /** As {@link Workspace.float32}. */
  int32(name: string, length: number): Int32Array {
    return new Int32Array(this.#buffer(name, length * Int32Array.BYTES_PER_ELEMENT), 0, length);
  }

  /** Both channels of a sound; as {@link Workspace.float32}. */
  stereo(name: string, length: number): Stereo {
    return { left: this.float32(`${name}, left`, length), right: this.float32(`${name}, right`, length) };
  }

  #buffer(name: string, bytes: number): ArrayBuffer {
    const known = this.#buffers.get(name);
    if (known && known.byteLength >= bytes) return known;
    const made = new ArrayBuffer(bytes);
    this.#buffers.set(name, made);
    return made;
  }
}

/** Samples that {@link inBlocks} does at a time: those of a few arrays stay in a processor's nearest cache. */
const BLOCK = 2048;

/**
 * Does some work on samples, some of them at a time. V8 compiles a function well that is called often; one that is called once and goes through
 * minutes of sound stays half compiled.
 */
export function inBlocks(samples: number, work: (from: number, to: number) => void): void {
  for (let from = 0; from < samples; from += BLOCK) work(from, Math.min(samples, from + BLOCK));
}
