import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import { z } from 'zod';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { openFilm } from '../../../src-main/app/shots.ts';
import { makeServices } from '../../../src-main/app/services.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { folderWithScript } from '../../support/app/films.ts';
import { finish } from '../../support/app/finish.ts';
import { sampleText } from '../../support/script/plays.ts';

const small = { seed: 1, width: 128, height: 72, fps_num: 6, fps_den: 1, sound: SILENT };

const promptIn = ({ json }: { readonly json: string }): string =>
  z.object({ prompt: z.string() }).parse(JSON.parse(json)).prompt;

let app: App;

afterEach(async () => await app.close());

async function open(text: string, name?: string) {
  const { folder, script } = folderWithScript(text, name);
  const library = join(folder, 'library');
  app = makeApp({ library });
  const read = async (edited: string, path = script) => {
    writeFileSync(path, edited);
    return await app.calls.projects.open({ file: app.grants.grantInput(path), settings: small });
  };
  const { project } = await read(text);
  const describe = (who: string, description: string | null) =>
    app.calls.projects.describe({ project, name: who, description });
  /** What every shot asks for, and who is in it, by a second connection to the library. */
  const asked = async (id = project) => {
    const services = makeServices({ library });
    const shots = (await openFilm(services, id)).shotsAs('clip');
    await services.close();
    return shots.map(({ shot, heading, number, request }) => ({
      number,
      heading,
      cast: shot.draft.cast,
      digest: request.digest,
      prompt: promptIn(request),
    }));
  };
  return { folder, library, project, read, describe, asked };
}

test.each([
  [
    'the-lighthouse.fountain',
    { name: 'harbour', in: 'HARBOUR', as: 'A market with red tents.' },
    'tall man in a grey hat',
  ],
  ['the-paper-boat.zh.fountain', { name: '港口', in: '港口', as: '挂满灯笼的集市' }, '戴灰帽子的高个子男人'],
])(
  '%s: what is said anew of one of the cast or of a place changes what just the shots with it ask for, and taken back, nothing',
  async (sample, place, description) => {
    const { project, describe, asked } = await open(sampleText(sample), sample);
    const before = await asked();
    /** Numbers of the shots that ask for something else than before. */
    const changed = async () =>
      (await asked()).flatMap(({ number, digest }, index) => (digest === before[index]?.digest ? [] : [number]));

    const { cast } = await app.calls.projects.descriptions({ project });
    expect(cast.length).toBeGreaterThan(2);
    for (const { name } of cast) {
      const theirs = before.filter((shot) => shot.cast.includes(name)).map(({ number }) => number);
      expect(theirs).not.toEqual([]);
      expect(await describe(name, description)).toEqual({ name, kind: 'cast', shots: theirs.length });
      expect(await changed()).toEqual(theirs);
      for (const { number, prompt } of await asked())
        expect([number, prompt.includes(description)]).toEqual([number, theirs.includes(number)]);
      await describe(name, null);
      expect(await asked()).toEqual(before);
    }

    const there = before.filter(({ heading }) => heading.includes(place.in)).map(({ number }) => number);
    expect(there.length).toBeGreaterThan(2);
    expect(await describe(place.name, place.as)).toEqual({ name: place.name, kind: 'place', shots: there.length });
    expect(await changed()).toEqual(there);
    expect(await app.calls.projects.undo({ project })).toMatchObject({ step: 'describe' });
    expect(await asked()).toEqual(before);
  },
);

const SCRIPT = `Title: Tea

INT. KITCHEN - DAY

KEEPER sits at the table.

KEEPER
The lamp is out.

WREN
Then light it again.

INT. KITCHEN - NIGHT

WREN walks to the window.

KEEPER
With what?
`;

