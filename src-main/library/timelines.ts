import type Database from 'better-sqlite3';
import type { StoredTimeline } from '../../src-shared/timeline/records.ts';
import { decodeRecord } from './logged-tables.ts';

export interface TimelineQueries {
  /** What a person changed of how a project's film is cut: its records, by id. They are written through the log of changes. */
  readonly timelineOf: (projectId: string) => StoredTimeline;
}

export function timelineQueries(db: Database.Database): TimelineQueries {
  const settings = db.prepare<[string], object>('SELECT * FROM timelines WHERE project_id = ?');
  const items = db.prepare<[string], object>('SELECT * FROM timeline_items WHERE project_id = ? ORDER BY id');
  const attached = db.prepare<[string], object>('SELECT * FROM timeline_attachments WHERE project_id = ? ORDER BY id');
  return {
    timelineOf: (projectId) => {
      const row = settings.get(projectId);
      return {
        settings: row ? decodeRecord('timelines', row) : null,
        items: items.all(projectId).map((each) => decodeRecord('timeline_items', each)),
        attached: attached.all(projectId).map((each) => decodeRecord('timeline_attachments', each)),
      };
    },
  };
}
