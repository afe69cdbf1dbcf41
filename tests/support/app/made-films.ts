import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import type { TakeKind } from '../../../src-shared/library/records.ts';
import { sharingApp } from './apps.ts';
import { TINY_SCRIPT } from './films.ts';
import { finish } from './finish.ts';

/** What the takes of made films are like. */
export const MADE = { seed: 1, width: 128, height: 72, fps_num: 6, fps_den: 1, sound: SILENT };

/** A film of three shots in a folder of its own, which the end of all tests of a file removes. */
export interface MadeFilm {
  readonly folder: string;
  readonly script: string;
  readonly library: string;
  readonly project: string;
}

interface Original {
  readonly folder: string;
  readonly project: string;
  readonly digest: string;
}

const originals = new Map<TakeKind, Promise<Original>>();
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shotloom 影片 '));
  folders.push(folder);
  return folder;
}

/**
 * A film whose stills, or clips, are made, as a copy of one that is made once for a file of tests.
 * @returns the film, and the digest of the frames of its takes
 */
export async function madeFilm(kind: TakeKind): Promise<MadeFilm & { readonly digest: string }> {
  const original = originals.get(kind) ?? make(kind);
  originals.set(kind, original);
  const { folder: from, project, digest } = await original;
  const folder = newFolder();
  const [script, library] = [join(folder, 'tiny film.fountain'), join(folder, 'library')];
  writeFileSync(script, TINY_SCRIPT);
  cpSync(from, library, { recursive: true });
  const db = new Database(join(library, 'library.sqlite'));
  db.prepare('UPDATE projects SET script_path = ?').run(realpathSync(script));
  db.close();
  return { folder, script, library, project, digest };
}

/** Makes the film in the library that is copied. */
async function make(kind: TakeKind): Promise<Original> {
  const folder = newFolder();
  const app = sharingApp(folder);
  const script = join(newFolder(), 'tiny.fountain');
  writeFileSync(script, TINY_SCRIPT);
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings: MADE });
  const { result } = await finish(await app.calls.takes.generate({ project, kind }));
  await app.close();
  return { folder, project, digest: result.digest_of_frames };
}
