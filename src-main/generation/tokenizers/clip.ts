import type { TextTokenizer } from './tokenizer.ts';
import { makeTokenizer } from './tokenizer.ts';

/** A word table of CLIP: ids by token, and the pairs that are joined, the first of them first. */
export interface BytePairs {
  readonly vocab: Readonly<Record<string, number>>;
  readonly merges: readonly string[];
}

const [START, END] = ['<|startoftext|>', '<|endoftext|>'];
/** What of a text is a word: the special tokens, endings of English, letters, single figures, and whatever else stands together. */
const WORD = `${START.replaceAll('|', '\\|')}|${END.replaceAll('|', '\\|')}|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+`;

/** The tokenizer of CLIP (Radford et al. 2021): lower-case byte pairs whose last one ends in "</w>", between a start and an end. */
export function clipTokenizer({ vocab, merges }: BytePairs): TextTokenizer {
  const special = [START, END].map((content) => ({
    id: vocab[content] ?? 0,
    content,
    special: true,
    normalized: content === START,
  }));
  const [start, end] = [vocab[START] ?? 0, vocab[END] ?? 0];
  return makeTokenizer(
    {
      version: '1.0',
      added_tokens: special.map((token) => ({ ...token, single_word: false, lstrip: false, rstrip: false })),
      normalizer: {
        type: 'Sequence',
        normalizers: [
          { type: 'NFC' },
          { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
          { type: 'Lowercase' },
        ],
      },
      pre_tokenizer: {
        type: 'Sequence',
        pretokenizers: [
          { type: 'Split', pattern: { Regex: WORD }, behavior: 'Removed', invert: true },
          { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
        ],
      },
      post_processor: {
        type: 'RobertaProcessing',
        sep: [END, end],
        cls: [START, start],
        trim_offsets: false,
        add_prefix_space: false,
      },
      decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true },
      model: {
        type: 'BPE',
        dropout: null,
        unk_token: END,
        continuing_subword_prefix: '',
        end_of_word_suffix: '</w>',
        fuse_unk: false,
        vocab,
        merges: merges.map((pair) => pair.split(' ')),
      },
    },
    { tokenizer_class: 'CLIPTokenizer', bos_token: START, eos_token: END, unk_token: END },
  );
}

/** How many pairs CLIP's own list uses of those in its file, which is longer. */
const USED_MERGES = 49_152 - 256 - 2;

/** Reads openai/CLIP's bpe_simple_vocab_16e6.txt: ids are counted from the bytes on, then the bytes that end a word, then the pairs. */
export function readSimpleVocabulary(text: string): BytePairs {
  const merges = text.split('\n').slice(1, 1 + USED_MERGES);
  const bytes = byteCharacters();
  const tokens = [
    ...bytes,
    ...bytes.map((byte) => `${byte}</w>`),
    ...merges.map((pair) => pair.replace(' ', '')),
    START,
    END,
  ];
  return { vocab: Object.fromEntries(tokens.map((token, id) => [token, id])), merges };
}

/** Reads vocab.json and merges.txt, as Hugging Face keeps them. */
export function readBytePairs(vocabJson: string, mergesText: string): BytePairs {
  const merges = mergesText.split('\n').map((line) => line.trimEnd());
  return {
    vocab: JSON.parse(vocabJson) as Record<string, number>,
    merges: merges.filter((line) => line !== '' && !line.startsWith('#version')),
  };
}

/** The letters that stand for bytes, in the order of CLIP's ids: bytes that can be seen first, then the others moved up (GPT-2). */
function byteCharacters(): string[] {
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const seen = [...range(0x21, 0x7e), ...range(0xa1, 0xac), ...range(0xae, 0xff)];
  const hidden = range(0, 255).filter((byte) => !seen.includes(byte));
  return [...seen, ...hidden.map((_, index) => 256 + index)].map((code) => String.fromCodePoint(code));
}
