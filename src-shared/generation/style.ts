import { ShotloomError } from '../contract/errors.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** The looks that have a name; the first is how the model paints where none is asked for. */
export const STYLE_NAMES = ['flat', 'ink', 'gouache', 'paper-cut'] as const;

export type StyleName = (typeof STYLE_NAMES)[number];

/** A look that a picture has in part: amounts are 0 to 1, and what they leave is flat. */
export interface StyleShare {
  readonly name: Exclude<StyleName, 'flat'>;
  readonly amount: number;
}

/** Amounts are told apart to so many parts of one. */
const PARTS = 1000;

/**
 * Reads a style: names with amounts, 1 where none is said, such as "ink" or "ink:0.5,gouache:0.5". The flat look is also "".
 * @throws ShotloomError bad_option
 */
export function readStyle(text: string): StyleShare[] {
  const amounts = new Map<StyleName, number>();
  for (const part of text.trim() === '' ? [] : text.split(/[,，]/u)) {
    const [, name, amount = '1'] = /^\s*([\p{L}-]+)\s*(?:[:：]\s*(\d*\.?\d+)\s*)?$/u.exec(part) ?? [];
    const known = STYLE_NAMES.find((each) => each === name?.toLowerCase());
    if (known === undefined) {
      const names = STYLE_NAMES.join(', ');
      throw badStyle(text, say`"${part.trim()}" is none of ${names}, alone or with an amount as in ink:0.5`);
    }
    if (amounts.has(known)) throw badStyle(text, say`it names ${known} twice`);
    amounts.set(known, Math.round(Number(amount) * PARTS) / PARTS);
  }
  const total = [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
  if (total > 1 + 1 / PARTS) throw badStyle(text, say`its amounts are more than 1 together`);
  return STYLE_NAMES.flatMap((name) => {
    const amount = amounts.get(name) ?? 0;
    return name === 'flat' || amount === 0 ? [] : [{ name, amount }];
  });
}

/** The one way of writing a style; "" is the flat look. */
function styleText(shares: readonly StyleShare[]): string {
  return shares.map(({ name, amount }) => (amount === 1 ? name : `${name}:${amount}`)).join(',');
}

/** A style as requests and projects have it. @throws ShotloomError bad_option */
export function plainStyle(text: string): string {
  return styleText(readStyle(text));
}

/** The vector of a style, from those that have a name. */
export function styleVector(
  shares: readonly StyleShare[],
  vectors: Readonly<Record<string, readonly number[]>>,
): Float32Array {
  const sum = new Float32Array(vectors['flat']?.length ?? 0);
  for (const { name, amount } of shares) {
    for (const [index, value] of (vectors[name] ?? []).entries()) sum[index] = (sum[index] ?? 0) + amount * value;
  }
  return sum;
}

function badStyle(text: string, why: Sentence): ShotloomError {
  return new ShotloomError('bad_option', say`The style "${text}" cannot be used: ${why}.`);
}
