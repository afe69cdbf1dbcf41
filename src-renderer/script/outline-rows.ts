import type { Board } from '../storyboard/board-data.ts';
import type { OutlineEntry } from './reading.ts';

/** A line of the outline: what the text says, and what is drafted of it. */
export interface OutlineRow extends OutlineEntry {
  /** Null where the board has not drafted this scene, or not this text of it. */
  readonly drafted: { readonly shots: number; readonly seconds: number } | null;
}

/**
 * The outline with what the board has of each scene: scenes that stand in the same order and have the same heading; where a scene
 * was put in or taken out, the next ones of that heading. A text without headings has the board's scenes.
 */
export function outlineRows(outline: readonly OutlineEntry[], board: Board | undefined): readonly OutlineRow[] {
  const scenes = board?.scenes ?? [];
  if (outline.length === 0) return scenes.map(rowOf);
  let next = 0;
  return outline.map((entry) => {
    if (entry.kind === 'section') return { ...entry, drafted: null };
    let found = next;
    while (found < scenes.length && !sameHeading(scenes[found]?.heading ?? '', entry.text)) found += 1;
    const scene = scenes[found];
    if (!scene) return { ...entry, drafted: null };
    next = found + 1;
    const seconds = scene.shots.reduce((sum, { duration_s }) => sum + duration_s, 0);
    return { ...entry, drafted: { shots: scene.shots.length, seconds } };
  });
}

/** A scene of a text without headings (a story, a list of shots): what is drafted tells where it begins. */
function rowOf({ heading, scene_number, shots }: Board['scenes'][number], index: number): OutlineRow {
  const starts = shots.flatMap(({ ranges }) => ranges.map(([start]) => start));
  const seconds = shots.reduce((sum, { duration_s }) => sum + duration_s, 0);
  return {
    ...{ kind: 'scene', text: heading, start: Math.min(Infinity, ...starts), eighths: 0 },
    number: scene_number ?? String(index + 1),
    drafted: { shots: shots.length, seconds },
  };
}

/** The entry that an offset of the text lies in, by its index; -1 above the first. */
export function entryAt(outline: readonly OutlineEntry[], offset: number): number {
  return outline.findLastIndex(({ start }) => start <= offset);
}

function sameHeading(one: string, other: string): boolean {
  return one === other || one.trim().toLowerCase() === other.trim().toLowerCase();
}
