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
  /** Equal where the words besides names are, too: a renamed block counts as the one that it was. */
  readonly fromRenamed: string | null;
}

/** The text of every shot of a draft, in order. */
export function shotsOfText(script: EditedScript, screenplay: Screenplay, storyboard: Storyboard): ShotOfText[] {
  const starts = startsOf(script);
  let [index, first] = [-1, 0];
  // Elements come in the order of their start.
  const places = screenplay.elements.map(({ range }, element) => {
    const before = index;
    while ((starts[index + 1] ?? Infinity) <= range[0]) index += 1;
    if (index !== before) first = element;
    return { block: script.blocks[index], nth: element - first };
  });
  const stretches = (shot: DraftShot, isRenamed: boolean): (readonly (number | undefined)[])[] => {
    const place = (element: number) => {
      const { block, nth = 0 } = places[element] ?? {};
      return [isRenamed ? (block?.was ?? block?.id) : block?.id, nth];
    };
    return [
      ...shot.elements.map(place),
      ...(shot.parts ?? []).map(({ element, start, end }) => [...place(element), start, end]),
    ];
  };
  return storyboard.scenes.flatMap(({ heading, shots }) =>
    shots.map((shot) => {
      const from = stretches(shot, false);
      const blocks = [...new Set(from.map(([block = -1]) => block))];
      const isNone = from.length === 0;
      return {
        shot,
        heading,
        blocks,
        from: isNone ? null : JSON.stringify(from),
        fromRenamed: isNone ? null : JSON.stringify(stretches(shot, true)),
      };
    }),
  );
}
