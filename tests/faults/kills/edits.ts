import type { Library } from '../../../src-main/library/open.ts';
import {
  applyEntry,
  diffOf,
  invert,
  type Change,
  type Diff,
  type Fields,
  type LoggedTable,
} from '../../../src-shared/library/changes.ts';
import type { ProjectState } from '../../../src-shared/library/project-state.ts';
import type { Scene, Shot, StoredProject } from '../../../src-shared/library/records.ts';
import { draftShot } from '../../support/library/storyboards.ts';
import { storedProject } from '../../support/library/records.ts';

export const PROJECT = 'prj_faults';

/** A named state is taken, the project is thrown away or taken back, or records change. */
export type Edit = 'undo' | 'redo' | 'snapshot' | 'trash' | readonly Change[];

/** The rows of every logged table of the project, by table and id. */
export type Rows = ReadonlyMap<string, Fields>;

/**
 * What the film's next edit is, as a function of its number and the rows only, so that a parent can say what a killed
 * child must have left.
 */
export function editAt(number: number, rows: Rows): Edit {
  const random = scramble(number);
  const project = rows.get(keyOf('projects', PROJECT)) as unknown as StoredProject | undefined;
  if (!project) return [{ table: 'projects', id: PROJECT, before: null, after: storedProject({ id: PROJECT }) }];
  switch (random % 20) {
    case 0:
    case 1:
      return 'undo';
    case 2:
    case 3:
      return 'redo';
    case 4:
      return 'snapshot';
    case 5:
      return 'trash';
    case 6:
    case 7:
      return [{ table: 'projects', id: PROJECT, before: project, after: { ...project, seed: number } }];
  }
  const shots = [...rows.keys()]
    .filter((key) => key.startsWith('shots '))
    .toSorted()
    .map((key) => rows.get(key) as unknown as Shot);
  if (random % 20 < 12 && shots.length > 20) return shots.slice(0, 15).flatMap((shot) => removal(shot, rows));
  return [0, 1, 2].flatMap((index) => addition(`${number}_${index}`, shots.length + index));
}

/** Does an edit in the library, as the program does. */
export function doEdit(library: Library, number: number, edit: Edit): void {
  if (edit === 'undo') library.undo(PROJECT);
  else if (edit === 'redo') library.redo(PROJECT);
  else if (edit === 'snapshot') library.takeSnapshot(PROJECT, String(number));
  else if (edit !== 'trash') library.commit(PROJECT, `edit ${number}`, edit);
  else if (library.isTrashed(PROJECT)) library.takeBack(PROJECT);
  else library.trashProject(PROJECT);
}

export function rowsOf(library: Library): Rows {
  const project = library.project(PROJECT);
  if (!project) return new Map();
  const { updated_at: _, ...record } = project;
  const trash = library.trashed().map((row) => ({ ...row, deleted_at: SOME_TIME }));
  return new Map([
    [keyOf('projects', PROJECT), { ...record }],
    ...rowsOfTable('scenes', library.scenesOf(PROJECT)),
    ...rowsOfTable('shots', library.shotsOf(PROJECT)),
    ...rowsOfTable('trash', trash),
  ]);
}

/** The rows that a named state keeps. */
export function rowsOfState({ project, scenes, shots }: ProjectState): Rows {
  return new Map([
    [keyOf('projects', PROJECT), { ...project }],
    ...rowsOfTable('scenes', scenes),
    ...rowsOfTable('shots', shots),
  ]);
}

function rowsOfTable(table: LoggedTable, rows: readonly { readonly id: string }[]): [string, Fields][] {
  return rows.map((row) => [keyOf(table, row.id), { ...row }]);
}

function keyOf(table: LoggedTable, id: string): string {
  return `${table} ${id}`;
}

/** When something was thrown away, which nobody can foretell. */
const SOME_TIME = 'some time';

/** A step of the library's log as the model has it. */
export function timeless(diff: Diff): Diff {
  const at = (row: Fields | null): Fields | null => row && { ...row, deleted_at: SOME_TIME };
  return diff.map((entry) =>
    entry.table === 'trash' ? { ...entry, before: at(entry.before), after: at(entry.after) } : entry,
  );
}

/** The rows that a log of steps leads to, from nothing. */
export function replay(diffs: readonly Diff[], from: Rows = new Map()): Rows {
  const rows = new Map(from);
  for (const entry of diffs.flat()) {
    const key = keyOf(entry.table, entry.id);
    const next = applyEntry(rows.get(key) ?? null, entry);
    if (next === 'conflict') throw new Error(`The log does not apply at ${key}.`);
    if (next) rows.set(key, next);
    else rows.delete(key);
  }
  return rows;
}

/** The log as a model of it has it: steps that stand, and undone ones that may be done again, the next one last. */
export interface Model {
  readonly rows: Rows;
  readonly standing: readonly Diff[];
  readonly undone: readonly Diff[];
  /** Named states, the newest last. */
  readonly snapshots: readonly { readonly name: string; readonly rows: Rows }[];
}

export const START: Model = { rows: new Map(), standing: [], undone: [], snapshots: [] };

/** The model after an edit; computed without the library. */
export function after(model: Model, number: number, edit: Edit): Model {
  const { rows, standing, undone, snapshots } = model;
  if (edit === 'snapshot') {
    const kept = new Map([...rows].filter(([key]) => !key.startsWith('trash ')));
    return { ...model, snapshots: [...snapshots, { name: String(number), rows: kept }] };
  }
  if (edit === 'undo') {
    const last = standing.at(-1);
    if (!last) return model;
    return { ...model, rows: replay([invert(last)], rows), standing: standing.slice(0, -1), undone: [...undone, last] };
  }
  if (edit === 'redo') {
    const next = undone.at(-1);
    if (!next) return model;
    return { ...model, rows: replay([next], rows), standing: [...standing, next], undone: undone.slice(0, -1) };
  }
  const trashed = rows.get(keyOf('trash', PROJECT));
  // What was thrown away last is taken back by taking back the step.
  if (edit === 'trash' && trashed && standing.at(-1)?.some(({ table }) => table === 'trash')) {
    return after(model, number, 'undo');
  }
  const diff = diffOf(edit === 'trash' ? thrownAway(rows, trashed) : edit);
  if (diff.length === 0) return model;
  return { rows: replay([diff], rows), standing: [...standing, diff], undone: [], snapshots };
}

/** The project goes to the trash without its script's path, or comes back from it. */
function thrownAway(rows: Rows, trashed: Fields | undefined): Change[] {
  const row = { id: PROJECT, project_id: PROJECT, deleted_at: SOME_TIME };
  if (trashed) return [{ table: 'trash', id: PROJECT, before: row, after: null }];
  const project = rows.get(keyOf('projects', PROJECT)) as unknown as StoredProject;
  return [
    { table: 'trash', id: PROJECT, before: null, after: row },
    { table: 'projects', id: PROJECT, before: project, after: { ...project, script_path: null } },
  ];
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
  const scene = rows.get(keyOf('scenes', shot.scene_id));
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
