import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { sha256 } from '../../support/library/records.ts';

const bytes = Buffer.from('the painted frames of a clip');
const digest = sha256(bytes);

test('a file moves in under its digest', async () => {
  const { store, directory } = temporaryLibrary();
  const temporary = store.temporaryFile('mp4');
  writeFileSync(temporary, bytes);
  expect(await store.putFile(temporary)).toEqual({ sha256: digest, extension: 'mp4', bytes: bytes.length });
  expect(existsSync(temporary)).toBe(false);
  expect(relative(directory, store.pathOf(digest))).toBe(join('media', digest.slice(0, 2), `${digest.slice(2)}.mp4`));
  expect(readFileSync(store.pathOf(digest))).toEqual(bytes);
  expect(store.has(digest)).toBe(true);
  await store.verify(digest);
});

test('a file from elsewhere moves in as well', async () => {
  const { store } = temporaryLibrary();
  const outside = join(temporaryDirectory(), 'take.mp4');
  writeFileSync(outside, bytes, { mode: 0o444 });
  const media = await store.putFile(outside);
  expect(existsSync(outside)).toBe(false);
  expect(readFileSync(store.pathOf(media.sha256))).toEqual(bytes);
});

test('the same bytes are stored once, whatever they are called', async () => {
  const { store, directory } = temporaryLibrary();
  await store.putBytes(bytes, 'mp4');
  expect(await store.putBytes(bytes, 'mov')).toMatchObject({ sha256: digest, extension: 'mp4' });
  expect(readdirSync(dirname(store.pathOf(digest)))).toHaveLength(1);
  expect(readdirSync(join(directory, 'tmp'))).toEqual([]);
});

test('the same bytes at the same time are stored once', async () => {
  const { store, directory } = temporaryLibrary();
  await Promise.all(Array.from({ length: 8 }, () => store.putBytes(bytes, 'mp4')));
  await store.verify(digest);
  expect(readdirSync(join(directory, 'tmp'))).toEqual([]);
});

test('a file that was deleted, cut short or altered behind our back is noticed, and mended by its bytes', async () => {
  const { store } = temporaryLibrary();
  await store.putBytes(bytes, 'mp4');
  const path = store.pathOf(digest);

  rmSync(path);
  expect(store.has(digest)).toBe(false);
  await expect(store.verify(digest)).rejects.toMatchObject({
    code: 'media_damaged',
    message: `The stored file ${path} is missing; put it back from a copy or generate its shot again.`,
  });
  await store.putBytes(bytes, 'mp4');
  await store.verify(digest);

  truncateSync(path, 5);
  expect(store.has(digest)).toBe(false);
  await expect(store.verify(digest)).rejects.toMatchObject({ code: 'media_damaged' });

  writeFileSync(
    path,
    bytes.map((byte) => byte ^ 1),
  );
  expect(statSync(path).size).toBe(bytes.length);
  await expect(store.verify(digest)).rejects.toMatchObject({ code: 'media_damaged' });
  await store.putBytes(bytes, 'mp4');
  await store.verify(digest);
});

test('what was never stored is not found', async () => {
  const { store } = temporaryLibrary();
  expect(store.has(digest)).toBe(false);
  expect(() => store.pathOf(digest)).toThrow(expect.objectContaining({ code: 'not_found' }));
  await expect(store.verify(digest)).rejects.toMatchObject({ code: 'not_found' });
});

test('an extension cannot lead out of the store', async () => {
  const { store } = temporaryLibrary();
  await expect(store.putBytes(bytes, '../../x')).rejects.toThrow('no extension');
  expect(() => store.temporaryFile('a/b')).toThrow('no extension');
});

test('temporary files are never the same', () => {
  const directory = temporaryDirectory();
  const [one, other] = [temporaryLibrary(directory), temporaryLibrary(directory)];
  const paths = [one, other].flatMap(({ store }) => [store.temporaryFile('png'), store.temporaryFile('png')]);
  expect(new Set(paths).size).toBe(4);
});

test('an open library keeps its temporaries when another opens, and loses them when it was closed', () => {
  const directory = temporaryDirectory();
  const first = temporaryLibrary(directory);
  const path = first.store.temporaryFile('png');
  writeFileSync(path, bytes);
  temporaryLibrary(directory).close();
  expect(existsSync(path)).toBe(true);
  first.close();
  temporaryLibrary(directory);
  expect(existsSync(path)).toBe(false);
});
