import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import type { App } from '../../../src-main/app.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { sharingApp } from '../../support/app/apps.ts';
import { folderWithScript, TINY_SCRIPT } from '../../support/app/films.ts';
import { finish } from '../../support/app/finish.ts';

const small = { seed: 1, width: 128, height: 72, fps_num: 6, fps_den: 1, sound: SILENT };
const picture = (name: string): string => fileURLToPath(new URL(`../../fixtures/references/${name}`, import.meta.url));

let app: App;

afterEach(async () => await app.close());

async function openFilm(script = TINY_SCRIPT) {
  const { folder, script: path } = folderWithScript(script);
  const library = join(folder, 'library');
  app = sharingApp(library);
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(path), settings: small });
  const look = (name: string | null, file: string | null) =>
    app.calls.projects.setPicture({ project, name, picture: file === null ? null : app.grants.grantInput(file) });
  const states = async () => (await app.calls.projects.shots({ project })).map(({ still }) => still.state);
  const stills = async () => (await finish(await app.calls.takes.generate({ project, kind: 'still' }))).result;
  return { folder, library, project, look, states, stills };
}

test('a picture makes the shots of whom it shows stale, and no others; without it they are current again', async () => {
  const { library, project, look, states, stills } = await openFilm();
  const bare = await stills();
  expect(await states()).toEqual(['current', 'current', 'current']);

  expect(await look('mara', picture('1.jpg'))).toEqual({ name: 'MARA' });
  const withPicture = await states();
  expect(withPicture).toContain('stale');
  expect(withPicture.at(-1)).toBe('current');
  const changed = await stills();
  expect(changed.generated).toBe(withPicture.filter((state) => state === 'stale').length);
  expect(changed.digest_of_frames).not.toBe(bare.digest_of_frames);

  await look('MARA', null);
  expect(await states()).toEqual(['current', 'current', 'current']);
  expect((await stills()).digest_of_frames).toBe(bare.digest_of_frames);

  await app.close();
  const opened = openLibrary(library);
  expect(opened.history(project).filter(({ mark }) => mark === 'picture')).toHaveLength(2);
  opened.undo(project);
  const [kept] = opened.picturesOf(project);
  expect(kept?.name).toBe('MARA');
  await expect(opened.store.verify(kept?.picture_sha256 ?? '')).resolves.toBeUndefined();
  opened.close();
});

test('a picture of the colours of a film makes all shots anew, gently', async () => {
  const { look, states, stills } = await openFilm();
  const bare = await stills();
  expect(await look(null, picture('1.jpg'))).toEqual({ name: null });
  expect(await states()).toEqual(['stale', 'stale', 'stale']);
  expect((await stills()).digest_of_frames).not.toBe(bare.digest_of_frames);
  await look(null, null);
  expect(await states()).toEqual(['current', 'current', 'current']);
});

test('a picture that another model saw is seen again', async () => {
  const { library, project, look, states } = await openFilm();
  await look('MARA', picture('1.jpg'));
  await app.close();
  const opened = openLibrary(library);
  const [seen] = opened.picturesOf(project);
  if (!seen) throw new Error('The picture is not kept.');
  const { picture_sha256 } = seen;
  opened.setPicture(project, 'MARA', { picture_sha256, look: '00', palette: '00', seen_by: 'an earlier graph' });
  opened.close();

  app = sharingApp(library);
  await states();
  await app.close();
  const again = openLibrary(library);
  expect(again.picturesOf(project)).toEqual([seen]);
  again.close();
});

test('a picture of nobody is refused with the names there are, and one that is none with its own', async () => {
  const { folder, look, states } = await openFilm();
  await expect(look('NOBODY', picture('1.jpg'))).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringMatching(/"NOBODY".*MARA/u) as string,
  });
  const text = join(folder, 'notes.jpg');
  writeFileSync(text, 'not a picture');
  await expect(look('MARA', text)).rejects.toMatchObject({ code: 'picture_unusable' });
  await expect(look('MARA', join(folder, 'nowhere.jpg'))).rejects.toMatchObject({ code: 'picture_missing' });
  expect(await states()).toEqual(['missing', 'missing', 'missing']);
});

test('a prompt may have a picture of who is named first, which changes the picture made and leaves nothing behind', async () => {
  const { folder } = await openFilm();
  const make = async (name: string, file?: string) => {
    const output = await app.grants.grantOutput(join(folder, name));
    const look = file === undefined ? {} : { look: app.grants.grantInput(file) };
    const asked = { prompt: 'A woman smiles.', kind: 'still', seconds: 1, settings: small, output, ...look } as const;
    return (await finish(await app.calls.takes.fromPrompt(asked))).result.digest_of_frames;
  };
  const bare = await make('bare.png');
  const one = await make('one.png', picture('1.jpg'));
  const other = await make('other.png', picture('2.jpg'));
  expect(new Set([bare, one, other]).size).toBe(3);
  expect(await make('again.png', picture('1.jpg'))).toBe(one);
  expect(await make('bare again.png')).toBe(bare);
});
