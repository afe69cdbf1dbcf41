import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { boardPptx } from '../../../src-main/export/board-pptx.ts';
import { shotListXlsx } from '../../../src-main/export/shot-list-xlsx.ts';
import { readScript } from '../../../src-main/script/read-script.ts';
import { readDelimited } from '../../../src-shared/script/delimited.ts';
import { detectLanguage } from '../../../src-shared/script/language.ts';
import { readPptx } from '../../../src-shared/script/pptx.ts';
import type { Screenplay } from '../../../src-shared/script/screenplay.ts';
import { readShotTable } from '../../../src-shared/script/table.ts';
import { readXlsx } from '../../../src-shared/script/xlsx.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { readPlace } from '../../../src-shared/storyboard/place.ts';
import { shotListCsv } from '../../../src-shared/storyboard/shot-list.ts';
import type { ShotList } from '../../../src-shared/storyboard/shot-list.ts';
import type { Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { GREY_JPEG } from '../../support/export/boards.ts';

const root = new URL('../../../', import.meta.url);

async function filesOf(folder: string): Promise<string[]> {
  const files = await readdir(new URL(folder, root));
  return files
    .filter((name) => /\.(?:fountain|fdx|md|txt)$/u.test(name) && name !== 'README.md')
    .map((name) => folder + name);
}

const folders = [
  'resources/samples/',
  'tests/fixtures/fdx/',
  'tests/fixtures/shots/',
  'tests/fixtures/shots/held-out/',
];
const scripts = (
  await Promise.all([...folders, 'tests/fixtures/plays/zh/', 'tests/fixtures/novels/zh/'].map(filesOf))
).flat();

function listOf({ title, language, cast, scenes }: Storyboard): ShotList {
  const shots = scenes.flatMap(({ heading, scene_number: number, shots }) =>
    shots.map((shot) => ({ scene: number === null ? heading : `${number} ${heading}`, shot })),
  );
  return { title, language, cast, shots: shots.map((shot, index) => ({ ...shot, number: index + 1 })) };
}

/** What a reader of a list sees of each shot; lengths to a tenth. */
function seen({ scenes, language }: Storyboard): unknown[] {
  return scenes.flatMap(({ heading, shots }) =>
    shots.map((shot) => {
      const { picture, size, move, cast, lines, transition_in, transition_out = null } = shot;
      const { place, time, weather } = readPlace(heading, language);
      return { place, time, weather, picture, size, move, cast, lines, transition_in, transition_out };
    }),
  );
}

function readCsv(text: string): Screenplay {
  return { language: detectLanguage(text), elements: readShotTable(readDelimited(text)) ?? [] };
}

describe.each(scripts)('%s', async (path) => {
  const { screenplay } = await readScript(fileURLToPath(new URL(path, root)));
  const board = draft(screenplay);
  const list = listOf(board);
  const seconds = ({ scenes }: Storyboard) => scenes.flatMap(({ shots }) => shots.map(({ duration_s }) => duration_s));
  const looks = new Map(board.cast.map(({ name, description }) => [name, description]));
  const shown = new Set(list.shots.flatMap(({ shot }) => shot.cast));

  const expectSame = (back: Screenplay, within: number) => {
    const again = draft(back);
    expect(seen(again)).toEqual(seen(board));
    expect(again.language).toBe(board.language);
    for (const [index, length] of seconds(again).entries())
      expect(Math.abs(length - (seconds(board)[index] ?? 0))).toBeLessThan(within);
    for (const { name, description } of again.cast) if (shown.has(name)) expect(description).toBe(looks.get(name));
  };

  test('has the same shots when its list is read as a script', async () => {
    expectSame(readCsv(shotListCsv(list).slice(1)), 1 / 48);
    expectSame(readXlsx(await shotListXlsx(list), 'list.xlsx').screenplay, 1 / 48);
  });

  test('has the same shots when its slides are read as a script, with stills and without', () => {
    const slides = { ...list, width: 16, height: 9 };
    expectSame(readPptx(boardPptx({ ...slides, pictures: new Map() }), 'board.pptx').screenplay, 0.08);
    const pictures = new Map(list.shots.map(({ number }) => [number, GREY_JPEG]));
    const back = readPptx(boardPptx({ ...slides, pictures }), 'board.pptx').screenplay;
    expectSame(back, 0.08);
    expect(draft(back).title).toBe(board.title);
  });
});
