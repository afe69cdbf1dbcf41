import type { Language } from '../script/screenplay.ts';
import { attachedSounds, itemSounds } from '../timeline/sounds.ts';
import type { AttachedSound, ItemSound } from '../timeline/sounds.ts';
import { toNumber } from '../timeline/rational.ts';
import type { Rational } from '../timeline/rational.ts';
import type { AttachedContent, MainItem, Timeline } from '../timeline/records.ts';
import type { WholeSound } from './film-sound.ts';
import { fitMusic } from './fit-music.ts';
import type { FoundMusic } from './fit-music.ts';
import type { MixClip, MixPlan, MixRole, MixTrack, SoundSource } from './mix-plan.ts';
import { USUAL_DUCK } from './mix-plan.ts';
import { SAMPLE_RATE } from './pcm.ts';
import { ambiencesOf, bedOf } from './scene-sound.ts';
import { sceneRuns, musicRuns } from './scene-runs.ts';
import type { SceneRun, SoundScene } from './scene-runs.ts';

/** A file that is heard: the SHA-256 of its bytes, and how long it lasts. */
export interface HeardFile {
  readonly sha256: string;
  readonly seconds: number;
}

/** A film as its sound is made of it. */
export interface SoundingFilm {
  readonly timeline: Timeline;
  readonly language: Language;
  /** Decides the keys of beds and the grain of ambiences. */
  readonly seed: string;
  readonly sound: WholeSound;
  /** The scene of a shot. */
  readonly sceneOf: (shot: string) => SoundScene | null;
  /** By the ids of what Shotloom speaks (`made`) and of footage with sound. */
  readonly files: ReadonlyMap<string, HeardFile>;
  /** Music that is to go on where it ends, by the ids of what is attached. */
  readonly music: ReadonlyMap<string, FoundMusic>;
}

/** What tracks stand at beside the level of speech, in decibels. A bed is by itself some 5 LU under speech, an ambience 18. */
const GAINS: Readonly<Record<MixRole, number>> = { speech: 0, music: -8, ambience: 0, effects: 0, footage: 0 };
/** So quiet is silence. */
const SILENCE_DB = -60;
/** Where sound begins or ends in the middle, it does so without a click. */
const NO_CLICK = Math.round(0.008 * SAMPLE_RATE);
/** Ambiences and beds come and go within so long. */
const SCENE_FADE = Math.round(0.4 * SAMPLE_RATE);
const BED_FADE = Math.round(1.2 * SAMPLE_RATE);
/** How long an ambience is before it comes again. */
const LOOP_S = 24;

const ROLES = {
  narration: 'speech',
  music: 'music',
  effect: 'effects',
  ambience: 'ambience',
} as const satisfies Readonly<Record<Extract<AttachedContent, { kind: 'sound' }>['role'], MixRole>>;

/**
 * All sound of a film as it is cut: what is said, what footage sounds like, what a person attached, and of each scene its
 * music and what is heard around it. null where nothing is heard.
 */
export function filmMix(film: SoundingFilm): MixPlan | null {
  const items = itemSounds(film.timeline, SAMPLE_RATE);
  const attached = attachedSounds(film.timeline, SAMPLE_RATE);
  const samples = items.at(-1)?.to ?? 0;
  const runs = sceneRuns(
    items.map(({ item, from, to }) => ({
      from,
      to,
      scene: item.source.kind === 'shot' ? film.sceneOf(item.source.shot) : null,
    })),
  );
  const ofAttached = attached.flatMap((sound) => attachedClips(sound, film));
  const hasMusic = ofAttached.some(({ role }) => role === 'music');
  const clips: { readonly role: MixRole; readonly clip: MixClip }[] = [
    ...ofAttached,
    ...items.flatMap((sound, index) => footageClips(sound, items[index + 1]?.item ?? null, film)),
    ...(film.sound.music && !hasMusic ? beds(runs, film) : []),
    ...(film.sound.ambience ? runs.flatMap((run) => surroundings(run, film)) : []),
  ];
  if (clips.length === 0) return null;
  const tracks = (Object.keys(GAINS) as MixRole[]).flatMap((role): MixTrack[] => {
    const own = clips.filter((each) => each.role === role).map(({ clip }) => clip);
    return own.length === 0 ? [] : [{ role, gain: GAINS[role], duck: USUAL_DUCK[role], clips: own }];
  });
  return { samples, tracks, marks: items.map(({ from }) => from) };
}

interface RoleClip {
  readonly role: MixRole;
  readonly clip: MixClip;
}

