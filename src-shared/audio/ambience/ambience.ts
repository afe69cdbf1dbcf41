import { loudnessOf } from '../loudness.ts';
import { amplify, gainOf, SAMPLE_RATE } from '../pcm.ts';
import type { Stereo } from '../pcm.ts';
import { randomOf } from '../random.ts';
import { Loop } from './loop.ts';
import { birds, crickets, fire, forest } from './nature.ts';
import { car, city, crowd, room, train } from './people.ts';
import { rain, sea, storm, wind } from './weather.ts';

/** Raised whenever the same request gives other samples. */
export const AMBIENCE_REVISION = 1;
/** How loud every ambience is by itself, in LUFS: quiet under anything else. */
export const AMBIENCE_LOUDNESS = -36;

const MAKERS = {
  rain,
  storm,
  wind,
  sea,
  forest,
  birds,
  crickets,
  fire,
  city,
  crowd,
  room,
  train,
  car,
} satisfies Readonly<Record<string, (loop: Loop) => void>>;

/** What can be heard of a place, its weather and its time of day. */
export type AmbienceKind = keyof typeof MAKERS;
export const AMBIENCE_KINDS = Object.keys(MAKERS) as readonly AmbienceKind[];

/** An ambience that is asked for. */
export interface AmbienceRequest {
  readonly kind: AmbienceKind;
  /** At least a second. */
  readonly seconds: number;
  readonly seed: string;
}

/**
 * Makes an ambience that may be played round and round: its end goes over into its beginning. The same request gives the same
 * samples.
 * @throws RangeError for less than a second
 */
export function ambience({ kind, seconds, seed }: AmbienceRequest): Stereo {
  if (!(seconds >= 1)) throw new RangeError('An ambience lasts a second or more');
  const loop = new Loop(Math.round(seconds * SAMPLE_RATE), randomOf(`${seed}\0ambience\0${kind}`));
  const make: (loop: Loop) => void = MAKERS[kind];
  make(loop);
  const loudness = loudnessOf(loop.sound);
  if (Number.isFinite(loudness)) amplify(loop.sound, gainOf(AMBIENCE_LOUDNESS - loudness));
  return loop.sound;
}
