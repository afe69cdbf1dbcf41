import type { Screenplay } from '../../../src-shared/script/screenplay.ts';
import type { DraftShot, Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { startsOf } from './script-edits.ts';
import type { EditedScript } from './script-edits.ts';

/** A shot of a fresh draft and the text that it comes from, as the blocks of the desk say. */
export interface ShotOfText {
  readonly shot: DraftShot;
  readonly heading: string;
  /** Which stretches of which blocks: equal where the shot is made of the same text, wherever it stands. Null where of none. */
  readonly from: string | null;
  readonly blocks: readonly number[];
}

/** The text of every shot of a draft, in order. */
export function shotsOfText(script: EditedScript, screenplay: Screenplay, storyboard: Storyboard): ShotOfText[] {
  const starts = startsOf(script);
  const blockAt = (offset: number): number => starts.findLastIndex((start) => start <= offset);
  const place = (element: number): readonly [number, number] => {
    const offset = screenplay.elements[element]?.range[0] ?? 0;
    const index = blockAt(offset);
    return [script.blocks[index]?.id ?? -1, offset - (starts[index] ?? 0)];
  };
  return storyboard.scenes.flatMap(({ heading, shots }) =>
    shots.map((shot) => {
      const whole = shot.elements.map((element) => place(element));
      const parts = (shot.parts ?? []).map(({ element, start, end }) => [...place(element), start, end]);
      const blocks = [...new Set([...whole, ...parts].map(([block = -1]) => block))];
      return { shot, heading, from: blocks.length === 0 ? null : JSON.stringify([whole, parts]), blocks };
    }),
  );
}
