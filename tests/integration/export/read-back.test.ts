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
  const shown = new Set(list.shots.flatMap(({ shot }) => shot.cast));
  const all = (made: Storyboard) => ({
    language: made.language,
    shots: seen(made),
    looks: new Map(
      made.cast.flatMap(({ name, description }) => (shown.has(name) ? [[name, description] as const] : [])),
    ),
  });
  const seconds = ({ scenes }: Storyboard) => scenes.flatMap(({ shots }) => shots.map(({ duration_s }) => duration_s));
  const lengths = seconds(board);
  /** By how much the length of a shot differs at most. */
  const apart = (made: Storyboard) =>
    Math.max(0, ...seconds(made).map((length, index) => Math.abs(length - (lengths[index] ?? 0))));

  test('has the same shots when its list is read as a script', async () => {
    const lists = [readCsv(shotListCsv(list).slice(1)), readXlsx(await shotListXlsx(list), 'list.xlsx').screenplay];
    for (const again of lists.map((script) => draft(script))) {
      expect(all(again)).toEqual(all(board));
      expect(apart(again)).toBeLessThan(1 / 48);
    }
  });

  test('has the same shots when its slides are read as a script, with stills and without', () => {
    const pictures = new Map(list.shots.map(({ number }) => [number, GREY_JPEG]));
    for (const stills of [new Map<number, Uint8Array>(), pictures]) {
      const slides = boardPptx({ ...list, width: 16, height: 9, pictures: stills });
      const again = draft(readPptx(slides, 'board.pptx').screenplay);
      expect(all(again)).toEqual(all(board));
      expect(apart(again)).toBeLessThan(0.08);
      expect(again.title).toBe(board.title);
    }
  });
});
