import type { Board, BoardShot } from '../storyboard/board-data.ts';

/** How the shots of a stretch of the script stand, the one that most wants a person's eye first. */
export const MARK_STATES = ['blocked', 'missing', 'stale', 'still', 'current'] as const;
export type MarkState = (typeof MARK_STATES)[number];

/** A shot as the editor marks it. */
export interface MarkedShot {
  readonly id: string;
  /** `2B`. */
  readonly label: string;
  readonly state: MarkState;
  /** It is new or was drafted anew since the script was opened, and shows nothing of that yet. */
  readonly changed: boolean;
}

/** A stretch of the text that one shot is drafted from; UTF-16 offsets, half-open. */
export interface ShotStretch {
  readonly from: number;
  readonly to: number;
  readonly shot: MarkedShot;
}

/** What was drafted of each shot, to be compared with a later draft. */
export type Drafts = ReadonlyMap<string, string>;

/** How a shot stands, by its clip, or its still where it has no clip. */
export function markStateOf({ still, clip }: Pick<BoardShot, 'still' | 'clip'>): MarkState {
  if (clip.state !== 'missing') return clip.state;
  return still.state === 'current' ? 'still' : 'missing';
}

/** A board that comes anew has most of its shots as the same objects. */
const drafts = new WeakMap<BoardShot, string>();

function draftOf(shot: BoardShot): string {
  const known = drafts.get(shot);
  if (known !== undefined) return known;
  const draft = [shot.drafted.picture, ...shot.drafted.lines.map(({ text }) => text)].join('\n');
  drafts.set(shot, draft);
  return draft;
}

/** What is drafted of each shot of a board now. */
export function draftsOf(board: Board): Drafts {
  return new Map(board.scenes.flatMap(({ shots }) => shots.map((shot) => [shot.id, draftOf(shot)] as const)));
}

/**
 * Every stretch of a script that is a shot's, in the order of the text.
 * @param first what was drafted when the script was opened
 * @param place tells where an offset of the stored text stands in the editor's
 */
export function stretchesOf(board: Board, first: Drafts, place: (offset: number) => number): readonly ShotStretch[] {
  const stretches: ShotStretch[] = [];
  for (const { shots } of board.scenes) {
    for (const shot of shots) {
      const { id, label } = shot;
      const state = markStateOf(shot);
      const changed = state !== 'current' && first.get(id) !== draftOf(shot);
      for (const [from, to] of shot.ranges) {
        if (to > from) stretches.push({ from: place(from), to: place(to), shot: { id, label, state, changed } });
      }
    }
  }
  return stretches.toSorted((one, other) => one.from - other.from || one.to - other.to);
}

/** Of the shots of one line: the state that is shown, whether any was changed. */
export function markOf(shots: readonly MarkedShot[]): { readonly state: MarkState; readonly changed: boolean } | null {
  const state = MARK_STATES.find((each) => shots.some((shot) => shot.state === each));
  return state === undefined ? null : { state, changed: shots.some(({ changed }) => changed) };
}
