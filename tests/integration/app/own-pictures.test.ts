import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { openCut } from '../../../src-main/app/film-cut.ts';
import { sceneRuns } from '../../../src-main/app/film-scenes.ts';
import { makeServices } from '../../../src-main/app/services.ts';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import type { ItemSource } from '../../../src-shared/timeline/records.ts';
import { folderWithScript } from '../../support/app/films.ts';
import { finish } from '../../support/app/finish.ts';
import { FILES } from '../../support/media/footage-files.ts';

const settings = { seed: 1, width: 128, height: 72, fps_num: 6, fps_den: 1, sound: SILENT };
const SCRIPT = 'INT. ROOM - DAY\n\nA woman in red walks to the left.\n\nEXT. 海边 - NIGHT\n\nA boat on the sea.\n';

let app: App;
let folder: string;

beforeEach(() => {
  ({ folder } = folderWithScript(''));
  app = makeApp({ library: join(folder, 'library') });
});

afterEach(async () => await app.close());

test("a shot shows a person's own picture, whatever the script says later, until they take it back", async () => {
  const { project } = await app.calls.scripts.create({ text: SCRIPT, settings });
  const shots = async () => (await app.calls.projects.board({ project })).scenes.flatMap((scene) => scene.shots);
  const [first, second] = await shots();
  if (!first || !second) throw new Error('The script has two shots.');
  expect([first.own, second.own]).toEqual([null, null]);

  const file = app.grants.grantInput(await FILES.alpha(folder));
  const gesture = 'a picture for a shot';
  const { result } = await finish(await app.calls.footage.import({ project, files: [file], cut: gesture }));
  const [{ footage } = { footage: null }] = result.imported;
  if (!footage) throw new Error('Nothing was imported.');
  const showing = (source: ItemSource, gesture: string) =>
    app.calls.timeline.edit({
      project,
      gesture,
      command: { command: 'replace', item: first.id, source, in: { n: 0, d: 1 } },
    });
  await showing({ kind: 'footage', footage: footage.id }, gesture);
  const own = { footage: footage.id, kind: 'picture', name: footage.name, in_s: 0 };
  expect((await shots()).map((shot) => shot.own)).toEqual([own, null]);

  expect(await app.calls.takes.enqueue({ project, kind: 'clip' })).toMatchObject({ queued: 1, current: 0 });
  expect(await app.calls.takes.enqueue({ project, kind: 'clip', shot: first.id })).toMatchObject({ queued: 1 });

  await app.calls.scripts.write({ project, text: SCRIPT.replace('red', 'a red coat'), revision: 1 });
  expect((await shots())[0]).toMatchObject({ id: first.id, own });

  await showing({ kind: 'shot', shot: first.id, take: null }, 'back');
  expect((await shots())[0]?.own).toBeNull();
  await app.calls.projects.undo({ project });
  expect((await shots())[0]?.own).toEqual(own);
  // The script's, then the picture with its file, as one step.
  await app.calls.projects.undo({ project });
  await app.calls.projects.undo({ project });
  expect((await shots())[0]?.own).toBeNull();
  expect(await app.calls.footage.list({ project })).toEqual([]);
});

test('a part of a video stands for a shot in one step, which may make the shot as long as the part', async () => {
  const { project } = await app.calls.scripts.create({ text: SCRIPT, settings });
  const shots = async () => (await app.calls.projects.board({ project })).scenes.flatMap((scene) => scene.shots);
  const frames = async () => (await app.calls.timeline.show({ project })).items.map((item) => item.frames);
  const [before] = [await shots()];
  const [first] = before;
  if (!first) throw new Error('The script has two shots.');
  const lengths = await frames();

  const file = app.grants.grantInput(await FILES.video(folder));
  const gesture = 'a video for a shot';
  const { result } = await finish(await app.calls.footage.import({ project, files: [file], cut: gesture }));
  const [{ footage } = { footage: null }] = result.imported;
  if (!footage) throw new Error('Nothing was imported.');
  const { duration_s } = footage.facts;
  const part = { shot: first.id, footage: footage.id, in_s: 0.5, out_s: null, gesture };

  const short = await app.calls.footage.showPart({ ...part, length: 'kept' });
  expect(short).toEqual({ outcome: 'too_short', part_s: (duration_s ?? 0) - 0.5, shot_s: first.duration_s });
  expect((await shots())[0]?.own).toBeNull();
  expect((await app.calls.footage.list({ project }))[0]).toMatchObject({ source_in_s: null });

  const shown = await app.calls.footage.showPart({ ...part, length: 'part' });
  expect(shown).toEqual({ outcome: 'shown', duration_s: (duration_s ?? 0) - 0.5 });
  expect((await shots())[0]).toMatchObject({
    own: { footage: footage.id, in_s: 0.5 },
    duration_s: (duration_s ?? 0) - 0.5,
  });
  expect(await frames()).toEqual([((duration_s ?? 0) - 0.5) * settings.fps_num, ...lengths.slice(1)]);
  expect((await app.calls.footage.list({ project }))[0]).toMatchObject({ source_in_s: 0.5, source_out_s: null });

  // It is of its scene all the same, for chapters and for that scene alone.
  const services = makeServices({ library: join(folder, 'library') });
  expect(sceneRuns(await openCut(services, project, 'best')).map(({ number }) => number)).toEqual([1, 2]);
  await services.close();

  // What came with it, what is said of it, its place and the length of the shot: one step.
  await app.calls.projects.undo({ project });
  expect(await shots()).toEqual(before);
  expect(await frames()).toEqual(lengths);
  expect(await app.calls.footage.list({ project })).toEqual([]);
});
