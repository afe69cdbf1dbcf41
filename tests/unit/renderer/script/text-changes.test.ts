import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeBetween,
  lineChanges,
  plainOffsets,
  together,
  withPlainBreaks,
} from '../../../../src-renderer/script/text-changes.ts';

const applied = (changes: ChangeSet, text: string): string => changes.apply(Text.of(text.split('\n'))).toString();
const some = fc.string({ unit: fc.constantFrom('a', 'b', '雨', '\n'), maxLength: 12 });

describe('changeBetween', () => {
  it('leads from one text to the other', () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        const { from, to, insert } = changeBetween(before, after) ?? { from: 0, to: 0, insert: '' };
        expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
      }),
    );
  });
});

describe('together', () => {
  const base = 'one two three';
  const typed = ChangeSet.of({ from: 0, to: 3, insert: 'ONE!' }, base.length);

  it('has both changes where they lie apart', () => {
    const theirs = { from: 8, to: 13, insert: 'four' };
    const merged = together(typed, theirs);
    expect(merged && applied(merged.toEditor, 'ONE! two three')).toBe('ONE! two four');
    expect(merged && applied(merged.mineAfter, 'one two four')).toBe('ONE! two four');
  });

  it('leaves it to a person where they touch', () => {
    expect(together(typed, { from: 2, to: 5, insert: '' })).toBeNull();
    expect(together(typed, { from: 3, to: 3, insert: '?' })).toBeNull();
  });
});

describe('line breaks', () => {
  it('finds places of a text with CRLF in the one with LF', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '雨', '\r\n', '\n'), maxLength: 20 }), (text) => {
        const place = plainOffsets(text);
        for (let at = 0; at <= text.length; at += 1) {
          if (text[at] === '\n' && text[at - 1] === '\r') continue;
          expect(place(at)).toBe(withPlainBreaks(text.slice(0, at)).length);
        }
      }),
    );
  });

  it('tells which lines a change is of, the last first', () => {
    const before = Text.of(['a', 'b', 'c', 'd']);
    const changes = ChangeSet.of(
      [
        { from: 1, to: 2, insert: '' },
        { from: 5, insert: '\nx\ny' },
      ],
      before.length,
    );
    expect(lineChanges(changes, before, changes.apply(before))).toEqual([
      { line: 3, had: 0, has: 2 },
      { line: 1, had: 1, has: 0 },
    ]);
  });
});
