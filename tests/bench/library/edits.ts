import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeApp } from '../../../src-main/app.ts';
import { makeServices } from '../../../src-main/app/services.ts';
import { openFilm } from '../../../src-main/app/shots.ts';
import { askingForStill } from '../../../src-main/app/wanted-shots.ts';
import { newTake, scriptOf, settings } from '../../support/library/records.ts';
import type { BenchRow } from '../bench.ts';
import { longStoryboard } from './save.ts';

const TURNS = 12;

/** What it costs to show and edit a project of 2,000 shots through the contract, in milliseconds of processor time; of the fastest. */
export async function timeEdits(directory: string): Promise<BenchRow[]> {
  const project = await longFilm(directory);
  const { calls, close } = makeApp({ library: directory });
  const times = new Map<string, number>();
  const timed = async <T>(measure: string, work: () => Promise<T>): Promise<T> => {
    const before = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    times.set(measure, Math.min(times.get(measure) ?? Infinity, (user + system) / 1000));
    return result;
  };
  const shots = await timed('states, cold', () => calls.projects.shots({ project }));
  const { items } = await timed('timeline, cold', () => calls.timeline.show({ project }));
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [shot = '', item = ''] = [shots[100 + turn]?.id, items[200 + turn]?.id];
    await timed('shot edit', () => calls.shots.edit({ shot, edit: { picture: `A red boat, ${turn}` } }));
    await timed('states after an edit', () => calls.projects.shots({ project }));
    await timed('states, nothing changed', () => calls.projects.shots({ project }));
    await timed('cut command (trim)', () =>
      calls.timeline.edit({ project, command: { command: 'trim', item, edge: 'end', by: -4 } }),
    );
    await timed('timeline after it', () => calls.timeline.show({ project }));
    await timed('undo', () => calls.projects.undo({ project }));
  }
  await close();
  const sql = timeOfOneRow(join(directory, 'library.sqlite'), shots[0]?.id ?? '');
  const edits = new Set(['shot edit', 'cut command (trim)', 'undo']);
  return Array.from(times, ([measure, value]) => ({
    measure: `2000 shots: ${measure}`,
    value,
    unit: 'ms',
    ...(edits.has(measure) ? { baseline: sql } : {}),
  }));
}

/** A project of 2,000 shots, each with a still and a clip that are current. */
async function longFilm(directory: string): Promise<string> {
  const { text, storyboard } = longStoryboard();
  const services = makeServices({ library: directory });
  try {
    const library = services.library();
    const { id } = library.createProject(settings);
    library.mergeStoryboard(id, scriptOf(text), storyboard);
    const { shotsAs } = await openFilm(services, id);
    const { sha256 } = await library.store.putBytes(Buffer.from('clip'), 'mp4');
    library.atomically(() => {
      for (const clip of shotsAs('clip')) {
        const still = askingForStill(clip);
        for (const { request } of [still, clip]) library.saveRequest(request);
        library.saveTake({ ...newTake(clip.shot, still.request, sha256), kind: 'still', frames: 1, handle_frames: 0 });
        const [frames, handle_frames] = [clip.frames + clip.handles, clip.handles / 2];
        library.saveTake({ ...newTake(clip.shot, clip.request, sha256), frames, handle_frames });
      }
    });
    return id;
  } finally {
    await services.close();
  }
}

/** One bare transaction that writes a shot's row, and a row of the log. */
function timeOfOneRow(path: string, shot: string): number {
  const db = new Database(path);
  try {
    db.pragma('synchronous = FULL');
    const update = db.prepare('UPDATE shots SET overrides = ? WHERE id = ?');
    const log = db.prepare(`INSERT INTO changes (project_id, mark, at, diff) VALUES ('prj_bench', 'shot', '', ?)`);
    let fastest = Infinity;
    for (let turn = 0; turn < TURNS; turn += 1) {
      const overrides = JSON.stringify({ picture: `A red boat, ${turn}` });
      const before = process.cpuUsage();
      db.transaction(() => {
        update.run(overrides, shot);
        log.run(overrides);
      }).immediate();
      const { user, system } = process.cpuUsage(before);
      fastest = Math.min(fastest, (user + system) / 1000);
    }
    return fastest;
  } finally {
    db.close();
  }
}
