import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openLibrary, type Library } from '../../../src-main/library/open.ts';
import { startChild } from '../child.ts';
import { saveAndOpen } from './drafted-scripts.ts';
import { inspectLibrary } from './inspect.ts';
import { unless, type Activity, type Finding, type Lane } from './lane.ts';

const DRAFT_SCRIPTS = new URL('./children/draft-scripts.ts', import.meta.url);
const SCRIPT = 'the lighthouse 灯塔.fountain';
/** So many times the script is saved by one process. */
const SAVES = 4;

/** A script that is saved and read into its project again and again. */
export const drafting: Activity = { name: 'draft', share: 20, begin };

function begin(folder: string): Lane {
  const library = join(folder, 'library');
  const script = join(folder, SCRIPT);
  const expected = undisturbed(join(folder, 'undisturbed'));
  /** The last save that is known to be in the library; -1 before the first. */
  let saved = -1;

  async function look(opened: Library): Promise<Finding[]> {
    const found = boardOf(opened);
    if (isDeepStrictEqual(found, await expected(saved))) return [];
    // Of the very first, the project may be there before its shots are.
    if (saved < 0 && found?.shots.length === 0) return [];
    saved += 1;
    return unless(
      isDeepStrictEqual(found, await expected(saved)),
      'lost',
      () => `The board is neither that of save ${saved - 1} nor of the next: ${JSON.stringify(found?.marks.slice(-3))}`,
    );
  }

  return {
    start: () => startChild(DRAFT_SCRIPTS, library, script, String(saved + 1), String(saved + SAVES)),
    inspect: async ({ lines }, thoroughly) => {
      saved = Math.max(saved, ...lines.slice(1).map(Number));
      return await inspectLibrary(library, thoroughly, look);
    },
    // What the last run left was compared when it was looked at.
    finish: () => unless(saved >= SAVES - 1, 'not_resumed', () => `After all only save ${saved} is there.`),
  };
}

/** What the library is after each save where nothing is killed. */
function undisturbed(folder: string): (save: number) => Promise<Board | null> {
  mkdirSync(folder);
  const library = join(folder, 'library');
  const known: (Board | null)[] = [];
  return async (save) => {
    if (save < 0) return null;
    if (save >= known.length) {
      const opened = openLibrary(library);
      while (save >= known.length) {
        await saveAndOpen(opened, join(folder, SCRIPT), known.length);
        known.push(boardOf(opened));
      }
      opened.close();
    }
    return known[save] ?? null;
  };
}

type Board = NonNullable<ReturnType<typeof boardOf>>;

/** Everything of the one project but ids and times, the trash and the script's history too. */
function boardOf(library: Library) {
  const [project, ...others] = library.projects();
  if (!project) return null;
  const { scripts, scenes, shots } = library.stateOf(project.id);
  const headings = new Map(scenes.map(({ id, heading }) => [id, heading]));
  return {
    others: others.length,
    marks: library.history(project.id).map(({ mark }) => mark),
    scripts: scripts.map(({ sha256 }) => sha256),
    scenes: scenes.map(({ heading, position }) => ({ heading, position })),
    shots: shots
      .map(({ scene_id, position, content_key, draft, overrides, deleted_at }) => ({
        heading: headings.get(scene_id ?? ''),
        position,
        content_key,
        draft,
        overrides,
        isParked: deleted_at !== null,
      }))
      .toSorted((one, other) => keyOf(one).localeCompare(keyOf(other))),
  };
}

function keyOf(shot: { readonly content_key: string; readonly position: number; readonly isParked: boolean }): string {
  return `${Number(shot.isParked)} ${String(shot.position).padStart(6, '0')} ${shot.content_key} ${JSON.stringify(shot)}`;
}
