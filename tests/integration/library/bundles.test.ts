import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { unpackBundle, writeBundle } from '../../../src-main/library/bundle-file.ts';
import type { Library } from '../../../src-main/library/open.ts';
import type { ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { Bundle } from '../../../src-shared/library/bundle.ts';
import { equalValues } from '../../../src-shared/contract/equal.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { newTake, requestOf, scriptOf, settings } from '../../support/library/records.ts';

const never = new AbortController().signal;
const quietly = (): void => undefined;

/** A film with takes, a rating, a reference picture, a locked shot and a named state. */
async function film(library: Library): Promise<string> {
  const { id } = library.createProject({ ...settings, title: '灯塔 🎬' });
  const { shots } = library.mergeStoryboard(
    id,
    scriptOf('内景 灯塔'),
    storyboardOf(draftScene('INT. 灯塔', 'a', 'b', 'c')),
  );
  for (const shot of shots) {
    const request = requestOf({ prompt: shot.content_key });
    library.saveRequest(request);
    const media = await library.store.putBytes(Buffer.from(`clip of ${shot.content_key}`), 'mp4');
    const layers = await library.store.putBytes(Buffer.from(`layers of ${shot.content_key}`), 'layers');
    library.saveTake({ ...newTake(shot, request, media.sha256), layers_sha256: layers.sha256 });
  }
  const [first] = shots;
  const [take] = library.takesOf(first?.id ?? '');
  library.rateTake(take?.id ?? '', 4);
  if (first) {
    const after = { ...first, overrides: { locked: take?.id ?? '', negative: '人群' } };
    library.commit(id, 'lock', [{ table: 'shots', id: first.id, before: first, after }]);
  }
  const { sha256 } = await library.store.putBytes(Buffer.from('a picture'), 'png');
  library.setPicture(id, 'MARA', { picture_sha256: sha256, look: 'hair=red', palette: '', seen_by: 'graph' });
  library.takeSnapshot(id, '第一版');
  library.setPicture(id, 'MARA', null);
  return id;
}

async function bundled() {
  const library = temporaryLibrary();
  const id = await film(library);
  const path = join(temporaryDirectory(), 'film.shotloom');
  await writeBundle(path, library.bundleOf(id), library.store, quietly, never);
  return { library, id, path };
}

async function add(library: Library, path: string) {
  const { bundle, files } = await unpackBundle(path, library.store.temporaryFile, quietly, never);
  for (const file of files.values()) await library.store.putFile(file);
  return library.addBundle(bundle);
}

/** What of a film is not its ids, nor the machine's. */
function contentOf(library: Library, id: string) {
  const { project, scripts, scenes, shots, reference_pictures } = library.stateOf(id);
  return {
    project: { ...project, id: '', created_at: '', script_path: null },
    scripts: scripts.map(({ text, revision }) => ({ text, revision })),
    scenes: scenes.map(({ heading, position }) => ({ heading, position })),
    shots: shots.map((shot) => ({
      draft: shot.draft,
      negative: shot.overrides?.negative,
      takes: library.takesOf(shot.id).map((take) => ({
        isLocked: shot.overrides?.locked === take.id,
        rating: take.rating,
        media: take.media_sha256,
        layers: take.layers_sha256,
        made: take.created_at,
        hearing: take.hearing,
      })),
    })),
    pictures: reference_pictures.map(({ name, picture_sha256 }) => ({ name, picture_sha256 })),
    snapshots: library.snapshotsOf(id).map(({ name }) => name),
  };
}

test('a film comes out of its bundle in another library as it went in, with its ids', async () => {
  const { library, id, path } = await bundled();
  const other = temporaryLibrary();
  const added = await add(other, path);
  expect(added).toMatchObject({ id, script_path: null });
  expect(contentOf(other, id)).toEqual(contentOf(library, id));
  const opened = other.openSnapshot(other.snapshotsOf(id)[0]?.id ?? '');
  expect(other.picturesOf(opened.id)).toMatchObject([{ name: 'MARA', look: 'hair=red' }]);
  const check = await other.check(quietly, never);
  expect(check).toMatchObject({ database: [], damaged: [], orphans: 0, files: 7 });
  expect(other.history(id).map(({ mark }) => mark)).toEqual(['create']);
});

test('where the library has it already it becomes a copy, and what is there stays', async () => {
  const { library, id, path } = await bundled();
  const before = contentOf(library, id);
  const [one, two] = [await add(library, path), await add(library, path)];
  expect(new Set([id, one.id, two.id]).size).toBe(3);
  for (const each of [id, one.id, two.id]) expect(contentOf(library, each)).toEqual(before);
  expect(library.project(id)?.script_path).toBe(settings.script_path);
  // The named state of a copy opens on the copy's own takes.
  const opened = library.openSnapshot(library.snapshotsOf(one.id)[0]?.id ?? '');
  const kept = library.shotsOf(opened.id).map(({ overrides }) => overrides?.locked);
  expect(library.take(kept[0] ?? '')?.project_id).toBe(opened.id);
});

test('a bundle tells nothing of the machine it was made on, and is the same each time', async () => {
  const { library, id, path } = await bundled();
  expect(readFileSync(path).includes('/films')).toBe(false);
  const again = join(temporaryDirectory(), 'again.shotloom');
  const first = { ...manifestOf(path), made_at: '' };
  await writeBundle(again, library.bundleOf(id), library.store, quietly, never);
  expect({ ...manifestOf(again), made_at: '' }).toEqual(first);
});

test('takes whose files are gone stay behind', async () => {
  const { library, id } = await bundled();
  const [, shot] = library.shotsOf(id);
  const [take] = library.takesOf(shot?.id ?? '');
  rmSync(library.store.pathOf(take?.media_sha256 ?? ''));
  expect(library.bundleOf(id).takes.map((each) => each.shot_id)).not.toContain(shot?.id);
  const path = join(temporaryDirectory(), 'less.shotloom');
  await writeBundle(path, library.bundleOf(id), library.store, quietly, never);
  expect(library.takesOf((await add(temporaryLibrary(), path)).id)).toEqual([]);
});

function manifestOf(path: string): Bundle {
  return JSON.parse(Buffer.from(unzipSync(readFileSync(path))['bundle.json'] ?? []).toString('utf8')) as Bundle;
}

/** Writes a bundle anew with other entries. */
function rewrite(path: string, change: (entries: Zippable, bundle: Bundle) => Bundle | void): void {
  const entries: Zippable = { ...unzipSync(readFileSync(path)) };
  const bundle = manifestOf(path);
  const changed = change(entries, bundle);
  if (changed) entries['bundle.json'] = Buffer.from(JSON.stringify(changed));
  writeFileSync(path, zipSync(entries, { level: 0 }));
}

const mediaIn = (entries: Zippable): string[] => Object.keys(entries).filter((name) => name.startsWith('media/'));

describe('a damaged bundle is refused whole, with what is wrong:', () => {
  test.each<[string, (path: string) => void, RegExp[]]>([
    ['cut short', (path) => truncateSync(path, 900), [/no zip, or cut short/u]],
    ['no zip', (path) => writeFileSync(path, 'INT. 灯塔'), [/no zip, or cut short/u]],
    [
      'another zip',
      (path) => writeFileSync(path, zipSync({ 'a.txt': Buffer.from('a') })),
      [/bundle\.json is missing/u],
    ],
    [
      'two files missing and one changed',
      (path) =>
        rewrite(path, (entries) => {
          const [a = '', b = '', c = ''] = mediaIn(entries);
          Reflect.deleteProperty(entries, a);
          Reflect.deleteProperty(entries, b);
          entries[c] = Buffer.from(entries[c] as Uint8Array).fill(1);
        }),
      [/is missing; .*is missing; .*was changed/u],
    ],
    [
      'a file that is longer than it says',
      (path) =>
        rewrite(path, (entries) => {
          entries[mediaIn(entries)[0] ?? ''] = Buffer.alloc(5000);
        }),
      [/has 5000 bytes, not/u],
    ],
    [
      'records that are none',
      (path) => rewrite(path, (_, bundle) => ({ ...bundle, takes: [{}] as never })),
      [/takes\.0\.id/u],
    ],
    [
      'a shot of no scene and a take of no request',
      (path) =>
        rewrite(path, (_, bundle) => ({
          ...bundle,
          requests: bundle.requests.slice(1),
          state: { ...bundle.state, scenes: [] },
        })),
      [/is of no scene/u, /has no request/u],
    ],
    [
      'a request that was changed',
      (path) =>
        rewrite(path, (_, bundle) => ({
          ...bundle,
          requests: bundle.requests.map((request) => ({ ...request, json: '{"prompt":"another"}' })),
        })),
      [/the request [0-9a-f]+ was changed/u],
    ],
    [
      'a name that leads elsewhere',
      (path) =>
        rewrite(path, (_, bundle) => ({
          ...bundle,
          media: bundle.media.map((media) => ({ ...media, extension: '../../etc/x' })),
        })),
      [/media\.0\.extension/u],
    ],
    ['a newer version', (path) => rewrite(path, (_, bundle) => ({ ...bundle, version: 99 })), [/newer Shotloom/u]],
  ])('%s', async (_, damage, problems) => {
    const { path } = await bundled();
    damage(path);
    const directory = temporaryDirectory();
    const other = temporaryLibrary(directory);
    const refused = await unpackBundle(path, other.store.temporaryFile, quietly, never).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: 'bundle_damaged' });
    for (const problem of problems) expect((refused as Error).message).toMatch(problem);
    expect(readdirSync(join(directory, 'tmp'))).toEqual([]);
    expect(other.projects()).toEqual([]);
  });

  test('every byte that is turned over in it is noticed, or does no harm', async () => {
    const { path, library, id } = await bundled();
    const whole = readFileSync(path);
    const content = contentOf(library, id);
    const outcomes: unknown[] = [];
    for (let at = 3; at < whole.length; at += 97) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      writeFileSync(path, bytes);
      const other = temporaryLibrary();
      const unpacked = unpackBundle(path, other.store.temporaryFile, quietly, never);
      // Times, attributes and spare fields of a zip mean nothing; what is read is what was written.
      outcomes.push(await unpacked.then(({ bundle }) => bundle.state).catch((error: ShotloomError) => error.code));
    }
    const refused = outcomes.filter((outcome) => outcome === 'bundle_damaged').length;
    const { state } = library.bundleOf(id);
    expect(outcomes.filter((outcome) => outcome !== 'bundle_damaged' && !equalValues(outcome, state))).toEqual([]);
    expect(refused).toBeGreaterThan(10);
    expect(contentOf(library, id)).toEqual(content);
  });
});
