import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { frameArguments } from '../../../src-shared/render/encode.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { rational, ZERO } from '../../../src-shared/timeline/rational.ts';
import { TINY_SCRIPT } from '../../support/app/films.ts';
import { finish } from '../../support/app/finish.ts';
import { MADE } from '../../support/app/made-films.ts';
import { newTake, requestOf } from '../../support/library/records.ts';
import { FILES, make } from '../../support/media/footage-files.ts';

let folder: string;
let app: App;
let project: string;
let sea: string;
let logo: string;

/** A film of three shots that nothing was made of, with footage: a video of 2 s and a picture, half transparent red. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom 剪辑 '));
  app = makeApp({ library: join(folder, 'library') });
  const script = join(folder, 'tiny.fountain');
  writeFileSync(script, TINY_SCRIPT);
  ({ project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings: MADE }));
  const files = [await FILES.video(folder), await FILES.alpha(folder)].map((path) => app.grants.grantInput(path));
  const { result } = await finish(await app.calls.footage.import({ project, files }));
  [sea = '', logo = ''] = result.imported.map(({ footage }) => footage.id);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const edit = (command: Command, gesture?: string) =>
  app.calls.timeline.edit({ project, command, ...(gesture === undefined ? {} : { gesture }) });

const show = () => app.calls.timeline.show({ project });

/** The colour of a pixel of the frame at a moment, in the middle unless its place is said. */
async function colourAt(at: string, [x, y] = [MADE.width / 2, MADE.height / 2]): Promise<readonly number[]> {
  const path = join(folder, 'frame.png');
  await app.calls.films.frame({ project, pictures: 'best', at, output: await app.grants.grantOutput(path) });
  const raw = join(folder, 'frame.rgb');
  const filter = `crop=1:1:${x}:${y},format=rgb24`;
  const output = ['-vf', filter, '-frames:v', '1', '-f', 'rawvideo'];
  await runFfmpeg(await locateFfmpeg(), { inputs: [{ source: path, options: [] }], output }, raw);
  return [...readFileSync(raw)];
}

test('a film is cut of footage and takes alone, and only what it shows needs a picture', async () => {
  const { items } = await show();
  expect(items.map(({ name, changed }) => [name, changed])).toEqual([
    ['shot 1', []],
    ['shot 2', []],
    ['shot 3', []],
  ]);
  const [first, second, third] = items.map(({ id }) => id);
  await expect(colourAt('0')).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringMatching(/^Shot 1 has/u) as string,
  });
  await edit({
    command: 'insert',
    id: 'itm_sea',
    source: { kind: 'footage', footage: sea },
    in: rational(1),
    frames: 6,
    after: null,
  });
  await edit({
    command: 'insert',
    id: 'itm_logo',
    source: { kind: 'footage', footage: logo },
    in: ZERO,
    frames: 6,
    after: 'itm_sea',
  });
  await edit({ command: 'remove', item: first ?? '' });
  await edit({ command: 'remove', item: third ?? '' });

  // A picture of one of its shots, as another take of it.
  const library = openLibrary(join(folder, 'library'));
  const green = join(folder, 'green.png');
  await runFfmpeg(
    await locateFfmpeg(),
    {
      inputs: [{ source: 'color=0x00ff00:s=128x72', options: ['-f', 'lavfi'] }],
      output: ['-frames:v', '1', '-f', 'image2'],
    },
    green,
  );
  const media = await library.store.putBytes(readFileSync(green), 'png');
  const request = requestOf({ rate: { numerator: 6, denominator: 1 } });
  library.saveRequest(request);
  const shot = { id: second ?? '', project_id: project };
  const take = library.saveTake({
    ...newTake(shot, request, media.sha256),
    kind: 'still',
    frames: 1,
    handle_frames: 0,
  });
  library.close();
  const source = { kind: 'shot', shot: shot.id, take: take.id } as const;
  const { timeline } = await edit({ command: 'replace', item: shot.id, source, in: ZERO });

  expect(timeline.items.map(({ name, timecode, changed }) => [name, timecode, changed])).toEqual([
    ['harbour.mp4', '00:00:00:00', ['source', 'in', 'frames', 'placed']],
    ['logo.png', '00:00:01:00', ['source', 'frames', 'placed']],
    ['shot 2', '00:00:02:00', ['source']],
  ]);
  expect(timeline.removed.map(({ name, after }) => [name, after])).toEqual([
    ['shot 1', null],
    ['shot 3', shot.id],
  ]);
  expect(timeline.attached.some(({ anchor }) => anchor === first)).toBe(false);

  // Half of red, over black.
  expect(await colourAt('00:00:01:02')).toEqual([
    expect.closeTo(128, -1),
    expect.closeTo(0, -1),
    expect.closeTo(0, -1),
  ]);
  const [red = 0, shown = 0] = await colourAt('2');
  expect([red < 20, shown > 235]).toEqual([true, true]);

  await app.calls.library.throwAway({ id: sea });
  expect((await show()).items.map(({ name }) => name)).toEqual(['logo.png', 'shot 2']);
  await app.calls.library.takeBack({ id: sea });
  expect((await show()).items).toHaveLength(3);
});

test('a table of colours is stored and turns what it is given to', async () => {
  const cube = join(folder, 'blue.cube');
  writeFileSync(cube, `LUT_3D_SIZE 2\n${'0 0 1\n'.repeat(8)}`);
  const { lut } = await app.calls.timeline.storeLut({ file: app.grants.grantInput(cube) });
  const plain = { exposure: 0, contrast: 1, saturation: 1, temperature: 0 };
  await edit({ command: 'colour', item: 'itm_logo', colour: { ...plain, lut } });
  const [red = 255, , blue = 0] = await colourAt('1');
  expect([red < 20, blue > 235]).toEqual([true, true]);
  const gone = edit({ command: 'colour', item: 'itm_logo', colour: { ...plain, lut: 'a'.repeat(64) } });
  await expect(gone).rejects.toMatchObject({ code: 'not_found' });
  const none = app.calls.timeline.storeLut({ file: app.grants.grantInput(join(folder, 'tiny.fountain')) });
  await expect(none).rejects.toMatchObject({ code: 'media_unusable' });
});

