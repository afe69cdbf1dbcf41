import type { MixPlan, MixTrack, SoundSource } from '../../src-shared/audio/mix-plan.ts';
import { USUAL_DUCK } from '../../src-shared/audio/mix-plan.ts';
import { SAMPLE_RATE } from '../../src-shared/audio/pcm.ts';
import { ambiencesOf, bedOf } from '../../src-shared/audio/scene-sound.ts';
import { clipAt } from '../support/audio/mixes.ts';

/** A film of shots of one length, in each of which a line is said. Seconds. */
interface SpokenFilm {
  readonly shots: number;
  readonly shotSeconds: number;
  readonly lineSeconds: number;
  /** When the line of a shot begins, from the shot's start. */
  readonly lineAt: (shot: number) => number;
}

/** The sound of such a film: a line a shot, a bed and ambiences under all of it. */
export function spokenFilmMix(voice: SoundSource, { shots, shotSeconds, lineSeconds, lineAt }: SpokenFilm): MixPlan {
  const scene = { heading: 'EXT. HARBOUR - DAY', text: 'A boat waits.', language: 'en' } as const;
  const seconds = shots * shotSeconds;
  const starts = Array.from({ length: shots }, (_, shot) => shot * shotSeconds);
  const track = (role: MixTrack['role'], clips: MixTrack['clips']): MixTrack => ({
    ...{ role, gain: 0, duck: USUAL_DUCK[role], clips },
  });
  const lines = starts.map((start, shot) => clipAt(voice, start + lineAt(shot), lineSeconds));
  const ambiences = ambiencesOf(scene).map(({ kind, gain }) =>
    clipAt({ kind: 'ambience', ambience: { kind, seconds: 24, seed: 'bench' } }, 0, seconds, { gain, loops: true }),
  );
  const bed = clipAt({ kind: 'bed', bed: bedOf(scene, seconds, 'bench') }, 0, seconds);
  return {
    samples: seconds * SAMPLE_RATE,
    tracks: [track('speech', lines), track('music', [bed]), track('ambience', ambiences)],
    marks: starts.map((start) => start * SAMPLE_RATE),
  };
}
