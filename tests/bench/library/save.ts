import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openLibrary } from '../../../src-main/library/open.ts';
import { withSource } from '../../../src-shared/storyboard/source-words.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { scriptOf, settings } from '../../support/library/records.ts';
import { longScreenplay } from '../../support/script/plays.ts';

const SHOTS = 2000;
const TABLES = ['projects', 'scripts', 'scenes', 'shots', 'changes'] as const;

export interface SaveTime {
  readonly shots: number;
  readonly ours: number;
  readonly sql: number;
}

/**
 * Saves a project of 2,000 shots and writes the same rows with one transaction, each into an empty library; processor time
 * of the fastest, in milliseconds.
 */
export function timeSaving(turns: number): SaveTime {
  const { text, storyboard } = longStoryboard();
  let [ours, sql] = [Infinity, Infinity];
  for (let turn = 0; turn < turns; turn += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'shotloom-bench-'));
    try {
      const library = openLibrary(join(folder, 'ours'));
      const { id } = library.createProject(settings);
      ours = Math.min(
        ours,
        timed(() => library.mergeStoryboard(id, scriptOf(text), storyboard)),
      );
      library.close();
      sql = Math.min(sql, timeOfCopy(join(folder, 'ours', 'library.sqlite'), join(folder, 'copy')));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { shots: SHOTS, ours, sql };
}

/** The storyboard of 2,000 shots of a long play, and its script. */
export function longStoryboard(): { readonly text: string; readonly storyboard: Storyboard } {
  const text = longScreenplay(260_000);
  const screenplay = parseFountain(text);
  return { text, storyboard: firstShots(withSource(draft(screenplay), screenplay)) };
}

function firstShots(storyboard: Storyboard): Storyboard {
  let left = SHOTS;
  const scenes = storyboard.scenes.map((scene) => {
    const shots = scene.shots.slice(0, left);
    left -= shots.length;
    return { ...scene, shots };
  });
  if (left > 0) throw new Error(`The script lacks ${left} shots.`);
  return { ...storyboard, scenes: scenes.filter(({ shots }) => shots.length > 0) };
}

/** The rows of a library into an empty one, as bare as SQLite takes them: nothing is looked up or noted. */
function timeOfCopy(from: string, to: string): number {
  openLibrary(to).close();
  const source = new Database(from, { readonly: true });
  const db = new Database(join(to, 'library.sqlite'));
  try {
    db.pragma('synchronous = FULL');
    for (const name of db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
      db.exec(`DROP TRIGGER ${name}`);
    const tables = TABLES.map((table) => {
      const rows = source.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all();
      const places = (rows[0] ?? []).map(() => '?').join(', ');
      return { rows, insert: db.prepare(`INSERT INTO ${table} VALUES (${places})`) };
    });
    const copy = db.transaction(() => {
      for (const { rows, insert } of tables) for (const row of rows) insert.run(...row);
    });
    return timed(() => copy.immediate());
  } finally {
    source.close();
    db.close();
  }
}

function timed(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
