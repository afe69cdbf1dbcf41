import { readWeights } from '../../../../src-shared/generation/weights.ts';
import type { TextTokenizer } from '../../tokenizers/tokenizer.ts';

/** A prompt as the text encoder of CLIP reads it: rows of 77 ids, and how much each counts. */
export interface PromptIds {
  readonly rows: readonly (readonly number[])[];
  /** In the order of all rows' ids. */
  readonly weights: readonly number[];
}

/** What is fixed of a tokenizer of CLIP's kind. */
export interface ClipIds {
  readonly start: number;
  readonly end: number;
  readonly pad: number;
  /** Ids of a row, start and end among them: 77. */
  readonly length: number;
}

/** A prompt in ids without start and end, each with the weight that "(word:1.3)" gave it. */
export function weightedIds(
  tokenizer: TextTokenizer,
  prompt: string,
): { readonly id: number; readonly weight: number }[] {
  const { text, weighed } = readWeights(prompt);
  const parts: { readonly words: string; readonly weight: number }[] = [];
  let at = 0;
  for (const { start, end, weight } of weighed) {
    parts.push({ words: text.slice(at, start), weight: 1 }, { words: text.slice(start, end), weight });
    at = end;
  }
  parts.push({ words: text.slice(at), weight: 1 });
  return parts.flatMap(({ words, weight }) =>
    words.trim() === '' ? [] : tokenizer.ids(words, false).map((id) => ({ id, weight })),
  );
}

/**
 * Prompts in rows that a text encoder takes: what is longer than one goes on in the next, and the shorter prompt is filled up, so that all
 * have as many.
 */
export function promptRows(
  prompts: readonly (readonly { readonly id: number; readonly weight: number }[])[],
  ids: ClipIds,
): PromptIds[] {
  const room = ids.length - 2;
  const rows = Math.max(1, ...prompts.map(({ length }) => Math.ceil(length / room)));
  return prompts.map((prompt) => {
    const found = { rows: [] as number[][], weights: [] as number[] };
    for (let row = 0; row < rows; row += 1) {
      const part = prompt.slice(row * room, (row + 1) * room);
      const padding = room - part.length;
      found.rows.push([
        ids.start,
        ...part.map(({ id }) => id),
        ids.end,
        ...Array.from({ length: padding }, () => ids.pad),
      ]);
      found.weights.push(1, ...part.map(({ weight }) => weight), ...Array.from({ length: padding + 1 }, () => 1));
    }
    return found;
  });
}

/**
 * Lets words count more or less: their vectors are multiplied, and all brought back to the mean that they had, as Stable Diffusion's first
 * web interface did.
 * @param vectors [tokens, size], changed in place
 */
export function weigh(vectors: Float32Array, weights: readonly number[]): void {
  if (weights.every((weight) => weight === 1)) return;
  const size = vectors.length / weights.length;
  const before = meanOf(vectors);
  weights.forEach((weight, token) => {
    for (let i = token * size; i < (token + 1) * size; i += 1) vectors[i] = (vectors[i] ?? 0) * weight;
  });
  const factor = before / meanOf(vectors);
  if (Number.isFinite(factor)) for (let i = 0; i < vectors.length; i += 1) vectors[i] = (vectors[i] ?? 0) * factor;
}

function meanOf(numbers: Float32Array): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
