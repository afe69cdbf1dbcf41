import type Database from 'better-sqlite3';
import type { Diff, LoggedTable } from '../../src-shared/library/changes.ts';

/** By table, the ids of the records that a step touched; null where it touched too many to be worth looking at. */
type Touched = ReadonlyMap<LoggedTable, readonly string[]> | null;

/** Where a project's log stood when records of it were read. */
export interface Mark {
  /** The step before the last one that stood; 0 is before all. */
  readonly base: number;
  /** What the last one touched: it may be gone by the next time. */
  readonly last: Touched;
}

/** What a project's log tells of what was touched since it was looked at. */
export interface Marks {
  readonly now: (projectId: string) => Mark;
  /** Ids of records of a table that may be other than at the mark; null where all may be. */
  readonly since: (projectId: string, mark: Mark, table: LoggedTable) => ReadonlySet<string> | null;
}

/** Steps whose text is longer touched so much that all is read anew. */
const LONGEST = 100_000;
/** Steps whose records are remembered. */
const STEPS = 32;

interface StepText {
  readonly seq: number;
  readonly diff: string | null;
}

/**
 * Reads the log for what was touched. The records of a project are what its standing steps made of them: with a step that stands now as it did then, only the one that
 * came after it then, and those that do now, can have touched any since, whatever was undone, done again or became part of a longer step.
 */
export function markReader(db: Database.Database): Marks {
  const text = `SELECT seq, CASE WHEN length(diff) <= ${LONGEST} THEN diff END AS diff FROM changes
    WHERE project_id = ? AND undone_at IS NULL`;
  const newest = db.prepare<[string], StepText>(`${text} ORDER BY seq DESC LIMIT 2`);
  const behind = db.prepare<[string, number], StepText>(`${text} AND seq > ? ORDER BY seq`);
  const stands = db.prepare<[string, number]>(
    'SELECT 1 FROM changes WHERE project_id = ? AND seq = ? AND undone_at IS NULL',
  );
  // By their texts: numbers of steps that were taken back with their transaction are given again.
  const read = new Map<string, Touched>();
  const touchedBy = ({ diff }: StepText): Touched => {
    if (diff === null) return null;
    const touched = read.get(diff) ?? byTable(JSON.parse(diff) as Diff);
    read.set(diff, touched);
    for (const old of read.keys()) if (read.size > STEPS) read.delete(old);
    return touched;
  };
  return {
    now: (projectId) => {
      const [last, base] = newest.all(projectId);
      return { base: base?.seq ?? 0, last: last ? touchedBy(last) : new Map() };
    },
    since: (projectId, { base, last }, table) => {
      if (base > 0 && !stands.get(projectId, base)) return null;
      const ids = new Set<string>();
      for (const touched of [last, ...behind.all(projectId, base).map(touchedBy)]) {
        if (touched === null) return null;
        for (const id of touched.get(table) ?? []) ids.add(id);
      }
      return ids;
    },
  };
}

function byTable(diff: Diff): Touched {
  const entries = Map.groupBy(diff, ({ table }) => table);
  return new Map([...entries].map(([table, of]) => [table, of.map(({ id }) => id)]));
}
