import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
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
  const { result } = await finish(await app.calls.footage.import({ project, files: [file] }));
  const [{ footage } = { footage: null }] = result.imported;
  if (!footage) throw new Error('Nothing was imported.');
  const showing = (source: { kind: 'footage'; footage: string } | { kind: 'shot'; shot: string; take: null }) =>
    app.calls.timeline.edit({
      project,
      command: { command: 'replace', item: first.id, source, in: { n: 0, d: 1 } },
    });
  await showing({ kind: 'footage', footage: footage.id });
  const own = { footage: footage.id, kind: 'picture', name: footage.name };
  expect((await shots()).map((shot) => shot.own)).toEqual([own, null]);

  await app.calls.scripts.write({ project, text: SCRIPT.replace('red', 'a red coat'), revision: 1 });
  expect((await shots())[0]).toMatchObject({ id: first.id, own });

  await showing({ kind: 'shot', shot: first.id, take: null });
  expect((await shots())[0]?.own).toBeNull();
  await app.calls.projects.undo({ project });
  expect((await shots())[0]?.own).toEqual(own);
});
