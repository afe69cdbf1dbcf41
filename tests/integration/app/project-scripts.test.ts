import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import { folderWithScript } from '../../support/app/films.ts';
import { docx, wordParagraph, wordTable } from '../../support/script/office.ts';
import { fixtureText, sampleText } from '../../support/script/plays.ts';

const settings = { seed: 1, width: 128, height: 72, fps_num: 6, fps_den: 1, sound: SILENT };

const ENGLISH = 'Title: Tides\n\nINT. ROOM - DAY\n\nA woman in red walks to the left.\n\nMARA\nHello.\n';
const CHINESE = '内景 厨房 夜\n\n小雨走进厨房，坐在桌边。\n\n小雨：你好。\n';

let app: App;
let folder: string;

beforeEach(() => {
  ({ folder } = folderWithScript(''));
  app = makeApp({ library: join(folder, 'library') });
});

afterEach(async () => await app.close());

const create = (text: string, name?: string) =>
  app.calls.scripts.create({ text, settings, ...(name === undefined ? {} : { name }) });
const source = (project: string) => app.calls.scripts.source({ project });
const board = (project: string) => app.calls.projects.board({ project });

test('a typed script becomes a project: its title is that of its title page, its name, or its first scene', async () => {
  expect(await create(ENGLISH)).toMatchObject({ title: 'Tides', language: 'en', scenes: 1, added: 2 });
  expect(await create(CHINESE, '雨夜.fountain')).toMatchObject({ title: '雨夜', language: 'zh', scenes: 1 });
  expect(await create(CHINESE)).toMatchObject({ title: '内景 厨房 夜' });
  const named = await create(ENGLISH.replace('Title: Tides\n\n', ''), 'my film v1.2');
  expect(named).toMatchObject({ title: 'my film v1.2' });
  expect((await board(named.project)).project).toMatchObject({
    script_name: 'my film v1.2.txt',
    title: 'my film v1.2',
  });
  expect(await source(named.project)).toMatchObject({ form: 'text', editable: true, revision: 1, language: 'en' });
  const untitled = await create(ENGLISH);
  expect((await board(untitled.project)).project.script_name).toBeNull();
});

test('the name says the form of what is typed, as it does of a file', async () => {
  const table = 'shot,size,description\n1,WS,A harbour at night\n2,CU,A lamp\n';
  const { project } = await create(table, 'shots.csv');
  expect(await source(project)).toMatchObject({ form: 'document', editable: false, revision: 1 });
  await expect(app.calls.scripts.write({ project, text: 'X', revision: 1 })).rejects.toMatchObject({
    code: 'bad_option',
  });
  await expect(create(ENGLISH, 'film.docx')).rejects.toMatchObject({ code: 'script_damaged' });
  await expect(create('   \n')).rejects.toMatchObject({
    code: 'script_empty',
    message: expect.stringContaining('The script that was typed has no scene') as unknown,
  });
  expect(await app.calls.projects.list()).toHaveLength(1);
});

test('what is written is merged as one step; undoing and doing again bring the text with them', async () => {
  const { project } = await create(ENGLISH, 'tides.fountain');
  const before = await board(project);
  const later = ENGLISH.replace('Hello.', 'Good night.');
  expect(await app.calls.scripts.write({ project, text: later, revision: 1 })).toMatchObject({
    ...{ project, revision: 2, shots: 2, kept: 2, added: 0, removed: 0 },
  });
  const after = await board(project);
  expect(after.scenes[0]?.shots.map(({ id }) => id)).toEqual(before.scenes[0]?.shots.map(({ id }) => id));
  expect(await source(project)).toMatchObject({ text: later, revision: 2, form: 'fountain' });

  await app.calls.projects.undo({ project });
  expect(await source(project)).toMatchObject({ text: ENGLISH, revision: 1 });
  const { updated_at: _, ...was } = before.project;
  expect(await board(project)).toMatchObject({ ...before, project: was });
  await app.calls.projects.redo({ project });
  expect(await source(project)).toMatchObject({ text: later, revision: 2 });
});

