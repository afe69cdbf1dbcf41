import { chmodSync, existsSync, mkdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { makeServices } from '../../../src-main/app/services.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { folderWithScript } from '../../support/app/films.ts';

const FIRST = {
  ...{ language: 'system', theme: 'system', shortcuts: {}, trash_days: 30, ffmpeg: null },
  cache_gb: { segments: 16, sound: 4, speech: 1, previews: 2 },
};

let app: App;
let folder: string;
let library: string;
let file: string;

beforeEach(() => {
  ({ folder } = folderWithScript(''));
  library = join(folder, 'library');
  file = join(library, 'settings.json');
  app = makeApp({ library });
});

afterEach(async () => {
  vi.useRealTimers();
  await app.close();
});

const stored = () => JSON.parse(readFileSync(file, 'utf8')) as unknown;
const change = (to: Parameters<typeof app.calls.system.changeSettings>[0]) => app.calls.system.changeSettings(to);

test('settings are kept in the library, and asking for them makes nothing', async () => {
  expect(await app.calls.system.settings()).toEqual(FIRST);
  expect(existsSync(library)).toBe(false);
  const to = { language: 'zh', theme: 'dark', shortcuts: { undo: 'Mod+U' }, trash_days: 7 } as const;
  expect(await change(to)).toEqual({ ...FIRST, ...to });
  await change({ theme: 'light', shortcuts: {} });
  const again = makeApp({ library });
  expect(await again.calls.system.settings()).toEqual({ ...FIRST, ...to, theme: 'light', shortcuts: {} });
  await again.close();
  await expect(change({ trash_days: 0 })).rejects.toMatchObject({ code: 'bad_option' });
});

test('caches are told, and let go of what was used long ago as soon as less may be kept', async () => {
  expect((await app.calls.system.caches()).map(({ files }) => files)).toEqual([0, 0, 0, 0]);
  const lasting = new Date(Date.now() - 7 * 24 * 3600 * 1000);
  const write = (name: string, age: Date): void => {
    mkdirSync(join(library, 'cache', 'sound'), { recursive: true });
    writeFileSync(join(library, 'cache', name), '');
    truncateSync(join(library, 'cache', name), 80_000_000);
    utimesSync(join(library, 'cache', name), age, age);
  };
  for (const name of ['old.mp4', 'sound/old.f32', 'sound/older.f32']) write(name, lasting);
  write('sound/new.f32', new Date());
  const sizes = async () => (await app.calls.system.caches()).map(({ name, files, bytes }) => [name, files, bytes]);
  expect((await sizes()).slice(0, 2)).toEqual([
    ['segments', 1, 80_000_000],
    ['sound', 3, 240_000_000],
  ]);
  await change({ cache_gb: { ...FIRST.cache_gb, sound: 0.1 } });
  expect((await sizes()).slice(0, 2)).toEqual([
    ['segments', 1, 80_000_000],
    ['sound', 1, 80_000_000],
  ]);
  expect(existsSync(join(library, 'cache', 'sound', 'new.f32'))).toBe(true);
  await expect(change({ cache_gb: { ...FIRST.cache_gb, sound: 0 } })).rejects.toMatchObject({ code: 'bad_option' });
});

test('what is not known stays, what cannot be read is as at first, and a file that is no JSON is set aside', async () => {
  await change({ language: 'en' });
  writeFileSync(file, JSON.stringify({ language: 'en', theme: 'pink', trash_days: '9', later: { a: 1 } }));
  expect(await app.calls.system.settings()).toEqual({ ...FIRST, language: 'en' });
  await change({ trash_days: 9 });
  expect(stored()).toMatchObject({ language: 'en', trash_days: 9, later: { a: 1 } });

  writeFileSync(file, '{"language": "en",');
  expect(await app.calls.system.settings()).toEqual(FIRST);
  expect(await change({ language: 'zh' })).toEqual({ ...FIRST, language: 'zh' });
  expect(readFileSync(join(library, 'settings.damaged.json'), 'utf8')).toBe('{"language": "en",');
});

test('an ffmpeg that is chosen is used; what is none is refused, and no path is told', async () => {
  const { path } = await locateFfmpeg();
  const chosen = join(folder, 'my ffmpeg');
  writeFileSync(chosen, `#!/bin/sh\nexec '${path}' "$@"\n`);
  const useless = join(folder, 'useless');
  writeFileSync(useless, '#!/bin/sh\nexit 1\n');
  for (const program of [chosen, useless]) chmodSync(program, 0o755);
  const services = makeServices({ library });
  const used = async () => await services.ffmpeg().then((ffmpeg) => ffmpeg.path);

  await expect(change({ ffmpeg: app.grants.grantProgram(useless) })).rejects.toMatchObject({ code: 'ffmpeg_missing' });
  // What a page gives is no program.
  await expect(change({ ffmpeg: app.grants.grantInput(chosen) })).rejects.toMatchObject({ code: 'not_found' });
  expect(await app.calls.system.settings()).toEqual(FIRST);
  expect(await change({ ffmpeg: app.grants.grantProgram(chosen) })).toEqual({ ...FIRST, ffmpeg: 'my ffmpeg' });
  expect(await used()).toBe(chosen);
  expect(await change({ ffmpeg: null })).toEqual(FIRST);
  expect(await used()).toBe(path);
  await services.close();
});

test('the trash is let go of after as many days as are set', async () => {
  const { calls } = app;
  const settings = { seed: 1, width: 128, height: 72, fps_num: 6, fps_den: 1 };
  const { project } = await calls.scripts.create({ text: 'INT. ROOM - DAY\n\nA dog sleeps.\n', settings });
  await calls.library.throwAway({ id: project });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 24 * 3600 * 1000 });
  expect(await calls.library.collect()).toMatchObject({ projects: 0 });
  await change({ trash_days: 2 });
  expect(await calls.library.collect()).toMatchObject({ projects: 1 });
});

test('it is said what the program is and under which terms its parts come', async () => {
  const { version, licences } = await app.calls.system.about();
  expect(version).toMatch(/^\d+\.\d+\.\d+/u);
  expect(licences.map(({ name }) => name)).toEqual(['Shotloom', 'Third parties']);
  expect(licences[1]?.text).toContain('onnxruntime');
});
