import type { Delivery } from './delivery.ts';
import { filmFrames } from './encode.ts';
import type { RenderPlan } from './plan.ts';
import type { SoundFormat } from './sound.ts';

/** What lies in the cache of a film's segments; one that is shown twice counts once. */
export interface CachedFrames {
  readonly frames: number;
  readonly bytes: number;
  readonly lacking: number;
}

/** Bytes that a delivery still needs, about: in the cache, and where the film will lie. */
export interface Room {
  readonly cache: number;
  readonly output: number;
}

/** From so many frames on those in the cache say more than a table. */
const ENOUGH_FRAMES = 48;
/** Bits of a pixel of a picture (PNG) and of an animated one (GIF) [measured as those of encodings]. */
const PNG_BITS = 2;
const GIF_BITS = 0.3;

const BITRATES: Readonly<Record<'flac' | 'pcm', number>> = { flac: 1_200_000, pcm: 2_304_000 };

/** Estimates what a delivery needs: from what is in the cache already, else from what its encoder usually takes. */
export function roomFor(plan: RenderPlan, { container, picture, sound }: Delivery, cached: CachedFrames): Room {
  const pixels = plan.width * plan.height;
  const frames = filmFrames(plan);
  const seconds = (frames * plan.rate.denominator) / plan.rate.numerator;
  const usual = ((picture?.bitsPerPixel ?? 0) * pixels) / 8;
  const frame = cached.frames >= ENOUGH_FRAMES ? cached.bytes / cached.frames : usual;
  // While the film is joined, its sound lies beside it.
  const heard = sound === null ? 0 : (2 * bitrateOf(sound) * seconds) / 8;
  const seen = { gif: (GIF_BITS * pixels) / 8, png: (PNG_BITS * pixels) / 8 }[container as 'gif' | 'png'] ?? frame;
  return {
    cache: picture === null ? 0 : Math.ceil(frame * cached.lacking),
    output: Math.ceil((picture === null ? 0 : seen * frames) + heard),
  };
}

function bitrateOf(sound: SoundFormat): number {
  return 'bitrate' in sound ? sound.bitrate : BITRATES[sound.codec];
}

/** "1.3 GB", "40 MB": as file managers count. */
export function bytesText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return `${Math.max(1, Math.ceil(bytes / 1e6))} MB`;
}