test('it holds when the script is read again, whoever or whatever has another name by then', async () => {
  const { project, library, read, describe } = await open(SCRIPT);
  await describe('keeper', 'old man in a grey hat');
  await describe('The Kitchen', 'kitchen with blue tiles');
  const told = async () => {
    const { cast, places } = await app.calls.projects.descriptions({ project });
    return [...cast, ...places].flatMap(({ name, edited }) => (edited === null ? [] : [`${name}: ${edited}`]));
  };
  await read(SCRIPT.replace('walks', 'runs'));
  expect(await told()).toEqual(['KEEPER: old man in a grey hat', 'kitchen: kitchen with blue tiles']);

  await read(SCRIPT.replaceAll('KEEPER', 'HARBOURMASTER').replaceAll('KITCHEN', 'GALLEY'));
  expect(await told()).toEqual(['HARBOURMASTER: old man in a grey hat', 'galley: kitchen with blue tiles']);
  await app.calls.projects.undo({ project });
  expect(await told()).toEqual(['KEEPER: old man in a grey hat', 'kitchen: kitchen with blue tiles']);

  const second = openLibrary(library);
  expect(second.history(project).filter(({ mark }) => mark === 'describe')).toHaveLength(2);
  second.close();
});

test('a board carries it, and a board without it takes nothing away', async () => {
  const { folder, project, read, describe, asked } = await open(SCRIPT);
  await describe('KEEPER', 'old man in a grey hat');
  await describe('kitchen', 'kitchen with blue tiles');
  const before = await asked();
  const path = join(folder, 'board.fountain');
  await finish(
    await app.calls.projects.export({ project, format: 'fountain', output: await app.grants.grantOutput(path) }),
  );
  const board = readFileSync(path, 'utf8');
  expect(board).toContain('| old man in a grey hat');
  const { project: other } = await read(board, path);
  expect(other).not.toBe(project);
  const prompts = (list: typeof before) => list.map(({ prompt }) => prompt);
  expect(prompts(await asked(other))).toEqual(prompts(before));

  const bare = board.replace(' | old man in a grey hat', '').replace(/Places:\n {4}.*\n/u, '');
  expect(bare).not.toContain('grey hat');
  await read(bare, path);
  expect(prompts(await asked(other))).toEqual(prompts(before));
});

test.each([
  [
    SCRIPT,
    ['KEEPER', 'old man in a grey hat'],
    ['kitchen', 'kitchen with blue tiles'],
    ['HARBOURMASTER', 'KITCHEN', 'GALLEY'],
  ],
  [
    '1、内景 教室 日\n\n△门卫坐在桌前。\n\n门卫：灯灭了。\n\n小雨：那就再点上。\n\n2、内景 教室 夜\n\n△小雨走到窗边。\n\n门卫：拿什么点？\n',
    ['门卫', '戴灰帽子的老人'],
    ['教室', '铺着蓝色瓷砖的教室'],
    ['欧阳修文', '教室', '船屋'],
  ],
] as const)(
  'the board of a film whose people and places were renamed and described anew asks for the same takes: %#',
  async (script, person, place, [name, room, renamed]) => {
    const { folder, project, read, describe, asked } = await open(script);
    for (const [each, description] of [person, place]) await describe(each, description);
    await read(script.replaceAll(person[0], name).replaceAll(room, renamed));
    const before = await asked();
    const path = join(folder, 'board.fountain');
    await finish(
      await app.calls.projects.export({ project, format: 'fountain', output: await app.grants.grantOutput(path) }),
    );
    const { project: other } = await read(readFileSync(path, 'utf8'), path);
    expect(other).not.toBe(project);
    expect(await asked(other)).toEqual(before);
  },
);

test('what is not there, or says nothing, is said so', async () => {
  const { project, describe } = await open(SCRIPT);
  await expect(describe('NOBODY', 'x')).rejects.toMatchObject({ code: 'not_found' });
  await expect(describe('KEEPER', '...')).rejects.toMatchObject({ code: 'bad_option' });
  const none = { project: 'prj_none00' };
  await expect(app.calls.projects.descriptions(none)).rejects.toMatchObject({ code: 'not_found' });
  await expect(app.calls.projects.describe({ ...none, name: 'A', description: 'x' })).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(await describe('KEEPER', null)).toMatchObject({ shots: 0 });
  expect(await app.calls.projects.undo({ project })).toMatchObject({ step: 'draft' });
});