test('a text that was made from another revision is refused, also where that one was undone', async () => {
  const { project } = await create(ENGLISH, 'tides.fountain');
  const write = (line: string, revision: number) =>
    app.calls.scripts.write({ project, text: ENGLISH.replace('Hello.', line), revision });
  await write('One.', 1);
  await expect(write('Two.', 1)).rejects.toMatchObject({ code: 'library_conflict' });
  await app.calls.projects.undo({ project });
  await app.calls.projects.settings({ project, settings: { seed: 2 } });
  expect(await write('Three.', 1)).toMatchObject({ revision: 3 });
  await expect(write('Four.', 2)).rejects.toMatchObject({ code: 'library_conflict' });
  expect((await source(project)).text).toContain('Three.');
});

test('a text with nothing to show is refused, and nothing is lost', async () => {
  const { project } = await create(CHINESE);
  const before = await board(project);
  for (const text of ['', '\n\n', '[[只是笔记]]'])
    await expect(app.calls.scripts.write({ project, text, revision: 1 })).rejects.toMatchObject({
      code: 'script_empty',
    });
  expect(await board(project)).toEqual(before);
  expect(await source(project)).toMatchObject({ text: CHINESE, revision: 1 });
});

test('a script that was read from a file is written as that file was read; the file stays', async () => {
  const path = join(folder, '雨夜.txt');
  writeFileSync(path, CHINESE);
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(path), settings });
  expect(await source(project)).toMatchObject({ text: CHINESE, form: 'text', revision: 1 });
  const text = CHINESE.replace('你好', '再见');
  expect(await app.calls.scripts.write({ project, text, revision: 1 })).toMatchObject({ title: '雨夜', kept: 2 });
  expect(readFileSync(path, 'utf8')).toBe(CHINESE);
  expect(await app.calls.scripts.write({ project, text, revision: 2 })).toMatchObject({ revision: 2, kept: 2 });
});

test.each([
  ['the-ferry-episode', 'en'],
  ['the-paper-lantern.zh', 'zh'],
])('%s: a document is read only, until Fountain is made of it in one step', async (fixture, language) => {
  const path = join(folder, 'film.fdx');
  writeFileSync(path, fixtureText(`fdx/${fixture}.fdx`));
  const { project, shots } = await app.calls.projects.open({ file: app.grants.grantInput(path), settings });
  const document = await source(project);
  expect(document).toMatchObject({ form: 'document', editable: false, language });
  const [word] = document.text.match(/\p{L}{4,}/u) ?? [''];
  const [found] = (await app.calls.library.find({ query: word })).scripts.filter((each) => each.project === project);
  expect(document.text.slice(found?.start, found?.end)).toBe(word);
  expect((await app.calls.library.find({ query: 'paragraph' })).scripts).toEqual([]);
  const before = await board(project);
  expect(await app.calls.scripts.toFountain({ project })).toMatchObject({ revision: 2, shots, kept: shots, added: 0 });
  const fountain = await source(project);
  expect(fountain).toMatchObject({ form: 'fountain', editable: true, text: document.text });
  expect((await board(project)).project.script_name).toBe('film.fountain');
  const pictures = ({ scenes }: typeof before) => scenes.flatMap((scene) => scene.shots.map(({ picture }) => picture));
  expect(pictures(await board(project))).toEqual(pictures(before));
  await expect(app.calls.scripts.toFountain({ project })).rejects.toMatchObject({ code: 'bad_option' });
  expect(await app.calls.projects.undo({ project })).toMatchObject({ step: 'convert' });
  expect(await source(project)).toMatchObject({ form: 'document', revision: 1, text: document.text });
  expect(await board(project)).toMatchObject({ scenes: before.scenes });
});

test.each(['the-lighthouse.fountain', 'the-paper-boat.zh.fountain'])(
  '%s: every shot of the board stands where its words stand in the text',
  async (sample) => {
    const text = sampleText(sample);
    const { project, shots } = await create(text, sample);
    expect((await source(project)).text).toBe(text);
    await expectShotsAtTheirWords(project, shots);
  },
);

