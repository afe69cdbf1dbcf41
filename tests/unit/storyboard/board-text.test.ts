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
