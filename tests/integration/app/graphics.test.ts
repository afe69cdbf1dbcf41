import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { graphic, readGraphicCommand } from '../../../src-main/hosts/cli/graphic.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { TINY_SCRIPT } from '../../support/app/films.ts';
import { finish } from '../../support/app/finish.ts';
import { MADE } from '../../support/app/made-films.ts';
import { inWords } from '../../support/sentences-said.ts';

let folder: string;
let app: App;
let project: string;
let map: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom 图文 '));
  app = makeApp({ library: join(folder, 'library') });
  const script = join(folder, 'tiny.fountain');
  writeFileSync(script, TINY_SCRIPT);
  ({ project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings: MADE }));
  map = join(folder, '地图.png');
  const output = ['-frames:v', '1', '-f', 'image2'];
  const inputs = [{ source: 'color=0x00ff00:s=64x96', options: ['-f', 'lavfi'] }];
  await runFfmpeg(await locateFfmpeg(), { inputs, output }, map);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a command line prints, line by line. */
async function run(...args: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const progress = { write: () => true };
  const signal = new AbortController().signal;
  await graphic(readGraphicCommand([project, ...args]), {
    app,
    signal,
    progress,
    keys: null,
    print,
    note: print,
    inWords,
  });
  return lines;
}

const made = async (...args: readonly string[]) =>
  JSON.parse((await run(...args, '--json'))[0] ?? '') as { readonly id: string; readonly graphic: object };

describe('a table', () => {
  test.each([
    ['rain.csv', 'Month;Coast\nJan;12\n"Feb; late";9'],
    ['rain.tsv', 'Month\tCoast\nJan\t12\n\n"Feb; late"\t9\n'],
    ['rain.md', '# Rain\n\nSome words.\n\n| Month | Coast |\n| --- | --: |\n| Jan | 12 |\n| Feb; late | 9 |\n'],
  ])('is read of %s', async (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const { csv } = await app.calls.graphics.readTable({ file: app.grants.grantInput(path) });
    expect(csv).toBe('"Month","Coast"\n"Jan","12"\n"Feb; late","9"');
  });

  test('is read of the first sheet of a workbook that has one', async () => {
    const path = join(folder, '雨量.xlsx');
    const cell = (value: string | number) => ({ value });
    await writeXlsxFile(
      [
        [cell('月'), cell('雨量')],
        [cell('一月'), cell(12.5)],
      ],
      { sheet: '表' },
    ).toFile(path);
    const { csv } = await app.calls.graphics.readTable({ file: app.grants.grantInput(path) });
    expect(csv).toBe('"月","雨量"\n"一月","12.5"');
  });

  test('that is none is refused', async () => {
    const path = join(folder, 'words.md');
    writeFileSync(path, 'No table here.');
    await expect(run('chart', path)).rejects.toMatchObject({ code: 'bad_option' });
    for (const [name, text] of [
      ['words.txt', 'He said, she left.\nThey came back, all of them, and it rained.\nThe lamp was lit.'],
      ['one.csv', 'INT. ROOM - DAY\n\nMARA\nWho, at 5, is there?'],
      ['列.csv', '灯塔\n港口\n船'],
    ] as const) {
      writeFileSync(join(folder, name), text);
      await expect(run('chart', join(folder, name))).rejects.toMatchObject({
        code: 'bad_option',
        message: expect.stringMatching(/^There is no table in .* with a label and a number in each row\.$/u) as string,
      });
    }
    await expect(run('chart', join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'script_missing' });
  });
});

