/** A closed vocabulary of English and Chinese words: `<pad>` is 0, `<unk>` 1. */
export interface WordVocabulary {
  /** Number of tokens a model reads; longer texts are cut. */
  readonly length: number;
  readonly words: readonly string[];
  /** Full-width and other marks, and the mark each counts as. */
  readonly punctuation: Readonly<Record<string, string>>;
}

/** A text as a model reads it. */
export interface WordTokens {
  readonly tokens: readonly string[];
  /** [length] ids, padded with 0. */
  readonly ids: readonly number[];
}

const UNKNOWN = '<unk>';
const PIECES = /[a-z']+|[一-鿿]+|[.,]/gu;
const FIRST_HAN = '一';

/**
 * Splits text into known words: English by words, Chinese by longest match, everything else unknown. The same rules as
 * `tokenize` in training/shotloom_model/captions.py, which the model was trained with.
 */
export class WordTokenizer {
  readonly #vocabulary: WordVocabulary;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #longestHan: number;

  constructor(vocabulary: WordVocabulary) {
    this.#vocabulary = vocabulary;
    this.#ids = new Map(vocabulary.words.map((word, index) => [word, index]));
    this.#longestHan = Math.max(1, ...vocabulary.words.filter(isHan).map((word) => word.length));
  }

  encode(text: string): WordTokens {
    const { length, punctuation } = this.#vocabulary;
    const plain = Array.from(text.toLowerCase().replaceAll('-', ' '), (letter) => punctuation[letter] ?? letter).join(
      '',
    );
    const tokens: string[] = [];
    for (const [piece] of plain.matchAll(PIECES)) {
      if (isHan(piece)) this.#splitHan(piece, tokens);
      else tokens.push(this.#ids.has(piece) ? piece : UNKNOWN);
    }
    const ids = tokens.slice(0, length).map((token) => this.#ids.get(token) ?? 1);
    return { tokens, ids: [...ids, ...Array.from({ length: length - ids.length }, () => 0)] };
  }

  #splitHan(piece: string, tokens: string[]): void {
    let at = 0;
    while (at < piece.length) {
      const word = this.#longestWordAt(piece, at);
      if (word !== undefined) tokens.push(word);
      else if (tokens.at(-1) !== UNKNOWN) tokens.push(UNKNOWN);
      at += word?.length ?? 1;
    }
  }

  #longestWordAt(piece: string, at: number): string | undefined {
    for (let length = Math.min(this.#longestHan, piece.length - at); length > 0; length -= 1) {
      const word = piece.slice(at, at + length);
      if (this.#ids.has(word)) return word;
    }
    return undefined;
  }
}

function isHan(word: string): boolean {
  return word >= FIRST_HAN;
}
