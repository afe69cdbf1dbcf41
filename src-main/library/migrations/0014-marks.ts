import type { Migration } from './migration.ts';

/** The in and the out mark of a film. Markers are attached to its pictures (timeline_attachments). */
export const marks: Migration = {
  version: 14,
  name: 'marks',
  up: (db) => {
    db.exec('ALTER TABLE timelines ADD COLUMN range TEXT CHECK (json_valid(range))');
  },
};
