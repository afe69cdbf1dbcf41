import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScript } from '../../../src-main/script/read-script.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { boardText } from '../../../src-shared/storyboard/board-text.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import type { Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { anyStoryboard } from '../../support/storyboard/storyboards.ts';

const read = (text: string): Storyboard => draft(parseFountain(text), { text });

/** All of a storyboard but where in its source it stands. */
function content(board: Storyboard): unknown {
  return {
    ...board,
    scenes: board.scenes.map((scene) => ({
      ...scene,
      shots: scene.shots.map(({ elements: _elements, parts: _parts, ...shot }) => shot),
    })),
  };
}

/** Scripts that ship or are tested with: in English and Chinese, from 60 seconds to a whole play. */
function scripts(): string[] {
  const root = new URL('../../../', import.meta.url);
  const folders = [
    'resources/samples/',
    'tests/fixtures/plays/en/',
    'tests/fixtures/plays/zh/',
    'tests/fixtures/novels/zh/',
  ];
  return folders.flatMap((folder) =>
    readdirSync(new URL(folder, root))
      .filter((name) => /\.(?:fountain|txt)$/u.test(name))
      .map((name) => new URL(folder + name, root).pathname),
  );
}

test('whatever a storyboard holds, its text gives it back, and the same text again', () => {
  fc.assert(
    fc.property(anyStoryboard, (board) => {
      const text = boardText(board);
      const back = read(text);
      expect(content(back)).toEqual(content(board));
      expect(boardText(back)).toBe(text);
    }),
    { numRuns: 300 },
  );
});

describe.each(scripts().map((path) => [path.split('/').at(-1) ?? '', path]))('the draft of %s', (_name, path) => {
  test('is given back by its text, keys included', async () => {
    const { screenplay } = await readScript(path);
    const board = draft(screenplay, { title: 'A play' });
    const text = boardText(board);
    expect(content(read(text))).toEqual(content(board));
    expect(boardText(read(text))).toBe(text);
  });
});

test('a name of up to 120 letters is read back, whichever they are', () => {
  for (const mark of ['[', '*', ':', 'x', '中']) {
    const name = `A${mark.repeat(118)}B`;
    const line = { character: name, text: 'No.', off_screen: true };
    const shot = { key: '3ba9f928236a344d', picture: 'x', size: 'wide', move: 'static', duration_s: 3 } as const;
    const shots = [{ ...shot, lines: [line], cast: [], elements: [], transition_in: 'cut' } as const];
    const board: Storyboard = {
      title: 'T',
      language: 'en',
      cast: [],
      places: [{ name: 'x', description: '' }],
      scenes: [{ heading: 'INT. X', scene_number: null, shots }],
    };
    expect(read(boardText(board)).scenes[0]?.shots[0]?.lines).toEqual([line]);
  }
});

const HEAD = 'Title: Tide\nFormat: Shotloom board 1\nLanguage: en\nCast:\n    MARA: woman in a yellow coat\n\n';
const FIRST = '[[Shot: wide, static, 3 s | nobody | 3ba9f928236a344d]]\nA harbour at dawn.';
const SECOND =
  '[[Shot: full, track right, 3.71 s | MARA | ed02384258601516]]\nA woman in a yellow coat walks.\n\nMARA\nHello.';
const BOARD = `${HEAD}EXT. HARBOUR - NIGHT\n\n${FIRST}\n\n${SECOND}\n`;
const shotsOf = (text: string) => read(text).scenes.flatMap(({ shots }) => shots);
const [harbour, walk] = shotsOf(BOARD);

describe('a board that a person edits', () => {
  test('is Fountain that says how it is to be read', () => {
    expect(boardText(read(BOARD))).toBe(BOARD);
    expect(parseFountain(BOARD).elements.map(({ type }) => type)).toEqual([
      ...['title_page', 'title_page', 'title_page', 'title_page', 'scene_heading'],
      ...['note', 'action', 'note', 'action', 'character', 'dialogue'],
    ]);
    expect(harbour?.elements).toEqual([5, 6]);
    expect(walk?.elements).toEqual([7, 8, 9, 10]);
  });

  test('keeps a shot and its key where a word of its picture or a line changes', () => {
    expect(shotsOf(BOARD.replace('at dawn', 'at dusk'))).toEqual([{ ...harbour, picture: 'A harbour at dusk.' }, walk]);
    const [, said] = shotsOf(BOARD.replace('Hello.', 'Goodbye.'));
    expect(said).toEqual({ ...walk, lines: [{ character: 'MARA', text: 'Goodbye.', off_screen: false }] });
  });

  test('changes just what a note is changed to say, in words of either language and in any order', () => {
    const [first] = shotsOf(BOARD.replace('wide, static, 3 s', '2.5s、推、ECU'));
    expect(first).toEqual({ ...harbour, size: 'extreme_close', move: 'push_in', duration_s: 2.5 });
  });

  test('loses a shot that is deleted, and moves one that is moved, with nothing else changed', () => {
    expect(shotsOf(BOARD.replace(`${FIRST}\n\n`, ''))).toMatchObject([{ key: walk?.key, picture: walk?.picture }]);
    const moved = shotsOf(`${HEAD}EXT. HARBOUR - NIGHT\n\n${SECOND}\n\n${FIRST}\n`);
    expect(moved.map(({ key }) => key)).toEqual([walk?.key, harbour?.key]);
  });

  test('drafts a paragraph that is added without a note, with the people and the night of the board', () => {
    const [first, added, last, ...more] = shotsOf(BOARD.replace(SECOND, `Mara opens a letter.\n\n${SECOND}`));
    expect([first, last?.key, more]).toEqual([harbour, walk?.key, []]);
    expect(added).toMatchObject({ size: 'insert', cast: ['MARA'], elements: [7], transition_in: 'cut' });
    expect(added?.picture).toMatch(/night.*woman in a yellow coat opens a letter/u);
    expect(added?.key).toMatch(/^[0-9a-f]{16}$/u);
  });

  test('drafts paragraphs that follow each other as the script that they are', () => {
    const added = shotsOf(BOARD.replace(SECOND, `Mara opens a letter.\n\nShe reads it slowly.\n\n${SECOND}`)).slice(
      1,
      -1,
    );
    expect(added.map(({ cast, elements }) => [cast, elements])).toEqual([
      [['MARA'], [7]],
      [['MARA'], [8]],
    ]);
  });

  test('takes what a note written by hand says, and drafts the rest', () => {
    const noted = '[[shot: close, 4 s]]\nMara opens a letter.\n\nMARA\nFrom him!\n\nMARA (V.O.)\nAt last.';
    const added = shotsOf(BOARD.replace(SECOND, `${noted}\n\n${SECOND}`))[1];
    expect(added).toMatchObject({ size: 'close', duration_s: 4, cast: ['MARA'], elements: [7, 8, 9, 10, 11, 12] });
    expect(added?.picture).toContain('woman in a yellow coat opens a letter');
    expect(added?.lines.map(({ off_screen }) => off_screen)).toEqual([false, true]);
  });

  test('gives a copied shot a key of its own', () => {
    const [first, copy, second] = shotsOf(BOARD.replace(FIRST, `${FIRST}\n\n${FIRST}`));
    expect([first, second?.key]).toEqual([harbour, walk?.key]);
    expect(copy).toMatchObject({ picture: harbour?.picture, duration_s: 3, cast: [] });
    expect(copy?.key).not.toBe(first?.key);
  });

  test('adds whom a new speech brings to the cast', () => {
    const { cast, scenes } = read(`${BOARD}\nINT. ROOM - DAY\n\nJACK (60s), a sailor, sits.\n\nJACK\nNo.\n`);
    expect(cast).toMatchObject([{ name: 'MARA', description: 'woman in a yellow coat' }, { name: 'JACK' }]);
    expect(scenes[1]?.shots.flatMap(({ lines }) => lines)).toMatchObject([{ character: 'JACK', text: 'No.' }]);
  });

  test('joins the lines of a picture that an editor has broken, and passes over what is not of the film', () => {
    const broken = BOARD.replace('A harbour at dawn.', 'A harbour\nat dawn.').replace(
      'EXT.',
      '# Act\n\n= He comes.\n\n[[why?]]\n\nEXT.',
    );
    expect(shotsOf(broken).map(({ picture, key }) => [picture, key])).toEqual(
      shotsOf(BOARD).map(({ picture, key }) => [picture, key]),
    );
    expect(shotsOf(BOARD.replace('A harbour at dawn.', '海边的\n黎明。'))[0]?.picture).toBe('海边的黎明。');
  });

  test('reads the same with CRLF and transitions written as scripts have them', () => {
    expect(shotsOf(BOARD.replaceAll('\n', '\r\n'))).toEqual(shotsOf(BOARD));
    const [, second] = shotsOf(BOARD.replace(SECOND, `DISSOLVE TO:\n\n${SECOND}`));
    expect(second?.transition_in).toBe('dissolve');
  });

  test.each([
    [
      'a word that is no size',
      ['wide, static', 'wode, static'],
      'Line 9 of the board says "wode", which is no size, move, angle or length',
    ],
    [
      'two sizes',
      ['wide, static', 'wide, close'],
      'Line 9 of the board says "close" where another has been said already',
    ],
    ['no length', ['3 s |', '0 s |'], 'Line 9 of the board lasts "0 s"'],
    ['a damaged key', ['3ba9f928236a344d', '3ba9'], 'Line 9 of the board ends in "3ba9"'],
    ['too many parts', ['nobody |', 'nobody | x |'], 'Line 9 of the board has too many parts'],
    ['an open note', ['236a344d]]', '236a344d'], "Line 9 of the board begins a shot's note that is not closed"],
    [
      'a cast without descriptions',
      ['MARA: woman', 'MARA woman'],
      'Line 5 of the board should say "NAME: how it looks"',
    ],
    [
      'a later form',
      ['board 1', 'board 2'],
      'Line 2 of the board says "Shotloom board 2", which this Shotloom does not know yet',
    ],
  ] as const)('says in one sentence, with its line, what is wrong with %s', (_name, [right, wrong], message) => {
    expect(() => read(BOARD.replace(right, wrong))).toThrow(
      expect.objectContaining({
        code: 'board_unreadable',
        message: expect.stringMatching(/^[A-Z][^\n]*\.$/u) as string,
      }),
    );
    expect(() => read(BOARD.replace(right, wrong))).toThrow(message);
  });

  test.each([
    ['a line of white space', `${BOARD}\nx${' '.repeat(1e6)}y`],
    ['a picture of many lines', BOARD.replace('A harbour at dawn.', 'a\n'.repeat(2e5))],
    ['brackets and backslashes', `${BOARD}\n!${'\\\\u{[*_'.repeat(2e5)}`],
    ['a note of commas', `${BOARD}\n[[Shot: ${','.repeat(1e6)}]]\nx`],
    ['a long name', BOARD.replace('| MARA |', `| ${'M'.repeat(1e6)} |`)],
  ])('takes time in proportion to its length: %s', (_name, text) => {
    const started = performance.now();
    expect(shotsOf(text).length).toBeGreaterThanOrEqual(2);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('says the words where the text is not at hand', () => {
    expect(() => draft(parseFountain(BOARD.replace('wide', 'wode')))).toThrow('The line "Shot: wode, static');
  });
});