function attachedClips({ placed, from, to }: AttachedSound, film: SoundingFilm): RoleClip[] {
  const { item, skipped } = placed;
  const speed = toNumber(placed.pace);
  if (item.content.kind !== 'sound' || item.content.gain_db <= SILENCE_DB) return [];
  const { role: named, source, gain_db, fade_in, fade_out, loops } = item.content;
  const role = ROLES[named];
  const music = film.music.get(item.id);
  if (music) {
    const fitted = fitMusic(music, from, to - from);
    return fitted.map((clip, index) => {
      const fadeIn = index === 0 ? fadeWithin(clip, fade_in, clip.fadeIn) : clip.fadeIn;
      const fadeOut = index === fitted.length - 1 ? fadeWithin(clip, fade_out, clip.fadeOut) : clip.fadeOut;
      return { role, clip: { ...clip, gain: gain_db, fadeIn, fadeOut } };
    });
  }
  const file = film.files.get(source.kind === 'made' ? source.sound : source.footage);
  if (!file) return [];
  const start = toSamples(toNumber(item.content.in) + toNumber(skipped));
  const length = loops ? to - from : Math.min(to - from, toSamples(file.seconds / speed) - start);
  if (length <= 0) return [];
  const isCut = !loops && start + length < toSamples(file.seconds / speed) - 1;
  const clip: MixClip = {
    source: { ...fileSource(file), speed },
    from: start,
    at: from,
    samples: length,
    gain: gain_db,
    fadeIn: fadeWithin({ samples: length }, fade_in, start > 0 ? NO_CLICK : 0),
    fadeOut: fadeWithin({ samples: length }, fade_out, isCut ? NO_CLICK : 0),
    loops,
  };
  return [{ role, clip }];
}

/** A fade that was asked for, or the least there is, within its sound. */
function fadeWithin({ samples }: Pick<MixClip, 'samples'>, asked: Rational, least: number): number {
  return Math.min(samples, Math.max(toSamples(toNumber(asked)), least));
}

/** The own sound of footage on the main track: as long as its pictures, as fast, and backwards where they are. */
function footageClips({ item, from, to }: ItemSound, next: MainItem | null, film: SoundingFilm): RoleClip[] {
  const file = item.source.kind === 'footage' ? film.files.get(item.source.footage) : undefined;
  if (!file || item.freeze || item.gain_db <= SILENCE_DB) return [];
  const speed = toNumber(item.speed);
  const start = toNumber(item.in);
  const shown = ((to - from) / SAMPLE_RATE) * speed;
  const first = toSamples((item.reversed ? file.seconds - start - shown : start) / speed);
  const fade = (frames: number): number =>
    Math.max(
      NO_CLICK,
      Math.round((frames * SAMPLE_RATE * film.timeline.rate.denominator) / film.timeline.rate.numerator),
    );
  const clip: MixClip = {
    source: { ...fileSource(file), speed, reversed: item.reversed },
    from: Math.max(0, first),
    at: from + Math.max(0, -first),
    samples: to - from - Math.max(0, -first),
    gain: item.gain_db,
    fadeIn: fade(item.transition.after),
    fadeOut: fade((next?.transition ?? film.timeline.ending).before),
    loops: false,
  };
  return clip.samples > 0 ? [{ role: 'footage', clip }] : [];
}

function beds(runs: readonly SceneRun[], { language, seed }: SoundingFilm): RoleClip[] {
  const groups = musicRuns(runs, language, SAMPLE_RATE);
  return groups.map(({ from, to, words }, index) => {
    const samples = to - from;
    // When the film is there again, its music has the same key and goes on otherwise.
    const before = groups.slice(0, index).filter((other) => other.words.heading === words.heading).length;
    const bed = bedOf({ ...words, language }, samples / SAMPLE_RATE, seed, before);
    const fade = Math.min(BED_FADE, Math.floor(samples / 4));
    const [fadeIn, fadeOut] = [from === 0 ? Math.floor(fade / 4) : fade, fade];
    return {
      role: 'music',
      clip: { source: { kind: 'bed', bed }, from: 0, at: from, samples, gain: 0, fadeIn, fadeOut, loops: false },
    };
  });
}

function surroundings({ from, to, scene }: SceneRun, { language, seed }: SoundingFilm): RoleClip[] {
  if (!scene) return [];
  const samples = to - from;
  const fade = Math.min(SCENE_FADE, Math.floor(samples / 2));
  return ambiencesOf({ ...scene, language }).map(({ kind, gain }) => ({
    role: 'ambience',
    clip: {
      source: { kind: 'ambience', ambience: { kind, seconds: LOOP_S, seed } },
      from: 0,
      ...{ at: from, samples, gain, fadeIn: fade, fadeOut: fade, loops: true },
    },
  }));
}

function fileSource({ sha256 }: HeardFile): Extract<SoundSource, { kind: 'file' }> {
  return { kind: 'file', sha256, speed: 1, reversed: false };
}

function toSamples(seconds: number): number {
  return Math.round(seconds * SAMPLE_RATE);
}
