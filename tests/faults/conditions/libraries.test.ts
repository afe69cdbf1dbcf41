import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/library/open.ts';
import { folderWithScript, TINY_SCRIPT } from '../../support/app/films.ts';
import { faultsOfRefusal, lastJson, shotloom } from '../../support/cli/shotloom.ts';

const SIZE = ['--size', '192x108', '--fps', '6', '--silent'];

test('clips that were deleted, cut short or altered behind our back are named, and made again as they were', async () => {
  const { folder, script } = folderWithScript(TINY_SCRIPT);
  const library = join(folder, 'library');
  const film = ['film', script, join(folder, 'film.mp4'), ...SIZE, '--json', '--library', library];
  const { project, digest_of_frames } = lastJson(await shotloom(film)) as Record<string, string>;
  const opened = openLibrary(library);
  const [deleted = '', cut = '', altered = ''] = opened
    .takesOfProject(project ?? '')
    .filter(({ kind }) => kind === 'clip')
    .map(({ media_sha256 }) => opened.store.pathOf(media_sha256));
  opened.close();
  rmSync(deleted);
  truncateSync(cut, statSync(cut).size - 100);
  alterOneByte(altered);

  // The cache of segments does not need the clips; without it the film does.
  rmSync(join(library, 'cache'), { recursive: true });
  const render = ['render', project ?? '', join(folder, 'again.mp4'), '--library', library];
  const refused = await shotloom(render);
  expect(faultsOfRefusal(refused, 'media_damaged')).toEqual([]);
  expect(readdirSync(folder)).not.toContain('again.mp4');

  const checked = await shotloom(['library', 'check', '--json', '--library', library]);
  expect(checked.status).toBe(1);
  const { damaged } = lastJson(checked) as { readonly damaged: readonly string[] };
  expect([deleted, cut, altered].filter((path) => damaged.some((said) => said.includes(path)))).toHaveLength(3);

  const made = await shotloom(['generate', project ?? '', '--json', '--library', library]);
  expect(lastJson(made)).toMatchObject({ generated: 3, digest_of_frames });
  expect((await shotloom(render)).status).toBe(0);
  expect((await shotloom(['library', 'check', '--library', library])).status).toBe(0);
});

function alterOneByte(path: string): void {
  const bytes = readFileSync(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

test('a film is made in a folder whose path has spaces, emoji and Chinese', async () => {
  const { folder, script } = folderWithScript(TINY_SCRIPT, '雨夜 🌧️ the ferry.fountain');
  const library = join(folder, '我的 库 🎬 (2)', "l'été %20 & co");
  const out = join(folder, '电影 🎞️ film.mp4');
  const ended = await shotloom(['film', script, out, ...SIZE, '--json', '--library', library]);
  expect(ended.status).toBe(0);
  const { project } = lastJson(ended) as { readonly project: string };
  expect(statSync(out).size).toBeGreaterThan(1000);
  for (const name of ['板 🎬.pdf', '表 🎬.csv', '包 🎬.shotloom']) {
    const verb = name.endsWith('.shotloom') ? 'bundle' : 'export';
    expect((await shotloom([verb, project, join(folder, name), '--library', library])).status).toBe(0);
  }
  const other = join(folder, '另一个 📚');
  const imported = await shotloom(['import', join(folder, '包 🎬.shotloom'), '--json', '--library', other]);
  expect(lastJson(imported)).toMatchObject({ project, shots: 3 });
  expect((await shotloom(['library', 'check', '--library', other])).status).toBe(0);
});

test('a library of a newer version is refused by every command and not touched', async () => {
  const { folder, script } = folderWithScript(TINY_SCRIPT);
  const library = join(folder, 'library');
  openLibrary(library).close();
  const path = join(library, 'library.sqlite');
  const db = new Database(path);
  db.pragma('user_version = 9999');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const before = readFileSync(path);
  const commands = [
    ['projects'],
    ['film', script, join(folder, 'film.mp4'), ...SIZE],
    ['library', 'check'],
    ['queue', 'run'],
  ];
  for (const args of commands) {
    const refused = await shotloom([...args, '--library', library]);
    expect(faultsOfRefusal(refused, 'library_newer')).toEqual([]);
  }
  expect(readFileSync(path).equals(before)).toBe(true);
});
