import type Database from 'better-sqlite3';
import type { StoredAttachment, StoredItem, StoredTimeline } from '../../src-shared/timeline/records.ts';
import { keptByProject, recordReader, stepReader } from './kept.ts';
import type { KeptRecords } from './kept.ts';
import { decodeRecord } from './logged-tables.ts';

export interface TimelineQueries {
  /** What a person changed of how a project's film is cut: its records, by id. They are written through the log of changes. A record that nobody changed is the same object as before. */
  readonly timelineOf: (projectId: string) => StoredTimeline;
}

export function timelineQueries(db: Database.Database): TimelineQueries {
  const settings = db.prepare<[string], object>('SELECT * FROM timelines WHERE project_id = ?');
  const items = recordReader(db, 'timeline_items', 'id');
  const attached = recordReader(db, 'timeline_attachments', 'id');
  const kept = keptByProject<KeptTimeline>(db, stepReader(db), (projectId, before) => {
    const row = settings.get(projectId);
    const readItems = items(projectId, before?.items ?? null);
    const readAttached = attached(projectId, before?.attached ?? null);
    const timeline = {
      settings: row ? decodeRecord('timelines', row) : null,
      items: readItems.records,
      attached: readAttached.records,
    };
    return { items: readItems, attached: readAttached, timeline };
  });
  return { timelineOf: (projectId) => kept(projectId).timeline };
}

/** A timeline as it was read last. */
interface KeptTimeline {
  readonly items: KeptRecords<StoredItem>;
  readonly attached: KeptRecords<StoredAttachment>;
  readonly timeline: StoredTimeline;
}
