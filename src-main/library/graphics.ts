import type Database from 'better-sqlite3';
import type { StoredGraphic } from '../../src-shared/library/records.ts';
import type { Graphic } from '../../src-shared/render/graphics/records.ts';
import type { ChangeLog } from './change-log.ts';
import { newId } from './ids.ts';
import { decodeRecord } from './logged-tables.ts';
import { write } from './write.ts';
import { noRecord } from './no-record.ts';

export interface GraphicQueries {
  readonly graphic: (id: string) => StoredGraphic | null;
  /** In the order in which they were made. */
  readonly graphicsOf: (projectId: string) => StoredGraphic[];
  /** One step that can be undone; with other edits of the cut of one gesture. */
  readonly addGraphic: (projectId: string, graphic: Graphic, gesture?: string) => StoredGraphic;
  /** One step: null takes it away, and the film goes on without it. @throws ShotloomError not_found */
  readonly setGraphic: (id: string, graphic: Graphic | null) => void;
}

/** What a change of a graphic is called in the log: it is one of how the film is cut. */
const MARK = 'cut';

export function graphicQueries(db: Database.Database, log: ChangeLog): GraphicQueries {
  const byId = db.prepare<[string], object>('SELECT * FROM graphics WHERE id = ?');
  const ofProject = db.prepare<[string], object>('SELECT * FROM graphics WHERE project_id = ? ORDER BY rowid');

  function graphic(id: string): StoredGraphic | null {
    const row = byId.get(id);
    return row ? decodeRecord('graphics', row) : null;
  }

  return {
    graphic,
    graphicsOf: (projectId) => ofProject.all(projectId).map((row) => decodeRecord('graphics', row)),
    addGraphic: (project_id, made, gesture) =>
      write(db, () => {
        const after = { id: newId('grf'), project_id, graphic: made };
        log.commit(project_id, MARK, [{ table: 'graphics', id: after.id, before: null, after }], gesture);
        return after;
      }),
    setGraphic: (id, made) =>
      write(db, () => {
        const before = graphic(id);
        if (!before) throw noRecord('graphic', id);
        const after = made && { ...before, graphic: made };
        log.commit(before.project_id, MARK, [{ table: 'graphics', id, before, after }]);
      }),
  };
}
