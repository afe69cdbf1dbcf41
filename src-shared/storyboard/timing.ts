/**
 * How long shots last. A narrator reads 145 words or 260 characters a minute and only draws breath between pictures. People
 * talk faster, in both languages alike: 0.3 s a spoken word (Storyboarder's) is 1.38 times as fast, and so is 0.17 s a
 * character. Action takes 0.2 s a word (Storyboarder's) or 0.13 s a character (about as much as an English word in 1.5).
 */

const secondsPerSpokenWord = 0.3;
const secondsPerSpokenCharacter = 0.17;
const secondsPerNarratedWord = 60 / 145;
const secondsPerNarratedCharacter = 60 / 260;
const breath = 1;
const shortBreath = 0.4;
const secondsPerActionWord = 0.2;
const secondsPerActionCharacter = 0.13;
export const shortestShot = 2;
/** A shot may be written shorter than it would be drafted, but not too short to be seen. */
export const shortestWritten = 0.5;
/** Two acts of one subject are cut apart where each is as long; shorter ones share a shot. */
export const shortestBeat = 1.5;
export const longestActionShot = 8;
export const establishingShot = 3;

interface Length {
  readonly words: number;
  readonly characters: number;
}

/** Han characters, and words of any other script. */
export function measureText(text: string): Length {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  return { words, characters };
}

/** Seconds a text takes to say, with a second to breathe. */
export function speechSeconds(text: string): number {
  const { words, characters } = measureText(text);
  return words * secondsPerSpokenWord + characters * secondsPerSpokenCharacter + breath;
}

/** Seconds a narrator takes to read a text. */
export function narrationSeconds(text: string): number {
  const { words, characters } = measureText(text);
  return words * secondsPerNarratedWord + characters * secondsPerNarratedCharacter + shortBreath;
}

/** Seconds in which a piece of action happens. */
export function happeningSeconds(text: string): number {
  const { words, characters } = measureText(text);
  return words * secondsPerActionWord + characters * secondsPerActionCharacter + 0.5;
}

/** Seconds a shot of a piece of action lasts, from 2 to 8. */
export function actionSeconds(text: string): number {
  return Math.min(Math.max(happeningSeconds(text), shortestShot), longestActionShot);
}

/** To the nearest 1/24 s. */
export function roundToFrames(seconds: number): number {
  return Math.round(seconds * 24) / 24;
}
