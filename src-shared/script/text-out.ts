import { damagedScript } from './damaged.ts';
import { say } from '../contract/sentences.ts';

/** A screenplay of 120 pages has 200,000 characters; the limit is for files that name one text many times over. */
const mostCharacters = 64 * 1024 * 1024;

/** Text that is taken out of a file piece by piece; each knows where it stands in the whole. */
export class TextOut {
  readonly #pieces: string[] = [];
  readonly #path: string;
  #length = 0;

  /** @param path of the file, for the error */
  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Adds a piece.
   * @returns its half-open range of UTF-16 offsets in the whole text
   * @throws ShotloomError script_damaged where the whole becomes longer than any script
   */
  add(piece: string): readonly [start: number, end: number] {
    const start = this.#length;
    this.#length += piece.length;
    if (this.#length > mostCharacters)
      throw damagedScript(
        this.#path,
        say`holds more text than any script`,
        say`give a file that holds a script and nothing else`,
      );
    this.#pieces.push(piece);
    return [start, this.#length];
  }

  get length(): number {
    return this.#length;
  }

  toString(): string {
    return this.#pieces.join('');
  }
}
