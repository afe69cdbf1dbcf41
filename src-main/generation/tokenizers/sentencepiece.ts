import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { TextTokenizer } from './tokenizer.ts';
import { makeTokenizer } from './tokenizer.ts';

/** A piece of a SentencePiece model (sentencepiece_model.proto). */
interface Piece {
  readonly text: string;
  readonly score: number;
  /** 1 normal, 2 unknown, 3 control, 4 given by a user, 5 unused, 6 byte. */
  readonly type: number;
}

/** What is read of a SentencePiece model. */
export interface SentencePieces {
  readonly pieces: readonly Piece[];
  /** Rules of normalising, as SentencePiece compiles them. */
  readonly charsmap: Uint8Array;
  readonly addsPrefix: boolean;
  readonly removesSpaces: boolean;
}

/**
 * Reads spiece.model, a protocol buffer.
 * @throws ShotloomError model_damaged if it is none, or not one of unigrams
 */
export function readSentencePieces(bytes: Uint8Array): SentencePieces {
  const pieces: Piece[] = [];
  let [charsmap, addsPrefix, removesSpaces, kind]: [Uint8Array, boolean, boolean, number] = [
    new Uint8Array(),
    true,
    true,
    1,
  ];
  for (const { field, value } of fieldsOf(bytes)) {
    if (!(value instanceof Uint8Array)) continue;
    if (field === 1) pieces.push(readPiece(value));
    for (const inner of field === 2 || field === 3 ? fieldsOf(value) : []) {
      if (field === 2 && inner.field === 3 && typeof inner.value === 'number') kind = inner.value;
      if (field === 3 && inner.field === 2 && inner.value instanceof Uint8Array) charsmap = inner.value;
      if (field === 3 && inner.field === 3) addsPrefix = inner.value !== 0;
      if (field === 3 && inner.field === 4) removesSpaces = inner.value !== 0;
    }
  }
  if (pieces.length === 0 || kind !== 1) throw damaged();
  return { pieces, charsmap, addsPrefix, removesSpaces };
}

function readPiece(bytes: Uint8Array): Piece {
  let [text, score, type] = ['', 0, 1];
  for (const { field, value } of fieldsOf(bytes)) {
    if (field === 1 && value instanceof Uint8Array) text = new TextDecoder().decode(value);
    if (field === 2 && value instanceof Uint8Array)
      score = new DataView(value.buffer, value.byteOffset, 4).getFloat32(0, true);
    if (field === 3 && typeof value === 'number') type = value;
  }
  return { text, score, type };
}

function damaged(): ShotloomError {
  return new ShotloomError(
    'model_damaged',
    say`The word table of the model (spiece.model) cannot be read; install the model again.`,
  );
}

/** The fields of a message of protocol buffers: numbers, or bytes (fixed numbers as their bytes). */
function* fieldsOf(bytes: Uint8Array): Generator<{ readonly field: number; readonly value: number | Uint8Array }> {
  let at = 0;
  const varint = (): number => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined || factor > 2 ** 63) throw damaged();
      at += 1;
      value += (byte & 0x7f) * factor;
      factor *= 128;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw damaged();
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = varint();
    const field = Math.floor(tag / 8);
    const kind = tag % 8;
    if (kind === 0) yield { field, value: varint() };
    else if (kind === 1) yield { field, value: take(8) };
    else if (kind === 2) yield { field, value: take(varint()) };
    else if (kind === 5) yield { field, value: take(4) };
    else throw damaged();
  }
}

/** The tokenizer of T5 and UMT5 (Kudo 2018, unigrams): pieces of words after "▁", and an end. */
export function unigramTokenizer({ pieces, charsmap, addsPrefix, removesSpaces }: SentencePieces): TextTokenizer {
  const unknown = pieces.findIndex(({ type }) => type === 2);
  const end = pieces.findIndex(({ text }) => text === '</s>');
  const special = pieces.flatMap(({ text, type }, id) =>
    type === 2 || type === 3 || type === 4 ? [{ id, text }] : [],
  );
  const prepend = addsPrefix ? 'always' : 'never';
  const normalizers = [
    ...(charsmap.length > 0
      ? [{ type: 'Precompiled', precompiled_charsmap: Buffer.from(charsmap).toString('base64') }]
      : []),
    ...(removesSpaces
      ? [
          { type: 'Strip', strip_left: false, strip_right: true },
          { type: 'Replace', pattern: { Regex: ' {2,}' }, content: '▁' },
        ]
      : []),
  ];
  return makeTokenizer(
    {
      version: '1.0',
      added_tokens: special.map(({ id, text }) => ({
        id,
        content: text,
        special: true,
        single_word: false,
        lstrip: false,
        rstrip: false,
        normalized: false,
      })),
      normalizer: { type: 'Sequence', normalizers },
      pre_tokenizer: {
        type: 'Metaspace',
        replacement: '▁',
        prepend_scheme: prepend,
        add_prefix_space: addsPrefix,
        split: true,
      },
      post_processor: {
        type: 'TemplateProcessing',
        single: [{ Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: '</s>', type_id: 0 } }],
        pair: [],
        special_tokens: { '</s>': { id: '</s>', ids: [end], tokens: ['</s>'] } },
      },
      decoder: { type: 'Metaspace', replacement: '▁', prepend_scheme: prepend, add_prefix_space: addsPrefix },
      model: {
        type: 'Unigram',
        unk_id: Math.max(0, unknown),
        byte_fallback: false,
        vocab: pieces.map(({ text, score }) => [text, score]),
      },
    },
    { tokenizer_class: 'T5Tokenizer', eos_token: '</s>', unk_token: '<unk>', pad_token: '<pad>' },
  );
}
