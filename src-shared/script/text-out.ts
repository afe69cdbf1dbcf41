/** Text that is taken out of a file piece by piece; each knows where it stands in the whole. */
export class TextOut {
  readonly #pieces: string[] = [];
  #length = 0;

  /** Adds a piece. @returns its half-open range of UTF-16 offsets in the whole text */
  add(piece: string): readonly [start: number, end: number] {
    const start = this.#length;
    this.#pieces.push(piece);
    this.#length += piece.length;
    return [start, this.#length];
  }

  get length(): number {
    return this.#length;
  }

  toString(): string {
    return this.#pieces.join('');
  }
}
