/** Part of a prompt that a person gave a weight: "(running:1.4)", "（奔跑：1.4）". */
export interface Weighed {
  /** UTF-16 units of the text, half-open; the brackets and the number are not part of it. */
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** A weight says how much more a word counts; 1 is as much as ever. */
export const LEAST_WEIGHT = 0.1;
export const MOST_WEIGHT = 2;

const WEIGHED = /[(（]([^()（）:：]+)[:：]\s*(\d+(?:\.\d+)?)\s*[)）]/gu;

/**
 * Reads weights out of a prompt, in the notation that pictures' prompts have had since Stable Diffusion's first web
 * interfaces. What looks like a weight and is none, such as "(at 12:30)", stays as it is.
 * @returns the text with blanks in place of brackets and numbers, so that every other letter keeps its place
 */
export function readWeights(text: string): { readonly text: string; readonly weighed: readonly Weighed[] } {
  const weighed: Weighed[] = [];
  const plain = text.replaceAll(WEIGHED, (all: string, words: string, number: string, at: number) => {
    const weight = Number(number);
    if (!(weight >= LEAST_WEIGHT && weight <= MOST_WEIGHT)) return all;
    const start = at + 1;
    weighed.push({ start, end: start + words.length, weight });
    return ` ${words}${' '.repeat(all.length - words.length - 1)}`;
  });
  return { text: plain, weighed };
}
