import { describe, expect, test } from 'vitest';
import { setFormula } from '../../../src-main/render/formula.ts';
import { graphicSchema, PLAIN_THEME } from '../../../src-shared/render/graphics/records.ts';
import { readPath } from '../../../src-shared/render/graphics/svg-path.ts';

/** Corners of all shapes of a formula. */
async function cornersOf(tex: string) {
  const { outlines, width, height } = await setFormula(tex);
  const contours = outlines.split('Z').flatMap(readPath);
  const corners = contours.flatMap(({ start, steps }) => [start, ...steps.flatMap((step) => step.at(-1) ?? [])]);
  return { corners, width, height, shapes: outlines.split('Z').length - 1 };
}

describe('a formula', () => {
  test.each([
    ['E = mc^2', 5],
    [String.raw`\frac{-b \pm \sqrt{b^2-4ac}}{2a}`, 14],
    [String.raw`\left\{\begin{array}{l}a\\b\\c\\d\\e\\f\end{array}\right.`, 7],
    [String.raw`\boxed{x}\cancel{y}`, 4],
    [String.raw`\ce{2H2 + O2 -> 2H2O}`, 8],
  ])('%s is set as shapes that lie in its box and fill it', async (tex, least) => {
    const { corners, width, height, shapes } = await cornersOf(tex);
    expect(shapes).toBeGreaterThanOrEqual(least);
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
    // Slanted letters lean a little out of their boxes.
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(-100);
    expect(Math.max(...xs)).toBeLessThanOrEqual(width + 100);
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(-100);
    expect(Math.max(...ys)).toBeLessThanOrEqual(height + 100);
    expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(height * 0.6);
    const heading = { heading: '', caption: '', theme: PLAIN_THEME };
    expect(graphicSchema.safeParse({ kind: 'formula', ...(await setFormula(tex)), ...heading }).success).toBe(true);
  });

  test('a long brace is one line without a gap: its middle is cut to the room between its ends', async () => {
    const rows = Array.from({ length: 8 }, () => 'a').join(String.raw`\\`);
    const { outlines, height } = await setFormula(String.raw`\left\{\begin{array}{l}${rows}\end{array}\right.`);
    const spans = outlines
      .split('Z')
      .map((path) =>
        readPath(path).flatMap(({ start, steps }) => [start, ...steps.flatMap((step) => step.at(-1) ?? [])]),
      )
      .filter((corners) => corners.length > 0 && Math.max(...corners.map(({ x }) => x)) < 1000)
      .map((corners) => corners.map(({ y }) => y))
      .map((ys) => [Math.min(...ys), Math.max(...ys)] as const)
      .toSorted(([one], [other]) => one - other);
    let end = spans[0]?.[0] ?? 0;
    for (const [from, to] of spans) {
      expect(from).toBeLessThanOrEqual(end + 1);
      end = Math.max(end, to);
    }
    expect(end).toBeGreaterThan(height * 0.95);
  });

  test('words in characters that mathematics has not are kept as text, where they belong', async () => {
    const { words, width } = await setFormula(String.raw`\text{速度} = \frac{\text{路程}}{t}`);
    expect(words.map(({ text }) => text).join('')).toBe('速度路程');
    expect(words.every(({ x, size }) => x >= 0 && x + size <= width && size > 500)).toBe(true);
    const [first, , above] = words;
    expect(above?.baseline).toBeLessThan(first?.baseline ?? 0);
  });

  test('the dollars around it are left away, and the same formula is the same', async () => {
    expect(await setFormula('$$ x $$')).toEqual(await setFormula('x'));
  });

  test.each([
    [' ', /^The formula is empty/u],
    [String.raw`\frac{1`, /^The formula "\\frac\{1" cannot be read: Missing close brace\.$/u],
    [String.raw`\gibberish x`, /Undefined control sequence \\gibberish\.$/u],
    [String.raw`\require{html}`, /Undefined control sequence/u],
    [String.raw`\def\x{\x\x}\x`, /Undefined control sequence \\def\.$/u],
    [String.raw`\phantom{x}`, /it shows nothing\.$/u],
  ])('"%s" is refused in a sentence', async (tex, sentence) => {
    await expect(setFormula(tex)).rejects.toMatchObject({
      code: 'bad_option',
      message: expect.stringMatching(sentence) as string,
    });
  });
});
