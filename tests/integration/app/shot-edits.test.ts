import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { makeServices } from '../../../src-main/app/services.ts';
import { openFilm } from '../../../src-main/app/shots.ts';
import { openCut } from '../../../src-main/app/film-cut.ts';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import { readRequest } from '../../../src-shared/generation/request.ts';
import { cuesOf } from '../../../src-shared/captions/cue.ts';
import { folderWithScript } from '../../support/app/films.ts';
import { finish } from '../../support/app/finish.ts';

const settings = { seed: 1, width: 128, height: 72, fps_num: 6, fps_den: 1, sound: SILENT };

const ENGLISH = `EXT. HARBOUR - DAY

CLOSE ON a red boat in the rain.

MARA
Is anybody there?

INT. ROOM - NIGHT

A woman in red walks to the left.
`;
const CHINESE = `外景 港口 日

【特写】红色的小船停在雨中。

小雨：有人吗？

内景 房间 夜

穿红衣的女人向左走。
`;

let app: App;
let library: string;

beforeEach(() => {
  const { folder } = folderWithScript('');
  library = join(folder, 'library');
  app = makeApp({ library });
});

afterEach(async () => await app.close());

async function open(text: string) {
  const { project } = await app.calls.scripts.create({ text, name: 'film.fountain', settings });
  const board = async () => {
    const { scenes } = await app.calls.projects.board({ project });
    return scenes.flatMap((scene) => scene.shots);
  };
  /** What every shot asks for, and the captions of the film, by a second connection to the library. */
  const asked = async () => {
    const services = makeServices({ library });
    const { shotsAs } = await openFilm(services, project);
    const { timeline } = await openCut(services, project, 'best');
    const requests = shotsAs('clip').map(({ request, frames }) => {
      const { prompt, later } = readRequest(request.json);
      return { digest: request.digest, prompt, later, frames };
    });
    await services.close();
    return { requests, captions: cuesOf(timeline).map(({ text }) => text) };
  };
  const shots = await board();
  const [first] = shots;
  const talk = shots.find(({ lines }) => lines.length > 0);
  if (!first || !talk) throw new Error('A film was made in which nobody speaks.');
  return { project, board, asked, shots, first, talk, at: shots.indexOf(talk) };
}

test.each([
  [ENGLISH, { text: 'Nobody is here.', character: 'TOM' }, ['wide shot', 'camera pans left']],
  [CHINESE, { text: '这里没有人。', character: '小明' }, ['远景', '镜头左摇']],
])(
  'what is said of framing, length and lines is asked for, captioned, and kept by redrafts',
  async (text, line, words) => {
    const { project, board, asked, talk, at } = await open(text);
    const before = await asked();
    const lines = [{ ...line, off_screen: false }];
    const edit = { size: 'wide', move: 'pan_left', angle: 'low', duration_s: 7.5, lines } as const;
    await app.calls.shots.edit({ shot: talk.id, edit });

    const { drafted } = talk;
    expect((await board())[at]).toMatchObject({
      ...edit,
      drafted,
      overrides: edit,
      picture: talk.picture,
      unfollowed: [],
    });
    const after = await asked();
    expect(after.requests[at]?.frames).toBe(45);
    for (const word of words) expect(after.requests[at]?.prompt).toContain(word);
    const others = ({ requests }: typeof before) => requests.filter((_, index) => index !== at);
    expect(others(after)).toEqual(others(before));
    expect(after.captions.join(' ')).toContain(line.text);

    const { revision } = await app.calls.scripts.source({ project });
    const edited = text.replace(
      /\n(?=[^\n]+\n$)/u,
      text === ENGLISH ? '\nRain falls on the street. ' : '\n街上下着雨。',
    );
    await app.calls.scripts.write({ project, text: edited, revision });
    expect((await board())[at]).toMatchObject({ ...edit, id: talk.id, overrides: edit });

    const back = { size: null, move: null, angle: null, duration_s: null, lines: null };
    await app.calls.shots.edit({ shot: talk.id, edit: back });
    await app.calls.projects.undo({ project });
    expect((await board())[at]).toMatchObject(edit);
    await app.calls.projects.redo({ project });
    expect((await board())[at]).toMatchObject({ overrides: {}, size: drafted.size, lines: drafted.lines });
    expect((await asked()).requests[at]).toEqual(before.requests[at]);
  },
);

test('no angle is another thing than the angle of the draft', async () => {
  const { board, asked, first } = await open(ENGLISH.replace('CLOSE ON', 'LOW ANGLE -'));
  expect(first).toMatchObject({ angle: 'low', drafted: { angle: 'low' } });
  await app.calls.shots.edit({ shot: first.id, edit: { angle: 'eye_level' } });
  expect((await board())[0]).toMatchObject({
    angle: null,
    drafted: { angle: 'low' },
    overrides: { angle: 'eye_level' },
  });
  expect((await asked()).requests[0]?.prompt).not.toContain('low viewpoint');
  await app.calls.shots.edit({ shot: first.id, edit: { angle: null } });
  expect((await board())[0]).toMatchObject({ angle: 'low', overrides: {} });
});

