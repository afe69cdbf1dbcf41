import type Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { applyEntry, compose, diffOf, invert } from '../../src-shared/library/changes.ts';
import type { Change, ChangeStep, Diff, DiffEntry } from '../../src-shared/library/changes.ts';
import { loggedRows } from './logged-tables.ts';
import { write } from './write.ts';

/** The log of invertible diffs: autosave, crash recovery and undo across restarts are this one mechanism. */
export interface ChangeLog {
  /**
   * Makes the changes and logs them as one undoable step, in one transaction; steps that were undone can no longer be
   * done again. Changes that change nothing make no step: the answer is then null.
   * @param mark what the step does, e.g. "draft"
   * @param gesture a name for what the changes are part of, such as one drag or one run of typing: while nothing else is
   *   done to the project, its changes are one step
   * @throws ShotloomError library_conflict if a record is no longer as `before` says
   */
  readonly commit: (projectId: string, mark: string, changes: readonly Change[], gesture?: string) => ChangeStep | null;
  /** Takes back the project's last step that stands; null if there is none. */
  readonly undo: (projectId: string) => ChangeStep | null;
  /** Takes back the project's last step that stands for good, so that nothing is left to be done again. */
  readonly revoke: (projectId: string) => void;
  /** Does the first of the project's undone steps again; null if there is none. */
  readonly redo: (projectId: string) => ChangeStep | null;
  /** What the project's last step that stands did; null if there is none. */
  readonly lastMark: (projectId: string) => string | null;
  /** The project's steps, oldest first; undone ones come last. */
  readonly history: (projectId: string) => ChangeStep[];
}

interface StepRow extends Omit<ChangeStep, 'diff'> {
  readonly diff: string;
}

export function changeLog(db: Database.Database): ChangeLog {
  const rows = loggedRows(db);
  const insert = db.prepare<[string, string, string, string, string | null], StepRow>(
    'INSERT INTO changes (project_id, mark, at, diff, gesture) VALUES (?, ?, ?, ?, ?) RETURNING *',
  );
  const remove = db.prepare<[number]>('DELETE FROM changes WHERE seq = ?');
  const dropUndone = db.prepare<[string]>('DELETE FROM changes WHERE project_id = ? AND undone_at IS NOT NULL');
  const lastStanding = db.prepare<[string], StepRow>(
    'SELECT * FROM changes WHERE project_id = ? AND undone_at IS NULL ORDER BY seq DESC LIMIT 1',
  );
  const firstUndone = db.prepare<[string], StepRow>(
    'SELECT * FROM changes WHERE project_id = ? AND undone_at IS NOT NULL ORDER BY seq LIMIT 1',
  );
  const setUndone = db.prepare<[string | null, number], StepRow>(
    'UPDATE changes SET undone_at = ? WHERE seq = ? RETURNING *',
  );
  const all = db.prepare<[string], StepRow>('SELECT * FROM changes WHERE project_id = ? ORDER BY seq');

  const apply = (diff: Diff): void => diff.forEach(applyToRow);

  function applyToRow(entry: DiffEntry): void {
    const current = rows.read(entry.table, entry.id);
    const next = applyEntry(current, entry);
    if (next === 'conflict') throw conflict(entry);
    rows.write(entry.table, entry.id, next, current !== null);
  }

  function undo(projectId: string): ChangeStep | null {
    const step = lastStanding.get(projectId);
    if (!step) return null;
    apply(invert(stepOf(step).diff));
    return stepOf(setUndone.get(new Date().toISOString(), step.seq));
  }

  return {
    commit: (projectId, mark, changes, gesture) =>
      write(db, () => {
        const diff = diffOf(changes);
        if (diff.length === 0) return null;
        apply(diff);
        const hasUndone = dropUndone.run(projectId).changes > 0;
        const last = gesture === undefined || hasUndone ? undefined : lastStanding.get(projectId);
        const at = new Date().toISOString();
        const isSame = last?.gesture === gesture && last?.mark === mark;
        // A step that grew is another one: who has noted its number sees that something changed.
        if (isSame && last) remove.run(last.seq);
        const whole = isSame && last ? compose(stepOf(last).diff, diff) : diff;
        if (whole.length === 0) return null;
        return stepOf(insert.get(projectId, mark, at, JSON.stringify(whole), gesture ?? null));
      }),

    undo: (projectId) => write(db, () => undo(projectId)),

    revoke: (projectId) =>
      write(db, () => {
        undo(projectId);
        dropUndone.run(projectId);
      }),

    redo: (projectId) =>
      write(db, () => {
        const step = firstUndone.get(projectId);
        if (!step) return null;
        apply(stepOf(step).diff);
        return stepOf(setUndone.get(null, step.seq));
      }),

    lastMark: (projectId) => lastStanding.get(projectId)?.mark ?? null,

    history: (projectId) => all.all(projectId).map(stepOf),
  };
}

function stepOf(row: StepRow | undefined): ChangeStep {
  if (!row) throw new Error('A statement with RETURNING returned no row.');
  return { ...row, diff: JSON.parse(row.diff) as Diff };
}

function conflict({ table, id }: DiffEntry): ShotloomError {
  const message = say`The ${table} record ${id} was changed by another program meanwhile; read it again and repeat the change.`;
  return new ShotloomError('library_conflict', message);
}