test('graphics are made, shown, said anew wherever they are shown, taken away and brought back', async () => {
  const slide = await made('slide', 'Light the lamp', '敲钟', '--title', 'Every night', '--behind', 'start');
  const third = await made('人名条', '玛拉', '守塔人', '--on', '2', '--at', '0.5', '--length', '1');
  const picture = await made('map', map, '--caption', '海湾');
  const formula = await made('formula', 'v=s/t', '--behind', '1', '--length', '2', '--theme', 'light');
  expect(picture.graphic).toMatchObject({ kind: 'picture', width: 64, height: 96, caption: '海湾' });
  expect(formula.graphic).toMatchObject({ kind: 'formula', tex: 'v=s/t', theme: { mode: 'light' } });
  expect((await run()).at(-1)).toBe('4 graphics.');

  const film = await app.calls.timeline.show({ project });
  expect(film.items.slice(0, 2).map(({ name, frames }) => [name, frames])).toEqual([
    ['Every night', expect.any(Number) as number],
    ['v=s/t', 12],
  ]);
  expect(film.attached.filter(({ content }) => content.kind === 'graphic')).toMatchObject([
    { anchor: film.items[2]?.id, name: '玛拉', duration: { n: 1, d: 1 }, content: { graphic: third.id } },
  ]);

  // Made and shown in one step.
  await app.calls.projects.undo({ project });
  expect((await run()).at(-1)).toBe('3 graphics.');
  expect((await app.calls.timeline.show({ project })).items).toHaveLength(4);
  await app.calls.projects.redo({ project });

  await run('edit', slide.id, '--title', '每天夜里');
  await run('edit', picture.id, '--caption', 'The bay');
  const names = async () => (await app.calls.graphics.list({ project })).map(({ name }) => name);
  expect(await names()).toEqual(['每天夜里', '玛拉', 'The bay', 'v=s/t']);
  expect((await app.calls.timeline.show({ project })).items[0]?.name).toBe('每天夜里');

  await run('remove', slide.id);
  expect((await app.calls.timeline.show({ project })).items[0]?.name).toBe('v=s/t');
  await app.calls.projects.undo({ project });
  expect((await app.calls.timeline.show({ project })).items[0]?.name).toBe('每天夜里');
});

test('a copy of a project, and one from a bundle, show graphics of their own, and their pictures come along', async () => {
  const before = await app.calls.graphics.list({ project });
  const snapshot = await app.calls.projects.takeSnapshot({ project, name: 'before' });
  const copy = await app.calls.projects.openSnapshot({ snapshot: snapshot.id });
  const graphics = await app.calls.graphics.list({ project: copy.id });
  expect(graphics.map(({ graphic: each }) => each)).toEqual(before.map(({ graphic: each }) => each));
  expect(graphics.some(({ id }) => before.some((each) => each.id === id))).toBe(false);
  const { items } = await app.calls.timeline.show({ project: copy.id });
  expect(items.slice(0, 2).map(({ name }) => name)).toEqual(['每天夜里', 'v=s/t']);

  const file = join(folder, 'tiny.shotloom');
  await finish(await app.calls.library.bundle({ project, output: await app.grants.grantOutput(file) }));
  const other = makeApp({ library: join(folder, 'other') });
  try {
    const bundle = other.grants.grantInput(file);
    const { result } = await finish(await other.calls.library.importBundle({ file: bundle }));
    expect(result.project).toBe(project);
    expect(await other.calls.graphics.list({ project })).toEqual(before);
    const picture = before.find(({ graphic: each }) => each.kind === 'picture')?.graphic;
    const library = openLibrary(join(folder, 'other'));
    expect(picture?.kind === 'picture' && library.store.has(picture.image)).toBe(true);
    expect(library.collectTrash(Date.now() + 1e10).files).toBe(0);
    library.close();
  } finally {
    await other.close();
  }
});

test.each([
  [['chart'], 'bad_option', /needs TABLE/u],
  [['lower-third', 'a', 'b', 'c'], 'bad_option', /takes NAME \[ROLE\], not "c" as well/u],
  [['poem', 'a'], 'bad_option', /^There is no graphic or verb "poem"; there are chart, slide/u],
  [['--title', 'x'], 'bad_option', /^Say which graphic has --title/u],
  [['slide', 'a', '--unit', 'mm'], 'bad_option', /^A slide has no --unit/u],
  [['slide', 'a', '--behind', '1', '--on', '2'], 'bad_option', /say one of them/u],
  [['slide', 'a', '--length', '2'], 'bad_option', /^Say with --length also where/u],
  [['slide', 'a', '--behind', '99'], 'not_found', /^There is no item "99"/u],
  [['slide', ...'abcdefghi'], 'bad_option', /^A slide has at most 8 bullets/u],
  [['ticker', 'a', '--accent', 'red'], 'bad_option', /^A colour is written like #ffb454/u],
  [['formula', String.raw`\frac{`], 'bad_option', /cannot be read: Missing close brace/u],
  [['picture', 'nowhere.png'], 'picture_missing', /nowhere\.png cannot be read/u],
  [['edit', 'grf_none'], 'not_found', /has no graphic grf_none/u],
  [['edit', 'grf_none', '--on', '1'], 'bad_option', /leave --on away/u],
  [['remove'], 'bad_option', /needs the ID of one graphic/u],
] as const)('"graphic %s" is refused in a sentence', async (args, code, sentence) => {
  const before = await app.calls.graphics.list({ project });
  await expect(Promise.resolve().then(() => run(...args))).rejects.toMatchObject({
    code,
    message: expect.stringMatching(sentence) as string,
  });
  expect(await app.calls.graphics.list({ project })).toEqual(before);
});
