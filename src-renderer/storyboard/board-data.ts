import type { InferContractRouterOutputs } from '@orpc/contract';
import type { contract } from '../../src-shared/contract/contract.ts';
import { onceFor } from '../../src-shared/contract/once-for.ts';

type Outputs = InferContractRouterOutputs<typeof contract>;

/** A film's storyboard, as the program tells it. */
export type Board = Outputs['projects']['board'];
export type BoardScene = Board['scenes'][number];
export type BoardShot = BoardScene['shots'][number];
/** What of a board is other than it was. */
export type BoardDelta = NonNullable<Extract<Outputs['projects']['boardSince'], { readonly delta: unknown }>['delta']>;
/** A take of a shot with all that is known of it. */
export type TakeDetails = Outputs['takes']['list'][number];

/** Every shot in the order of the film. Once for a board, as is what else is told of it: what draws it is drawn again and again while somebody scrolls. */
export const shotsOf = onceFor((board: Board): readonly BoardShot[] => board.scenes.flatMap(({ shots }) => shots));

/** How long the film is without what its timeline changes, in seconds. */
export const filmSeconds = onceFor((board: Board): number =>
  shotsOf(board).reduce((sum, { duration_s }) => sum + duration_s, 0),
);

/**
 * The take that shows best what a shot is now: its clip, or the still of what it asks for where the clip is of something else; null
 * where there is none yet.
 */
export function pictureOf({ still, clip }: Pick<BoardShot, 'still' | 'clip'>): string | null {
  if (clip.state !== 'current' && still.state === 'current') return still.take_id;
  return clipOf({ clip }) ?? ('take_id' in still ? still.take_id : null);
}

/** The clip of a shot; null where there is none yet. */
export function clipOf({ clip }: Pick<BoardShot, 'clip'>): string | null {
  return 'take_id' in clip ? clip.take_id : null;
}
