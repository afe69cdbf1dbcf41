import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../generation/canonical-json.ts';
import { AMBIENCE_REVISION } from './ambience/ambience.ts';
import type { AmbienceRequest } from './ambience/ambience.ts';
import { COMPOSER_REVISION } from './compose.ts';
import type { BedRequest } from './compose.ts';
import { SAMPLE_RATE } from './pcm.ts';

/** Where sound comes from. All of it becomes two channels at 48 kHz. */
export type SoundSource =
  | {
      readonly kind: 'file';
      /** Of the stored file's bytes; its first sound is meant. */
      readonly sha256: string;
      /** How much faster it is played, 1/4 to 4; its pitch stays. */
      readonly speed: number;
      readonly reversed: boolean;
    }
  | { readonly kind: 'bed'; readonly bed: BedRequest }
  | { readonly kind: 'ambience'; readonly ambience: AmbienceRequest };

/** Some sound at a place of the film. All times are in samples; what reaches beyond its source is silent. */
export interface MixClip {
  readonly source: SoundSource;
  /** The first sample of the source. */
  readonly from: number;
  /** Where it begins in the film. */
  readonly at: number;
  readonly samples: number;
  /** Decibels. */
  readonly gain: number;
  readonly fadeIn: number;
  readonly fadeOut: number;
  /** The source begins again where it ends. */
  readonly loops: boolean;
}

/** What a track is for. Speech is what the others may make way for. */
export type MixRole = 'speech' | 'music' | 'ambience' | 'effects' | 'footage';

/** Clips that are heard together; they may overlap. */
export interface MixTrack {
  readonly role: MixRole;
  /** Decibels. */
  readonly gain: number;
  /** Decibels, 0 or below: by how much it is lowered while somebody speaks. */
  readonly duck: number;
  readonly clips: readonly MixClip[];
}

/** All sound of a film. */
export interface MixPlan {
  /** The length of the film. */
  readonly samples: number;
  readonly tracks: readonly MixTrack[];
  /** Where shots begin: pieces that are mixed and kept by themselves begin there too, so that they stay when they are moved. */
  readonly marks: readonly number[];
}

/** Raised whenever the same plan gives other samples. */
export const MIX_REVISION = 1;

/** How far tracks of each role are lowered under speech, in decibels, where nobody says otherwise. */
export const USUAL_DUCK: Readonly<Record<MixRole, number>> = {
  speech: 0,
  music: -10,
  ambience: -5,
  effects: -2,
  footage: -6,
};

/** How the envelope of ducking moves around speech, in samples: it is low before the first word and rises late. */
export const DUCKING = { ahead: 0.2 * SAMPLE_RATE, hold: 0.35 * SAMPLE_RATE, release: 0.6 * SAMPLE_RATE } as const;

/** A piece of a film that is mixed by itself, half-open, in samples. */
export interface MixChunk {
  readonly start: number;
  readonly end: number;
}

const SHORTEST_CHUNK = 4 * SAMPLE_RATE;
const LONGEST_CHUNK = 12 * SAMPLE_RATE;

/** Divides a film at its marks into pieces of four to twelve seconds; the last may be shorter. */
export function chunksOf({ samples, marks }: Pick<MixPlan, 'samples' | 'marks'>): MixChunk[] {
  const chunks: MixChunk[] = [];
  const sorted = marks.filter((mark) => mark > 0 && mark < samples).toSorted((a, b) => a - b);
  let start = 0;
  for (const mark of [...sorted, samples]) {
    for (let end = start + LONGEST_CHUNK; end < mark; end += LONGEST_CHUNK) {
      chunks.push({ start, end });
      start = end;
    }
    if (mark - start >= SHORTEST_CHUNK || (mark === samples && mark > start)) {
      chunks.push({ start, end: mark });
      start = mark;
    }
  }
  return chunks;
}

/** The digest of all that determines a source's samples. `renderer` is that of the program that plays beds. */
export function sourceDigest(source: SoundSource, renderer: number): string {
  const revisions = { bed: [COMPOSER_REVISION, renderer], ambience: [AMBIENCE_REVISION], file: [MIX_REVISION] };
  return digestOf({ source, revisions: revisions[source.kind] });
}

/**
 * What a piece of a film is mixed from: the clips that are heard in it, and the speech around it that lowers them. Times are
 * told from its start, so that it has one digest wherever it stands.
 */
export function partOf(plan: MixPlan, chunk: MixChunk): Omit<MixPlan, 'marks'> {
  const { ahead, hold, release } = DUCKING;
  const tracks = plan.tracks.flatMap((track): MixTrack[] => {
    const isSpeech = track.role === 'speech';
    const [before, after] = isSpeech ? [hold + release, ahead] : [0, 0];
    const clips = track.clips
      .filter(({ at, samples }) => at < chunk.end + after && at + samples > chunk.start - before)
      .map((clip) => ({ ...clip, at: clip.at - chunk.start }));
    return clips.length === 0 ? [] : [{ ...track, clips }];
  });
  return { samples: chunk.end - chunk.start, tracks };
}

/** The digest of a piece: {@link partOf} and the programs that make it sound. */
export function chunkDigest(part: Omit<MixPlan, 'marks'>, renderer: number): string {
  const revisions = [MIX_REVISION, COMPOSER_REVISION, AMBIENCE_REVISION, renderer];
  return digestOf({ samples: part.samples, tracks: part.tracks, revisions });
}

function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
