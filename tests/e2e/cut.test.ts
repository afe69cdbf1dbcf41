import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { locateFfmpeg } from '../../src-main/media/locate.ts';
import { runFfmpeg } from '../../src-main/media/ffmpeg.ts';
import { probeVideo } from '../../src-main/media/probe.ts';
import { frameArguments } from '../../src-shared/render/encode.ts';
import { madeFilm, MADE } from '../support/app/made-films.ts';
import { lastJson, shotloom } from '../support/cli/shotloom.ts';

test('a film is trimmed, dissolved and sped up, and rendered as it is cut', async () => {
  const { folder, library, project } = await madeFilm('still');
  const run = (...args: readonly string[]) => shotloom(args, { SHOTLOOM_LIBRARY: library });
  const trimmed = lastJson(await run('cut', project, 'trim', '1', 'end', '-3f', '--json'));
  const { items } = trimmed['timeline'] as { readonly items: readonly { readonly frames: number }[] };
  const [one = 0, two = 0, three = 0] = items.map((item) => item.frames);
  const dissolved = await run('cut', project, 'transition', '2', 'dissolve', '1');
  expect(dissolved.stdout).toMatch(
    /^ {2}2 {2}00:00:\d\d:\d\d - \S+ {2}sht_\w+ {2}\d+ frames of shot 2: dissolve 3\+3\n3 items,/u,
  );
  expect((await run('cut', project, 'speed', '3', '2')).status).toBe(0);
  const frames = one + two + Math.ceil(three / 2);
  expect((await run('cut', project)).stdout).toMatch(
    new RegExp(
      `${one} frames of shot 1\n.*dissolve 3\\+3\n.*shot 3: speed 2\n3 items, 1 attached, ${frames} frames \\(`,
      'u',
    ),
  );

  const film = join(folder, 'film.mp4');
  expect(lastJson(await run('render', project, film, '--stills', '--json'))).toMatchObject({ frames, stills: 3 });
  const ffmpeg = await locateFfmpeg();
  expect(await probeVideo(ffmpeg, film)).toMatchObject({ frames, problems: [] });

  // In the middle of the dissolve.
  const [shown, exported] = [join(folder, 'shown.png'), join(folder, 'exported.png')];
  const at = one / MADE.fps_num;
  expect((await run('frame', project, shown, '--stills', '--at', String(at))).stdout).toContain(`frame ${one},`);
  await runFfmpeg(ffmpeg, frameArguments(film, one), exported);
  expect((await readFile(shown)).equals(await readFile(exported))).toBe(true);
});
