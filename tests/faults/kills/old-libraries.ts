import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '../../../src-main/library/migrate.ts';
import { MIGRATIONS } from '../../../src-main/library/migrations/migrations.ts';
import { requestOf, sha256, storedProject } from '../../support/library/records.ts';
import { draftShot } from '../../support/library/storyboards.ts';

const PROJECTS = 4;
const SHOTS = 60;
const FILES = 8;
const AT = '2026-11-22T00:00:00.000Z';

/** Every record that the first version had, by its columns of then; of jobs what later versions left as it was. */
const KEPT: Readonly<Record<string, string>> = {
  projects:
    'id, title, script_path, language, seed, width, height, fps_num, fps_den, model, "cast", places, style, created_at',
  scripts: 'id, project_id, revision, sha256, encoding, text, created_at',
  scenes: 'id, project_id, position, heading, scene_number',
  shots: 'id, project_id, scene_id, position, content_key, draft, overrides, deleted_at',
  media: 'sha256, extension, bytes, created_at',
  requests: 'digest, json, created_at',
  takes:
    'seq, id, project_id, shot_id, kind, request_digest, media_sha256, layers_sha256, frames_digest, frames, created_at',
  take_reviews: 'id, project_id, rating',
  jobs: 'seq, id, project_id, shot_id, kind, request_digest, status, take_id, reason, created_at',
  changes: 'seq, project_id, mark, at, diff, undone_at',
};

/** What of a database any later version must still have. */
export function keptRecords(db: Database.Database): string {
  return JSON.stringify(
    Object.entries(KEPT).map(([table, columns]) => db.prepare(`SELECT ${columns} FROM ${table} ORDER BY rowid`).all()),
  );
}

/** Writes a library's database as each version but the latest had it, all with the same records, and their media. @returns the databases, the first version first */
export function oldDatabases(folder: string, library: string): string[] {
  const media = Array.from({ length: FILES }, () => storedFile(library));
  return MIGRATIONS.slice(0, -1).map(({ version }) => {
    const path = join(folder, `version ${version}.sqlite`);
    const db = new Database(path);
    db.pragma('journal_mode = WAL');
    migrate(db, MIGRATIONS.slice(0, 1));
    db.transaction(() => fill(db, media))();
    migrate(db, MIGRATIONS.slice(0, version));
    db.close();
    return path;
  });
}

function storedFile(library: string): { readonly digest: string; readonly bytes: number } {
  const bytes = randomBytes(2000);
  const digest = sha256(bytes);
  const folder = join(library, 'media', digest.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${digest.slice(2)}.mp4`), bytes);
  return { digest, bytes: bytes.length };
}

type Value = string | number | null;

function fill(db: Database.Database, media: readonly ReturnType<typeof storedFile>[]): void {
  const insert = (table: string, row: Readonly<Record<string, Value>>): void => {
    const columns = Object.keys(row);
    const values = columns.map((column) => `@${column}`).join(', ');
    db.prepare(`INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${values})`).run(
      row,
    );
  };
  for (const { digest, bytes } of media) insert('media', { sha256: digest, extension: 'mp4', bytes, created_at: AT });
  for (let film = 0; film < PROJECTS; film += 1) {
    const project_id = `prj_old_film_${film}`;
    const stored = storedProject({ id: project_id, script_path: `/films/灯塔 ${film}.fountain` });
    const { cast, places } = stored;
    const later = new Set(['sound', 'chosen']);
    const project = Object.fromEntries(Object.entries(stored).filter(([name]) => !later.has(name)));
    insert('projects', { ...project, cast: JSON.stringify(cast), places: JSON.stringify(places) });
    const text = `EXT. HARBOUR ${film}`;
    insert('scripts', {
      id: `rev_${film}`,
      project_id,
      revision: 1,
      sha256: sha256(text),
      encoding: 'utf-8',
      text,
      created_at: AT,
    });
    insert('scenes', { id: `scn_${film}`, project_id, position: 0, heading: text, scene_number: null });
    insert('changes', { project_id, mark: 'draft', at: AT, diff: '[]', undone_at: null });
    for (let position = 0; position < SHOTS; position += 1) {
      const key = `${film}_${position}`;
      const shot_id = `sht_${key}`;
      insert('shots', {
        id: shot_id,
        project_id,
        scene_id: `scn_${film}`,
        position,
        content_key: key,
        draft: JSON.stringify(draftShot(key)),
        overrides: position % 7 === 0 ? JSON.stringify({ negative: '人群' }) : null,
        deleted_at: null,
      });
      const { digest, json } = requestOf({ prompt: `a boat, ${key}` });
      insert('requests', { digest, json, created_at: AT });
      const of = { project_id, shot_id, kind: 'clip', request_digest: digest };
      const take_id = `tak_${key}`;
      insert('takes', {
        ...of,
        id: take_id,
        media_sha256: media[position % media.length]?.digest ?? '',
        layers_sha256: null,
        frames_digest: sha256(key),
        frames: 24,
        handle_frames: 6,
        width: 192,
        height: 108,
        fingerprint: '{"provider":"cpu"}',
        timings: '{"total":12}',
        score: null,
        created_at: AT,
      });
      insert('take_reviews', { id: take_id, project_id, rating: 1 + (position % 5) });
      insert('jobs', { ...of, id: `job_${key}`, position, status: 'done', take_id, created_at: AT });
      insert('jobs', { ...of, id: `job_${key}_again`, position, status: 'queued', take_id: null, created_at: AT });
    }
  }
}
