import type { Library } from '../../../../src-main/library/open.ts';
import {
  applyEntry,
  diffOf,
  invert,
  type Change,
  type Diff,
  type Fields,
} from '../../../../src-shared/library/changes.ts';
import type { Scene, Shot, StoredProject } from '../../../../src-shared/library/records.ts';
import { draftShot } from '../../../support/library/storyboards.ts';
import { storedProject } from '../../../support/library/records.ts';

export const PROJECT = 'prj_faults';

export type Edit = 'undo' | 'redo' | readonly Change[];

/** The rows of every logged table of the project, by table and id. */
export type Rows = ReadonlyMap<string, Fields>;

/**
 * What the film's next edit is, as a function of its number and the rows only, so that a parent can say what a killed
 * child must have left.
 */
export function editAt(number: number, rows: Rows): Edit {
  const random = scramble(number);
  const project = rows.get(PROJECT) as unknown as StoredProject | undefined;
  if (!project) return [{ table: 'projects', id: PROJECT, before: null, after: storedProject({ id: PROJECT }) }];
  if (random % 10 === 0) return 'undo';
  if (random % 10 === 1) return 'redo';
  if (random % 10 === 2) {
    return [{ table: 'projects', id: PROJECT, before: project, after: { ...project, seed: number } }];
  }

  const shots = [...rows.keys()]
    .filter((id) => id.startsWith('sht_'))
    .toSorted()
    .map((id) => rows.get(id) as unknown as Shot);
  if (random % 10 < 5 && shots.length > 20) return shots.slice(0, 15).flatMap((shot) => removal(shot, rows));
  return [0, 1, 2].flatMap((index) => addition(`${number}_${index}`, shots.length + index));
}

export function rowsOf(library: Library): Rows {
  const project = library.project(PROJECT);
  const { updated_at: _, ...record } = project ?? { id: '', updated_at: '' };
  const records: Fields[] = [
    ...(project ? [record] : []),
    ...library.scenesOf(PROJECT),
    ...library.shotsOf(PROJECT),
  ].map((row) => ({ ...row }));
  return new Map(records.map((row) => [String(row['id']), row]));
}

/** The rows that a log of steps leads to, from nothing. */
export function replay(diffs: readonly Diff[], from: Rows = new Map()): Rows {
  const rows = new Map(from);
  for (const entry of diffs.flat()) {
    const next = applyEntry(rows.get(entry.id) ?? null, entry);
    if (next === 'conflict') throw new Error(`The log does not apply at ${entry.table} ${entry.id}.`);
    if (next) rows.set(entry.id, next);
    else rows.delete(entry.id);
  }
  return rows;
}

/** The log as a model of it has it: steps that stand, and undone ones that may be done again, the next one last. */
export interface Model {
  readonly rows: Rows;
  readonly standing: readonly Diff[];
  readonly undone: readonly Diff[];
}

export const START: Model = { rows: new Map(), standing: [], undone: [] };

/** The model after an edit; computed without the library. */
export function after({ rows, standing, undone }: Model, edit: Edit): Model {
  if (edit === 'undo') {
    const last = standing.at(-1);
    if (!last) return { rows, standing, undone };
    return { rows: replay([invert(last)], rows), standing: standing.slice(0, -1), undone: [...undone, last] };
  }
  if (edit === 'redo') {
    const next = undone.at(-1);
    if (!next) return { rows, standing, undone };
    return { rows: replay([next], rows), standing: [...standing, next], undone: undone.slice(0, -1) };
  }
  const diff = diffOf(edit);
  return { rows: replay([diff], rows), standing: [...standing, diff], undone: [] };
}

function addition(name: string, position: number): Change[] {
  const scene: Scene = {
    id: `scn_${name}`,
    project_id: PROJECT,
    position,
    heading: `INT. ${name}`,
    scene_number: null,
  };
  const shot: Shot = {
    id: `sht_${name}`,
    project_id: PROJECT,
    scene_id: scene.id,
    position,
    content_key: name,
    draft: draftShot(name),
    overrides: null,
    deleted_at: null,
  };
  return [
    { table: 'shots', id: shot.id, before: null, after: shot },
    { table: 'scenes', id: scene.id, before: null, after: scene },
  ];
}

function removal(shot: Shot, rows: Rows): Change[] {
  const scene = rows.get(shot.scene_id);
  if (!scene) throw new Error(`Shot ${shot.id} has lost its scene.`);
  return [
    { table: 'scenes', id: shot.scene_id, before: scene as unknown as Scene, after: null },
    { table: 'shots', id: shot.id, before: shot, after: null },
  ];
}

/** Bits of a number that look random (the finalizer of MurmurHash3). */
function scramble(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
