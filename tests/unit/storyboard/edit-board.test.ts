import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeText } from '../../../src-main/script/encoding.ts';
import type { ScriptEncoding } from '../../../src-main/script/encoding.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { boardText } from '../../../src-shared/storyboard/board-text.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { editBoard } from '../../../src-shared/storyboard/edit-board.ts';
import type { DraftShot, Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { anyStoryboard } from '../../support/storyboard/storyboards.ts';

const read = (text: string): Storyboard => draft(parseFountain(text), { text });

const HEAD = 'Title: Tide\nFormat: Shotloom board 1\nLanguage: en\nCast:\n    MARA: woman in a yellow coat\n\n';
const FIRST = '[[Shot: wide, static, 3 s | nobody | 3ba9f928236a344d]]\nA harbour at dawn.';
const SECOND = '[[Shot: full, track right, 3.71 s | MARA | ed02384258601516]]\nA woman walks.\n\nMARA\nHello.';
const BOARD = `${HEAD}# Act one\n\n= She comes.\n\nEXT. HARBOUR - NIGHT\n\n[[Ask Ann
about it.]]\n\n${FIRST} [[too dark?]]\n\n/* old: a pier */\n\n\n${SECOND}\n\n===\n\n[[The end.]]`;

/** A storyboard with its shots changed, all of them in its first scene. */
function withShots(board: Storyboard, change: (shots: readonly DraftShot[]) => readonly DraftShot[]): Storyboard {
  return {
    ...board,
    scenes: board.scenes.map((scene, at) => (at === 0 ? { ...scene, shots: change(scene.shots) } : scene)),
  };
}

const free = [
  '# Act one',
  '= She comes.',
  '[[Ask Ann\nabout it.]]',
  '[[too dark?]]',
  '/* old: a pier */',
  '===',
  '[[The end.]]',
];

/** Free text of people, strewn between the paragraphs of a board. */
const strewn = fc.tuple(
  anyStoryboard,
  fc.array(
    fc.tuple(
      fc.nat(),
      fc.constantFrom('[[why?]]', '# Act', '= He comes.', '/* no\n\nmore */', '> x <', '===', '[[a\nb]]'),
    ),
  ),
);

function strew(text: string, notes: readonly (readonly [number, string])[]): string {
  const paragraphs = text.split('\n\n');
  for (const [at, note] of notes) paragraphs.splice(1 + (at % paragraphs.length), 0, note);
  return paragraphs.join('\n\n');
}

describe('an edited storyboard in the board that it was read from', () => {
  test('with nothing edited is the same text, whatever people wrote into it', () => {
    fc.assert(
      fc.property(strewn, fc.constantFrom('\n', '\r\n', '\r'), ([board, notes], lineBreak) => {
        const text = strew(boardText(board), notes).replaceAll('\n', lineBreak);
        expect(editBoard(text, read(text), read)).toBe(text);
      }),
      { numRuns: 100 },
    );
    expect(editBoard(BOARD, read(BOARD), read)).toBe(BOARD);
  });

  test.each<readonly [ScriptEncoding, boolean]>([
    ['utf-8', true],
    ['utf-8', false],
    ['utf-16le', true],
    ['utf-16be', true],
    ['gb18030', false],
  ])('gives the bytes again that it was read from: %s, with a mark: %s', (encoding, mark) => {
    const text = `${BOARD}\n\n[[镜头：近景，推，2 秒 | 无人]]\n海边的灯塔。\n`.replaceAll('\n', '\r\n');
    const bytes = encodeText({ text, encoding, mark });
    const decoded = decodeText(bytes, 'board.fountain');
    expect(decoded.encoding).toBe(encoding);
    const edited = editBoard(decoded.text, read(decoded.text), read);
    expect(Buffer.compare(encodeText({ ...decoded, text: edited }), bytes)).toBe(0);
  });

  test.each<readonly [string, (shots: readonly DraftShot[]) => readonly DraftShot[]]>([
    ['a picture', ([first, ...rest]) => (first ? [{ ...first, picture: 'A harbour at dusk.' }, ...rest] : [])],
    [
      'a line',
      (shots) => shots.map((shot) => ({ ...shot, lines: shot.lines.map((line) => ({ ...line, text: 'No.' })) })),
    ],
    ['a size', (shots) => shots.map((shot) => ({ ...shot, size: 'close' }))],
    ['the order', (shots) => shots.toReversed()],
    ['a shot less', (shots) => shots.slice(1)],
    ['a shot more', (shots) => shots.flatMap((shot) => [shot, { ...shot, key: `${shot.key.slice(1)}a` }])],
  ])('reads as it was edited (%s), and keeps what is not of the film', (_name, change) => {
    const board = withShots(read(BOARD), change);
    const text = editBoard(BOARD, board, read);
    expect(boardText(read(text))).toBe(boardText(board));
    for (const words of free) expect(text).toContain(words);
  });

  test('changes just the paragraph that was edited', () => {
    const board = withShots(read(BOARD), (shots) =>
      shots.map((shot) => (shot.lines.length > 0 ? { ...shot, picture: 'She runs.' } : shot)),
    );
    expect(editBoard(BOARD, board, read)).toBe(BOARD.replace('A woman walks.', 'She runs.'));
  });

  test('reads as any other storyboard that it is to become, with everything that people wrote', () => {
    fc.assert(
      fc.property(strewn, anyStoryboard, ([board, notes], other) => {
        const text = editBoard(strew(boardText(board), notes), other, read);
        expect(boardText(read(text))).toBe(boardText(other));
        for (const [, note] of notes) expect(text).toContain(note);
      }),
      { numRuns: 100 },
    );
  });

  test('keeps parked shots in a comment, where they come back from', () => {
    const all = read(BOARD);
    const parked = all.scenes[0]?.shots.slice(1) ?? [];
    const board = withShots(all, (shots) => shots.slice(0, 1));
    const text = editBoard(BOARD, board, read, parked);
    expect(text).toMatch(/\/\*\nParked shots[^]*A woman walks\.\n\nMARA\nHello\.\n\*\/\n/u);
    expect(boardText(read(text))).toBe(boardText(board));
    expect(editBoard(text, board, read, parked)).toBe(text);
    const restored = editBoard(text, all, read);
    expect(restored).not.toContain('Parked shots');
    expect(boardText(read(restored))).toBe(boardText(all));
  });

  test('keeps any parked shots without ending their comment', () => {
    fc.assert(
      fc.property(anyStoryboard, anyStoryboard, (board, other) => {
        const text = editBoard(
          boardText(board),
          board,
          read,
          other.scenes.flatMap(({ shots }) => shots),
        );
        expect(boardText(read(text))).toBe(boardText(board));
      }),
      { numRuns: 60 },
    );
  });
});