test('a drag is one step; what cannot be done is refused and writes nothing', async () => {
  const before = (await show()).items[0];
  for (const by of [-1, -1]) await edit({ command: 'trim', item: 'itm_sea', edge: 'end', by }, 'drag 1');
  expect((await show()).items[0]?.frames).toBe(4);
  expect(await app.calls.projects.undo({ project })).toMatchObject({ step: 'cut' });
  expect((await show()).items[0]).toEqual(before);
  await app.calls.projects.redo({ project });
  expect((await show()).items[0]?.frames).toBe(4);
  const now = await show();
  for (const [command, code] of [
    [{ command: 'remove', item: 'itm_gone' }, 'not_found'],
    [{ command: 'trim', item: 'itm_sea', edge: 'end', by: 100 }, 'bad_option'],
    [{ command: 'speed', item: 'itm_sea', speed: rational(9) }, 'bad_option'],
    [{ command: 'opacity', item: 'itm_sea', opacity: 2 }, 'bad_option'],
  ] as const satisfies (readonly [Command, string])[])
    await expect(edit(command)).rejects.toMatchObject({ code });
  expect(await show()).toEqual(now);
  const again = await edit({ command: 'opacity', item: 'itm_sea', opacity: 1 });
  expect(again.changes).toBe(0);
});

test('commands that are given together are one step, and none is done where one cannot be', async () => {
  const before = await show();
  const editAll = (commands: Command[]) => app.calls.timeline.editSince({ project, commands });
  const removals = before.items.slice(0, 2).map(({ id }): Command => ({ command: 'remove', item: id }));
  const oneGone: Command[] = [...removals, { command: 'remove', item: 'itm_gone' }];
  await expect(editAll(oneGone)).rejects.toMatchObject({ code: 'not_found' });
  expect(await show()).toEqual(before);
  await editAll(removals);
  expect((await show()).items.map(({ id }) => id)).toEqual(before.items.slice(2).map(({ id }) => id));
  await app.calls.projects.undo({ project });
  expect(await show()).toEqual(before);
});

test('footage fills the frame, and is cropped, by its own picture; the film shows what the frame showed', async () => {
  const half = (colour: string): string => `color=${colour}:s=64x128:r=12:d=1[${colour}]`;
  const graph = `${half('red')};${half('blue')};[red][blue]vstack`;
  const tall = await make(folder, '-filter_complex', graph, '-c:v', 'libx264', '-qp', '0', '竖屏.mp4');
  const { result } = await finish(await app.calls.footage.import({ project, files: [app.grants.grantInput(tall)] }));
  const item = 'itm_tall';
  const source = { kind: 'footage', footage: result.imported[0]?.footage.id ?? '' } as const;
  await edit({ command: 'insert', id: item, source, in: ZERO, frames: 6, after: null });
  const named = ([red = 0, , blue = 0]: readonly number[]): string =>
    red > 200 ? 'red' : blue > 200 ? 'blue' : red + blue < 20 ? 'black' : 'other';
  const looks = async (): Promise<string[]> => {
    const [left, right] = [2, MADE.width - 3];
    const [top, bottom] = [2, MADE.height - 3];
    const corners = [
      [left, top],
      [right, top],
      [left, bottom],
      [right, bottom],
    ] as const;
    const seen: string[] = [];
    for (const corner of corners) seen.push(named(await colourAt('0', [...corner])));
    return seen;
  };
  expect(await looks()).toEqual(['black', 'black', 'black', 'black']);
  await edit({ command: 'framing', item, framing: { kind: 'fill' } });
  expect(await looks()).toEqual(['red', 'red', 'blue', 'blue']);
  const rectangle = { x: 0, y: 0.75, width: 1, height: 0.140625 };
  await edit({ command: 'framing', item, framing: { kind: 'crop', rectangle } });
  expect(await looks()).toEqual(['blue', 'blue', 'blue', 'blue']);

  const [film, frame, exported] = ['film.mp4', 'frame.png', 'exported.png'].map((name) => join(folder, name));
  if (film === undefined || frame === undefined || exported === undefined) throw new Error('no path');
  const output = await app.grants.grantOutput(film);
  await finish(await app.calls.films.render({ project, pictures: 'best', output }));
  await runFfmpeg(await locateFfmpeg(), frameArguments(film, 0), exported);
  expect(readFileSync(frame).equals(readFileSync(exported))).toBe(true);

  // In a frame of its own shape nothing of it is cut away, nor enlarged from the size that it had between bars.
  await edit({ command: 'framing', item, framing: { kind: 'fit' } });
  const vertical = await app.grants.grantOutput(film);
  await finish(await app.calls.films.render({ project, pictures: 'best', output: vertical, shape: 'vertical' }));
  await runFfmpeg(await locateFfmpeg(), frameArguments(film, 0), exported);
  const raw = join(folder, 'exported.rgb');
  const column = ['-vf', 'crop=1:128:0:0,format=rgb24', '-frames:v', '1', '-f', 'rawvideo'];
  await runFfmpeg(await locateFfmpeg(), { inputs: [{ source: exported, options: [] }], output: column }, raw);
  const pixels = readFileSync(raw);
  expect([0, 127].map((y) => named([...pixels.subarray(3 * y, 3 * y + 3)]))).toEqual(['red', 'blue']);
});