test('lists and boards that are exported say it too', async () => {
  const { project, talk } = await open(ENGLISH);
  const lines = [{ character: 'TOM', text: 'Nobody is here.', off_screen: true }];
  await app.calls.shots.edit({ shot: talk.id, edit: { size: 'extreme_wide', duration_s: 9, lines } });
  for (const format of ['csv', 'fountain', 'html'] as const) {
    const path = join(library, `out.${format}`);
    const output = await app.grants.grantOutput(path);
    await finish(await app.calls.projects.export({ project, format, output }));
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('Nobody is here.');
    expect(text).not.toContain('Is anybody there?');
  }
});

test('many shots are edited in one step, those of a gesture in one with it', async () => {
  const { project, board, first, shots: all } = await open(ENGLISH);
  const shots = all.map(({ id }) => id);
  const many = (edit: { negative?: string | null; seed?: number }, gesture?: string) =>
    app.calls.shots.editMany({ shots: [...shots, first.id], edit, ...(gesture === undefined ? {} : { gesture }) });
  expect(await many({ negative: 'fog' }, 'typing')).toEqual({ changed: shots.length });
  expect(await many({ negative: 'fog' })).toEqual({ changed: 0 });
  expect(await many({ negative: 'fog at night' }, 'typing')).toEqual({ changed: shots.length });
  expect((await board()).map(({ overrides }) => overrides)).toEqual(shots.map(() => ({ negative: 'fog at night' })));
  expect(await app.calls.projects.undo({ project })).toMatchObject({ step: 'shot' });
  expect((await board()).map(({ overrides }) => overrides)).toEqual(shots.map(() => ({})));

  const other = await open(CHINESE);
  await expect(
    app.calls.shots.editMany({ shots: [first.id, other.first.id], edit: { seed: 3 } }),
  ).rejects.toMatchObject({ code: 'bad_option' });
  await expect(
    app.calls.shots.editMany({ shots: [first.id, 'sht_000000000'], edit: { seed: 3 } }),
  ).rejects.toMatchObject({ code: 'not_found' });
  expect((await board()).every(({ overrides }) => overrides.seed === undefined)).toBe(true);
});

test('prompts that change within a shot are asked for, and it is said where one lies behind its end', async () => {
  const { board, first, asked } = await open(ENGLISH);
  const prompts = [{ at_s: 1, prompt: 'a red boat at night' }];
  expect(await app.calls.shots.edit({ shot: first.id, edit: { prompts } })).toMatchObject({ unfollowed: [] });
  expect((await board())[0]).toMatchObject({ overrides: { prompts }, unfollowed: [] });
  expect((await asked()).requests[0]?.later).toMatchObject([{ at_s: 1 }]);
  const late = [{ at_s: 60, prompt: 'the boat sinks' }];
  expect(await app.calls.shots.edit({ shot: first.id, edit: { prompts: late } })).toMatchObject({
    unfollowed: ['prompts'],
  });
  await app.calls.shots.edit({ shot: first.id, edit: { prompts: null } });
  expect((await board())[0]).toMatchObject({ overrides: {}, unfollowed: [] });
});

test.each([
  [ENGLISH, 'Rain falls on the street.', 'A cat sleeps.'],
  [CHINESE, '街上下着雨。', '一只猫在睡觉。'],
])('boards are arranged, and stay so when the script is edited', async (text, more, picture) => {
  const { project, shots, talk } = await open(text);
  const arrange = (command: Parameters<typeof app.calls.shots.arrange>[0]['command']) =>
    app.calls.shots.arrange({ project, command });
  const board = async () => {
    const { scenes, parked } = await app.calls.projects.board({ project });
    return { parked, shots: scenes.flatMap((scene) => scene.shots.map((shot) => ({ ...shot, scene: scene.id }))) };
  };
  const { scenes } = await app.calls.projects.board({ project });
  const last = scenes.at(-1)?.id ?? '';
  const { made } = await arrange({ command: 'insert', place: { scene: last }, picture });
  const own = (await board()).shots.find(({ id }) => id === made[0]);
  expect(own).toMatchObject({
    label: '2A',
    picture,
    pinned: true,
    ranges: [],
    overrides: {},
    still: { state: 'missing' },
  });
  await arrange({ command: 'move', shots: [talk.id], place: { after: made[0] ?? '' } });
  await arrange({ command: 'remove', shots: [shots.at(-1)?.id ?? ''] });
  const arranged = await board();
  expect(arranged.parked).toBe(1);
  expect(arranged.shots.filter(({ scene }) => scene === last).map(({ id }) => id)).toEqual([made[0], talk.id]);

  await app.calls.scripts.write({ project, text: `${text}\n${more}\n`, revision: 1 });
  const edited = await board();
  expect(edited.shots.slice(0, -1)).toEqual(arranged.shots);
  expect(edited.shots).toHaveLength(arranged.shots.length + 1);
  for (const step of ['draft', 'remove', 'move', 'insert'])
    expect(await app.calls.projects.undo({ project })).toMatchObject({ step });
  expect((await board()).shots.map(({ scene: _, ...shot }) => shot)).toEqual(shots);
  await expect(arrange({ command: 'merge', shots: shots.map(({ id }) => id) })).rejects.toMatchObject({
    code: 'bad_option',
  });
});
