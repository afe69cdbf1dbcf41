import type Database from 'better-sqlite3';
import type { Diff, LoggedTable } from '../../src-shared/library/changes.ts';
import { stepReader } from './kept.ts';

/** A record that was changed, or a take that was made. */
export interface ChangedRecord {
  readonly kind: LoggedTable | 'takes';
  readonly id: string;
}

/** What was done to a project. */
export interface ProjectChanges {
  readonly project: string;
  /** The last step of its log that stands; 0 where the project is gone. */
  readonly step: number;
  /** What is not as it was; null where that is too much to tell, or not known: anything may have changed. */
  readonly records: readonly ChangedRecord[] | null;
}

/** Follows projects from the moment when it was made. */
export interface Follower {
  /** Where the projects stood when they were last looked at. */
  readonly standing: () => ProjectChanges[];
  /** What was changed since, by whichever process; asking where nobody wrote costs a few microseconds. */
  readonly changes: () => ProjectChanges[];
}

export interface FollowQueries {
  /** Follows one project, or (null) all. Nothing has to be closed. */
  readonly follow: (projectId: string | null) => Follower;
}

/** So many steps of a project are remembered, to tell what taking them back changes. */
const REMEMBERED = 16;
/** A step whose diff has more characters than this is told as null: it may be the draft of a whole film. */
const LONGEST_DIFF = 200_000;
/** More records than this are told as null. */
const MOST_RECORDS = 500;

interface Step {
  readonly seq: number;
  readonly records: readonly ChangedRecord[] | null;
}

type Place = Pick<Followed, 'step' | 'asked' | 'take'>;

/** A project as it was last looked at. */
interface Followed {
  readonly step: number;
  /** Those that stand, oldest first: all behind `from`. */
  readonly steps: readonly Step[];
  readonly from: number;
  /** What is noted of what its shots ask for (shot-asks.ts): negative where that changed without an edit. */
  readonly asked: number;
  /** The number of its newest take. */
  readonly take: number;
}

const NOWHERE: Followed = { step: 0, steps: [], from: 0, asked: 0, take: 0 };

export function followQueries(db: Database.Database, version: () => string): FollowQueries {
  const stepOf = stepReader(db);
  const diff = `CASE WHEN length(diff) > ${LONGEST_DIFF} THEN NULL ELSE diff END AS diff`;
  const newest = db.prepare<[string], StepRow>(
    `SELECT seq, ${diff} FROM changes WHERE project_id = ? AND undone_at IS NULL ORDER BY seq DESC LIMIT ${REMEMBERED}`,
  );
  const behind = db.prepare<[string, number], StepRow>(
    `SELECT seq, ${diff} FROM changes WHERE project_id = ? AND undone_at IS NULL AND seq > ? ORDER BY seq`,
  );
  const lastUpTo = db
    .prepare<[string, number], number>(
      'SELECT seq FROM changes WHERE project_id = ? AND undone_at IS NULL AND seq <= ? ORDER BY seq DESC LIMIT 1',
    )
    .pluck();
  const lastTake = db.prepare<[string], number | null>('SELECT max(seq) FROM takes WHERE project_id = ?').pluck();
  const made = db
    .prepare<[string, number], string>('SELECT id FROM takes WHERE project_id = ? AND seq > ? ORDER BY seq')
    .pluck();
  const askedOf = db.prepare<[string], number>('SELECT step FROM asked_projects WHERE project_id = ?').pluck();
  const projects = db.prepare<[], string>('SELECT id FROM projects').pluck();

  const placeOf = (project: string): Place => ({
    step: stepOf(project),
    asked: askedOf.get(project) ?? 0,
    take: lastTake.get(project) ?? 0,
  });

  /** Where a project stands now, with what is remembered of it. */
  function lookAt(project: string, steps: readonly Step[], from: number): Followed {
    const kept = steps.slice(-REMEMBERED);
    const forgotten = steps.at(-REMEMBERED - 1)?.seq ?? from;
    return { ...placeOf(project), steps: kept, from: forgotten };
  }

  function begin(project: string): Followed {
    const steps = newest.all(project).map(stepOfRow).reverse();
    const isAll = steps.length < REMEMBERED;
    return lookAt(project, isAll ? steps : steps.slice(1), isAll ? 0 : (steps[0]?.seq ?? 0));
  }

  function goOn(project: string, before: Followed): { readonly now: Followed; readonly told: ProjectChanges | null } {
    const place = placeOf(project);
    if (place.step === before.step && place.asked === before.asked && place.take === before.take)
      return { now: before, told: null };
    const stood = lastUpTo.get(project, before.step) ?? 0;
    const undone = before.steps.filter(({ seq }) => seq > stood);
    const done = behind.all(project, stood).map(stepOfRow);
    const isRemembered = stood >= before.from;
    const steps = [...before.steps.filter(({ seq }) => seq <= stood), ...done];
    const now = isRemembered ? lookAt(project, steps, before.from) : begin(project);
    const takes = made.all(project, before.take).map((id): ChangedRecord => ({ kind: 'takes', id }));
    const isSameAsking = now.asked >= 0 || now.asked === before.asked;
    const isKnown = isRemembered && isSameAsking && now.take >= before.take;
    const records = isKnown ? union([...undone, ...done, { seq: 0, records: takes }]) : null;
    return { now, told: records?.length === 0 ? null : { project, step: now.step, records } };
  }

  return {
    follow: (projectId) => {
      let seen = version();
      const ids = (): readonly string[] => (projectId === null ? projects.all() : [projectId]);
      const known = new Map(db.transaction(() => ids().map((id) => [id, begin(id)] as const))());
      const look = db.transaction(() =>
        [...new Set([...known.keys(), ...ids()])].flatMap((project) => {
          const { now, told } = goOn(project, known.get(project) ?? NOWHERE);
          if (now.step === 0 && projectId === null) known.delete(project);
          else known.set(project, now);
          return told ? [told] : [];
        }),
      );
      return {
        standing: () => Array.from(known, ([project, { step }]) => ({ project, step, records: [] })),
        changes: () => {
          const now = version();
          if (now === seen) return [];
          seen = now;
          return look();
        },
      };
    },
  };
}

interface StepRow {
  readonly seq: number;
  readonly diff: string | null;
}

function stepOfRow({ seq, diff }: StepRow): Step {
  return {
    seq,
    records: diff === null ? null : (JSON.parse(diff) as Diff).map(({ table, id }) => ({ kind: table, id })),
  };
}

/** What several steps changed, each record once; null where that is not to be told of one of them. */
function union(steps: readonly Step[]): readonly ChangedRecord[] | null {
  const records = new Map<string, ChangedRecord>();
  for (const step of steps) {
    if (step.records === null) return null;
    for (const record of step.records) records.set(`${record.kind} ${record.id}`, record);
  }
  return records.size > MOST_RECORDS ? null : [...records.values()];
}