test.each([
  [
    'the-lamp.fdx',
    fixtureText('fdx/the-lamp.fdx'),
    ['INT. LIGHTHOUSE - NIGHT #1#', "@Mara (V.O., CONT'D)\n(whispering)\nNot tonight."],
  ],
  ['the-paper-lantern.zh.fdx', fixtureText('fdx/the-paper-lantern.zh.fdx'), ['内景']],
  [
    'shots.csv',
    'scene,shot,size,description,dialogue\nINT. HARBOUR - NIGHT,1,WS,"A harbour, at night",\n,2,CU,A lamp,MARA: Look.\n',
    ['INT. HARBOUR - NIGHT', 'A harbour, at night\n[[1; size: WS]]', 'MARA\nLook.'],
  ],
])(
  '%s: a document is shown as it reads, and its shots stand where their words stand there',
  async (name, document, lines) => {
    const { project, shots } = await create(document, name);
    const { text } = await source(project);
    for (const line of lines) expect(text).toContain(line);
    expect(text).not.toMatch(/<\/?[A-Z]|,WS,/u);
    await expectShotsAtTheirWords(project, shots);
  },
);

test('of Word, a table is shown as it reads and a story as its own text', async () => {
  const sourceOf = async (name: string, body: readonly string[]) => {
    const path = join(folder, name);
    writeFileSync(path, docx(body));
    const { project, shots } = await app.calls.projects.open({ file: app.grants.grantInput(path), settings });
    await expectShotsAtTheirWords(project, shots);
    return await source(project);
  };
  const rows = [
    ['Shot', 'Video', 'Audio'],
    ['1', 'A lamp in a window.', 'MARTA: I wait.'],
  ];
  expect(await sourceOf('av.docx', [wordTable(rows)])).toMatchObject({
    ...{ form: 'document', text: 'A lamp in a window.\n[[1]]\n\nMARTA\nI wait.\n' },
  });
  const told = ['A woman in a red coat walks along the harbour.', 'At night the boats come home through the rain.'];
  const { form, text } = await sourceOf(
    'story.docx',
    told.map((paragraph) => wordParagraph(paragraph)),
  );
  expect({ form, lines: text.split('\n').filter((line) => line !== '') }).toEqual({ form: 'document', lines: told });
});

async function expectShotsAtTheirWords(project: string, shots: number): Promise<void> {
  const { text } = await source(project);
  const { scenes, revision, parked } = await board(project);
  const all = scenes.flatMap((scene) => scene.shots);
  expect({ revision, parked, count: all.length }).toEqual({ revision: 1, parked: 0, count: shots });
  expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
  expect(scenes.map((scene) => scene.shots[0]?.label)).toEqual(scenes.map((_, index) => `${index + 1}A`));
  for (const shot of all) {
    const words = shot.ranges.map(([start, end]) => text.slice(start, end)).join('\n');
    expect(words.trim()).not.toBe('');
    for (const line of shot.lines) expect(words.replaceAll(/\s+/gu, ' ')).toContain(line.text.replaceAll(/\s+/gu, ' '));
  }
  const starts = all.map(({ ranges }) => ranges[0]?.[0] ?? 0);
  expect(starts).toEqual(starts.toSorted((one, other) => one - other));
}

test('what a person calls a film, and which language they say it is, holds when its script is edited', async () => {
  const { project } = await create(ENGLISH, 'tides.fountain');
  const change = (to: Parameters<typeof app.calls.projects.settings>[0]['settings']) =>
    app.calls.projects.settings({ project, settings: to });
  expect(await change({ title: '潮汐', style: 'ink', width: 256, fps_num: 12 })).toMatchObject({
    ...{ id: project, title: '潮汐', style: 'ink', width: 256, height: 72, fps_num: 12, language: 'en', seed: 1 },
    ...{ model: null, script_name: 'tides.fountain' },
  });
  const text = ENGLISH.replace('Hello.', 'Good night.');
  expect(await app.calls.scripts.write({ project, text, revision: 1 })).toMatchObject({ title: '潮汐' });
  expect(await change({ language: 'zh' })).toMatchObject({ language: 'zh' });
  expect(await app.calls.scripts.write({ project, text: ENGLISH, revision: 2 })).toMatchObject({ language: 'zh' });
  expect(await change({ title: null, language: null })).toMatchObject({ title: 'Tides', language: 'en' });
  expect(await app.calls.projects.undo({ project })).toMatchObject({ step: 'settings' });
  expect((await board(project)).project).toMatchObject({ title: '潮汐', language: 'zh' });
  for (let step = 0; step < 4; step += 1) await app.calls.projects.undo({ project });
  expect((await board(project)).project).toMatchObject({ title: 'Tides', language: 'en', style: '', width: 128 });
  await expect(change({ style: 'fresco' })).rejects.toMatchObject({ code: 'bad_option' });
});
