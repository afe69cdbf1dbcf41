import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Style, StyledRun } from '../../../src-shared/script/emphasis.ts';
import { emphasisOf, parseEmphasis } from '../../../src-shared/script/emphasis.ts';

/** Each character that is no white space, with its styles. */
function characters(runs: readonly StyledRun[]): string[] {
  return runs.flatMap(({ text, styles }) =>
    Array.from(text, (character) =>
      /\s/.test(character) ? character : `${character}${[...styles].toSorted().join()}`,
    ),
  );
}

function outline(text: string): string[] {
  return parseEmphasis(text).map((run) => `${run.text}${run.styles.size === 0 ? '' : `|${[...run.styles].join('+')}`}`);
}

const styles = fc.subarray<Style>(['bold', 'italic', 'underline']).map((list) => new Set(list));
const text = fc.array(fc.constantFrom('a', 'bc', ' ', '\n', '*', '_', '\\', '好', '😀'), {
  minLength: 1,
  maxLength: 5,
});
const runs = fc.array(fc.record({ text: text.map((parts) => parts.join('')), styles }), { maxLength: 6 });

describe('parseEmphasis', () => {
  it.each([
    ['a *b* c', ['a ', 'b|italic', ' c']],
    ['**b**_u_', ['b|bold', 'u|underline']],
    ['***both* bold**', ['both|italic+bold', ' bold|bold']],
    ['_**a** b_', ['a|underline+bold', ' b|underline']],
    ['2 * 3 * 4', ['2 ', '*', ' 3 ', '*', ' 4']],
    ['\\*a\\* \\b', ['*a* \\b']],
    ['*a\nb*', ['*', 'a', '\n', 'b', '*']],
    ['****a****', ['****a****']],
    ['', []],
    ['*_*_', ['*', '_', '*', '_']],
    ['Name: ____', ['Name: ____']],
  ])('%j', (source, expected) => {
    expect(outline(source)).toEqual(expected);
  });

  it('loses nothing of 10^5 marks without a word between them', () => {
    const source = '*_'.repeat(1e5);
    const texts = parseEmphasis(source).map((run) => run.text);
    expect(texts.join('')).toBe(source);
  });
});

describe('emphasisOf', () => {
  it('keeps every character and its styles', () => {
    fc.assert(
      fc.property(runs, (styled) => {
        expect(characters(parseEmphasis(emphasisOf(styled)))).toEqual(characters(styled));
      }),
      { numRuns: 3000 },
    );
  });

  it('escapes only what would be read as a mark', () => {
    const none = new Set<Style>();
    expect(emphasisOf([{ text: '2 * 3 snake_case', styles: none }])).toBe('2 * 3 snake_case');
    expect(emphasisOf([{ text: '*so*', styles: none }])).toBe('\\*so\\*');
    expect(
      emphasisOf([
        { text: 'so ', styles: new Set<Style>(['bold']) },
        { text: 'on', styles: none },
      ]),
    ).toBe('**so** on');
  });

  it('writes what it reads the same again', () => {
    for (const source of ['a *b* **c** ***d***', '_u_ _**b**_', '**bold *both***', '5 * 3']) {
      expect(emphasisOf(parseEmphasis(source))).toBe(source);
    }
  });
});
