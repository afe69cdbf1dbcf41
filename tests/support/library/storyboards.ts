import type { DraftScene, DraftShot, Storyboard } from '../../../src-shared/storyboard/storyboard.ts';

/** A drafted shot with this content key; shots of other keys have other words. */
export function draftShot(key: string): DraftShot {
  return {
    key,
    picture: `a boat, ${key}`,
    size: 'wide',
    move: 'static',
    duration_s: 3,
    lines: [{ character: 'MARA', text: `${key}, ${key}: ${key}! ${key}.`, off_screen: false }],
    cast: ['MARA'],
    elements: [1, 2],
    transition_in: 'cut',
  };
}

export function draftScene(heading: string, ...keys: string[]): DraftScene {
  return { heading, scene_number: null, shots: keys.map(draftShot) };
}

export function storyboardOf(...scenes: DraftScene[]): Storyboard {
  return {
    title: 'The Lighthouse',
    language: 'en',
    cast: [{ name: 'MARA', description: 'woman in yellow' }],
    places: [],
    scenes,
  };
}
