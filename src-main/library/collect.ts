import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Media } from '../../src-shared/library/records.ts';
import { write } from './write.ts';

/** How long what was thrown away can be taken back, in days, where nothing else is said. */
const DAYS_IN_TRASH = 30;

/** What a collection let go of for good. */
export interface Collected {
  readonly projects: number;
  /** Stored files, and files that no record named. */
  readonly files: number;
  readonly bytes: number;
}

/** Lets go of what has lain in the trash for so many days, 30 unless given, seen from `now` (milliseconds since 1970). */
export type CollectTrash = (now: number, days?: number) => Collected;

/** The tables of a project, in an order in which they can be emptied. */
const OF_PROJECT = [
  'shot_asks',
  'asked_projects',
  'held',
  'jobs',
  'take_reviews',
  'takes',
  'reference_pictures',
  'footage',
  'graphics',
  'timelines',
  'timeline_items',
  'timeline_attachments',
  'shots',
  'scenes',
  'scripts',
  'snapshots',
  'changes',
  'trash',
] as const;

/** A project that nothing was done to since: where something was, the clock went wrong when it was thrown away. */
const EXPIRED_PROJECTS = `
  SELECT projects.id FROM projects JOIN trash ON trash.id = projects.id
  WHERE deleted_at <= @before
    AND NOT EXISTS (SELECT 1 FROM changes WHERE changes.project_id = projects.id AND changes.at > @before)`;

/** A take that is shown, or may be taken back; none is thrown away before it is made, whatever the clock said. */
const KEPT_TAKES = `FROM takes WHERE (id NOT IN (
  SELECT trash.id FROM trash JOIN takes AS thrown ON thrown.id = trash.id
  WHERE deleted_at <= @before AND thrown.created_at <= deleted_at)
  OR id IN (SELECT json_extract(edit, '$.source.take') FROM timeline_items))`;

/** What a film is cut from is kept, although it cannot be seen while it lies in the trash. */
const KEPT_FOOTAGE = `FROM footage WHERE (id NOT IN (SELECT id FROM trash WHERE deleted_at <= @before)
  OR id IN (SELECT json_extract(edit, '$.source.footage') FROM timeline_items)
  OR id IN (SELECT json_extract(edit, '$.content.source.footage') FROM timeline_attachments)
  OR media_sha256 IN (SELECT json_extract(overrides, '$.begin.picture') FROM shots))`;

/**
 * Files that nothing of what is kept needs: not takes nor footage nor what was made of them, not pictures, not graphics, not a cut's
 * tables of colours, nor what undoing or a named state would bring back. Footage stands in the log from its import on: only one whose import was undone needs it.
 */
const UNNEEDED = `
  SELECT sha256, extension, bytes FROM media
  WHERE collected_at IS NULL AND created_at <= @before
    AND sha256 NOT IN (SELECT media_sha256 ${KEPT_TAKES})
    AND sha256 NOT IN (SELECT layers_sha256 ${KEPT_TAKES} AND layers_sha256 IS NOT NULL)
    AND sha256 NOT IN (SELECT picture_sha256 FROM reference_pictures)
    AND sha256 NOT IN (SELECT media_sha256 ${KEPT_FOOTAGE})
    AND sha256 NOT IN (SELECT media_sha256 FROM derived WHERE source_sha256 IN (
      SELECT media_sha256 ${KEPT_FOOTAGE} UNION SELECT media_sha256 ${KEPT_TAKES}))
    AND NOT EXISTS (
      SELECT 1 FROM changes
      WHERE undone_at IS NOT NULL AND diff LIKE '%media_sha256%' AND instr(diff, sha256) > 0)
    AND sha256 NOT IN (
      SELECT json_extract(edit, '$.colour.lut') FROM timeline_items WHERE json_extract(edit, '$.colour.lut') IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM changes WHERE diff LIKE '%"lut":"%' AND instr(diff, sha256) > 0)
    AND sha256 NOT IN (
      SELECT json_extract(graphic, '$.image') FROM graphics WHERE json_extract(graphic, '$.image') IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM changes WHERE diff LIKE '%"image":"%' AND instr(diff, sha256) > 0)
    AND NOT EXISTS (SELECT 1 FROM changes WHERE diff LIKE '%picture_sha256%' AND instr(diff, sha256) > 0)
    AND NOT EXISTS (SELECT 1 FROM snapshots WHERE instr(state, sha256) > 0)`;

