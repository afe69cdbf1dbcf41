import type { Screenplay } from '../script/screenplay.ts';
import { firstNamer } from './first-names.ts';
import type { DraftShot, Storyboard } from './storyboard.ts';
import { hashText } from './words.ts';

/**
 * Gives each shot the words, and the hash of the words, that it was drafted from. A draft makes other pictures of the same words when what
 * stands around them changes (somebody's coat, the rain, whom "she" means); by the hash the shot is still known. Who says a
 * speech is no part of it, and in action people go by the names they had first: a character may be renamed. Nor is how the
 * words are set: quotes, dashes, spaces, capitals.
 */
export function withSource(storyboard: Storyboard, screenplay: Screenplay): Storyboard {
  const asFirstNamed = firstNamer(storyboard.cast);
  const scenes = storyboard.scenes.map((scene) => ({
    ...scene,
    shots: scene.shots.map((shot) => {
      const words = wordsOf(shot, screenplay);
      const written = asFirstNamed(words).trim();
      const heard = lettersOf(written) || written;
      return heard === '' ? shot : { ...shot, source: hashed(heard), words };
    }),
  }));
  return { ...storyboard, scenes };
}

function wordsOf({ elements, parts = [] }: DraftShot, screenplay: Screenplay): string {
  const divided = new Set(parts.map(({ element }) => element));
  const whole = elements.flatMap((index) => {
    const element = screenplay.elements[index];
    return !element || element.type === 'character' || divided.has(index) ? [] : [element.text];
  });
  const pieces = parts.map(({ element, start, end }) => screenplay.elements[element]?.text.slice(start, end) ?? '');
  return [...whole, ...pieces].join('\n');
}

/** The letters and digits of a text, however it is set. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** 16 hex digits. */
function hashed(words: string): string {
  return [words, `${words}.`].map((text) => hashText(text).toString(16).padStart(8, '0')).join('');
}
