import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '../../src-shared/contract/contract.ts';
import type { Board, BoardShot } from './board-data.ts';

/** What a person says of shots; null is as the script and the project have it, absent is as it was. */
export type ShotEdit = InferContractRouterInputs<typeof contract>['shots']['edit']['edit'];

/** Fields that a shot has of its draft, and that a person may say otherwise. */
export const FRAMING = ['picture', 'size', 'angle', 'move', 'duration_s', 'lines'] as const;

/** A board as it will be once an edit is written, for as long as that takes. */
export function withEdit(board: Board, ids: readonly string[], edit: ShotEdit): Board {
  const edited = new Set(ids);
  return {
    ...board,
    scenes: board.scenes.map((scene) =>
      scene.shots.some(({ id }) => edited.has(id))
        ? { ...scene, shots: scene.shots.map((shot) => (edited.has(shot.id) ? editedShot(shot, edit) : shot)) }
        : scene,
    ),
  };
}

function editedShot(shot: BoardShot, edit: ShotEdit): BoardShot {
  const said = Object.entries({ ...shot.overrides, ...edit }).filter(([, value]) => (value ?? null) !== null);
  const overrides: BoardShot['overrides'] = Object.fromEntries(said);
  const { angle, ...framing } = { ...shot.drafted, ...overrides };
  const shown = Object.fromEntries(
    FRAMING.filter((field) => edit[field] !== undefined).map((field) => [field, framed(field)]),
  );
  function framed(field: (typeof FRAMING)[number]): unknown {
    return field === 'angle' ? (angle === 'eye_level' ? null : angle) : framing[field];
  }
  return { ...shot, ...shown, overrides };
}