export function trashCollector(db: Database.Database, libraryDirectory: string): CollectTrash {
  const root = join(libraryDirectory, 'media');
  const expired = db.prepare<[{ before: string }], { id: string }>(EXPIRED_PROJECTS);
  const emptied = OF_PROJECT.map((table) => db.prepare<[string]>(`DELETE FROM ${table} WHERE project_id = ?`));
  const removeProject = db.prepare<[string]>('DELETE FROM projects WHERE id = ?');
  const removeRequests = db.prepare(`DELETE FROM requests
    WHERE digest NOT IN (SELECT request_digest FROM takes) AND digest NOT IN (SELECT request_digest FROM jobs)`);
  const unneeded = db.prepare<[{ before: string }], Media>(UNNEEDED);
  const isNamed = db.prepare<[{ sha256: string }]>(
    `SELECT 1 FROM takes WHERE media_sha256 = @sha256 OR layers_sha256 = @sha256
     UNION SELECT 1 FROM footage WHERE media_sha256 = @sha256 LIMIT 1`,
  );
  const forget = db.prepare<[string]>('DELETE FROM media WHERE sha256 = ?');
  const forgetPrint = db.prepare<[string]>('DELETE FROM picture_prints WHERE media_sha256 = ?');
  const forgetDerived = db.prepare<[{ sha256: string }]>(
    'DELETE FROM derived WHERE source_sha256 = @sha256 OR media_sha256 = @sha256',
  );
  const note = db.prepare<[string, string]>('UPDATE media SET collected_at = ? WHERE sha256 = ?');
  const isKnown = db.prepare<[string]>('SELECT 1 FROM media WHERE sha256 = ? AND collected_at IS NULL');

  function collectProjects(before: string): number {
    const projects = expired.all({ before });
    for (const { id } of projects) {
      for (const empty of emptied) empty.run(id);
      removeProject.run(id);
    }
    if (projects.length > 0) removeRequests.run();
    return projects.length;
  }

  /** Within the transaction: whoever stores the same bytes again moves them in place in one of their own. */
  function collectFile({ sha256, extension }: Media, at: string): void {
    forgetDerived.run({ sha256 });
    if (isNamed.get({ sha256 })) note.run(at, sha256);
    else {
      forgetPrint.run(sha256);
      forget.run(sha256);
    }
    rmSync(join(root, sha256.slice(0, 2), `${sha256.slice(2)}.${extension}`), { force: true });
  }

  /** Files that a crash left, and that nobody stored again for as long. */
  function collectOrphans(before: string): number[] {
    if (!existsSync(root)) return [];
    return readdirSync(root).flatMap((folder) =>
      readdirSync(join(root, folder)).flatMap((name) => {
        const path = join(root, folder, name);
        const stat = statSync(path, { throwIfNoEntry: false });
        const [stem = ''] = name.split('.');
        if (!stat || stat.mtime.toISOString() > before || isKnown.get(`${folder}${stem}`)) return [];
        rmSync(path, { force: true });
        return [stat.size];
      }),
    );
  }

  return (now, days = DAYS_IN_TRASH) => {
    const before = new Date(now - days * 24 * 3600 * 1000).toISOString();
    const at = new Date(now).toISOString();
    const projects = write(db, () => collectProjects(before));
    const media = write(db, () => {
      const found = unneeded.all({ before });
      for (const file of found) collectFile(file, at);
      return found;
    });
    const orphans = write(db, () => collectOrphans(before));
    const bytes = [...media.map((file) => file.bytes), ...orphans].reduce((sum, size) => sum + size, 0);
    return { projects, files: media.length + orphans.length, bytes };
  };
}
