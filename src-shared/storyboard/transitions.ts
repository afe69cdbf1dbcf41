import type { Transition } from './storyboard.ts';

const transitionWords: readonly (readonly [Transition, RegExp])[] = [
  ['dissolve', /DISSOLVE|CROSS[- ]?FADE|叠化|叠入|化入|化出/i],
  ['fade_in', /FADE (?:IN|UP)|淡入|渐显/i],
  ['fade_out', /FADE|淡出|渐隐/i],
];
/** Action that is only a transition written without `TO:`. */
export const bareTransition =
  /^(?:FADE (?:IN|OUT|UP)|FADE (?:TO|FROM) (?:BLACK|WHITE)|THE END|END|淡入|淡出|剧终|完)[.:：。]?$/i;

/** The transition that a line of a script asks for; a cut where it names none that films have. */
export function transitionSaid(text: string): Transition {
  return transitionWords.find(([, pattern]) => pattern.test(text))?.[0] ?? 'cut';
}
