import * as library from '@huggingface/tokenizers';

/** Turns text into the ids that a text encoder reads. */
export interface TextTokenizer {
  /** @param withEnds whether the tokens that begin and end a text are among them; they are, where nothing is said */
  ids(text: string, withEnds?: boolean): number[];
  /** The id of a token, where there is such a one. */
  idOf(token: string): number | undefined;
}

interface Encoder {
  encode(text: string, options: { readonly add_special_tokens: boolean }): { readonly ids: number[] };
  token_to_id(token: string): number | undefined;
}

/** What of the package is used; the types that it ships name files without their endings, which TypeScript does not find where Node resolves. */
const { Tokenizer } = library as unknown as {
  readonly Tokenizer: new (tokenizerJson: object, config: object) => Encoder;
};

/**
 * A tokenizer of tokenizer.json and tokenizer_config.json.
 * @throws Error if it is of a kind that the package does not know
 */
export function makeTokenizer(tokenizerJson: object, config: object): TextTokenizer {
  const encoder = new Tokenizer(tokenizerJson, config);
  return {
    ids: (text, withEnds = true) => encoder.encode(text, { add_special_tokens: withEnds }).ids,
    idOf: (token) => encoder.token_to_id(token),
  };
}
