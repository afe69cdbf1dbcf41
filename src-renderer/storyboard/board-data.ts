import type { InferContractRouterOutputs } from '@orpc/contract';
import type { contract } from '../../src-shared/contract/contract.ts';

type Outputs = InferContractRouterOutputs<typeof contract>;

/** A film's storyboard, as the program tells it. */
export type Board = Outputs['projects']['board'];
export type BoardScene = Board['scenes'][number];
export type BoardShot = BoardScene['shots'][number];

/** Every shot in the order of the film. */
export function shotsOf(board: Board): readonly BoardShot[] {
  return board.scenes.flatMap(({ shots }) => shots);
}

/** How long the film is without what its timeline changes, in seconds. */
export function filmSeconds(board: Board): number {
  return shotsOf(board).reduce((sum, { duration_s }) => sum + duration_s, 0);
}

/** The take that shows a shot now, of a clip or else of a still; null where there is none yet. */
export function pictureOf({ still, clip }: BoardShot): string | null {
  if ('take_id' in clip) return clip.take_id;
  return 'take_id' in still ? still.take_id : null;
}
