import type { LoudnessTarget } from '../audio/film-sound.ts';
import { ShotloomError } from '../contract/errors.ts';
import { byHost, listOf, say } from '../contract/sentences.ts';
import {
  AV1_LIBAOM,
  AV1_SVT,
  H264_BROADCAST,
  H264_LOSSLESS,
  H264_WEB,
  HEVC,
  PRORES,
  VP9,
} from './picture-encodings.ts';
import type { PictureEncoding } from './picture-encodings.ts';
import type { SoundFormat } from './sound.ts';

export const containers = ['mp4', 'mov', 'webm', 'mkv', 'gif', 'png', 'wav', 'flac', 'm4a', 'mp3'] as const;

/** What a film is written as: a file by its extension, or (`png`) a folder of pictures. */
export type Container = (typeof containers)[number];

export const presetNames = ['web', 'broadcast', 'hevc', 'vp9', 'av1', 'prores', 'gif', 'png', 'sound'] as const;

/** For what a film is made. */
export type PresetName = (typeof presetNames)[number];

/** Everything about a finished file that is not the film itself. */
export interface Delivery {
  readonly preset: PresetName;
  readonly container: Container;
  /** How segments are encoded; null where the film is heard only. Of GIF and PNG what their pictures are made from. */
  readonly picture: PictureEncoding | null;
  /** Null where the film is silent. */
  readonly sound: SoundFormat | null;
  readonly loudness: LoudnessTarget;
  /** A track of timecode, from 01:00:00:00 on; drop-frame at 29.97 and 59.94 frames a second. */
  readonly timecode: boolean;
}

interface Preset {
  /** For whom, in one line. */
  readonly about: string;
  /** The first is what it is unless the name of the output says another. */
  readonly containers: readonly [Container, ...Container[]];
  /** The first that this ffmpeg has is taken. */
  readonly pictures: readonly PictureEncoding[];
  /** Null: as the project has it. */
  readonly loudness: LoudnessTarget | null;
  readonly timecode: boolean;
}

const AAC: SoundFormat = { codec: 'aac', bitrate: 192_000 };
const FINE_AAC: SoundFormat = { codec: 'aac', bitrate: 320_000 };
const OPUS: SoundFormat = { codec: 'opus', bitrate: 160_000 };
const PCM: SoundFormat = { codec: 'pcm' };

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  web: {
    about: 'H.264 for the web and most players',
    containers: ['mp4', 'mov', 'mkv'],
    pictures: [H264_WEB],
    loudness: null,
    timecode: false,
  },
  broadcast: {
    about: 'H.264, fine, with timecode and sound as EBU R 128 has it',
    containers: ['mov', 'mp4'],
    pictures: [H264_BROADCAST],
    loudness: -23,
    timecode: true,
  },
  hevc: {
    about: 'HEVC (H.265): smaller than H.264, for newer players',
    containers: ['mp4', 'mov', 'mkv'],
    pictures: [HEVC],
    loudness: null,
    timecode: false,
  },
  vp9: {
    about: 'VP9 and Opus, free of patents',
    containers: ['webm', 'mkv'],
    pictures: [VP9],
    loudness: null,
    timecode: false,
  },
  av1: {
    about: 'AV1: the smallest, and slow to encode',
    containers: ['mp4', 'webm', 'mkv'],
    pictures: [AV1_SVT, AV1_LIBAOM],
    loudness: null,
    timecode: false,
  },
  prores: {
    about: 'ProRes 422 HQ with timecode, for editing and grading',
    containers: ['mov', 'mkv'],
    pictures: [PRORES],
    loudness: -23,
    timecode: true,
  },
  gif: {
    about: 'an animated picture without sound',
    containers: ['gif'],
    pictures: [H264_WEB],
    loudness: null,
    timecode: false,
  },
  png: {
    about: 'every frame as a picture, without loss',
    containers: ['png'],
    pictures: [H264_LOSSLESS],
    loudness: null,
    timecode: false,
  },
  sound: {
    about: 'what is heard alone',
    containers: ['m4a', 'mp3', 'flac', 'wav'],
    pictures: [],
    loudness: null,
    timecode: false,
  },
};

/** What an output of a container is for, where nobody says. */
const USUAL: Readonly<Record<Container, PresetName>> = {
  mp4: 'web',
  mov: 'prores',
  webm: 'vp9',
  mkv: 'web',
  gif: 'gif',
  png: 'png',
  wav: 'sound',
  flac: 'sound',
  m4a: 'sound',
  mp3: 'sound',
};

/** The container that a name of a file asks for; null for others. A pattern of pictures has `%d` or `%05d` in it. */
export function containerOf(name: string): Container | null {
  const extension = /\.([a-z\d]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === 'png') return /%(?:0\d)?d\.png$/iu.test(name) ? 'png' : null;
  return containers.find((container) => container === extension) ?? null;
}

/**
 * How a film is delivered.
 * @param wanted the preset (null: the usual one of the container), the container (null: the usual one of the preset)
 * @param encoders that this ffmpeg has
 * @param usual loudness of the project
 * @throws ShotloomError bad_option where they do not go together; ffmpeg_missing where this ffmpeg cannot
 */
export function deliveryOf(
  wanted: {
    readonly preset: PresetName | null;
    readonly container: Container | null;
    readonly loudness: LoudnessTarget | null;
  },
  encoders: ReadonlySet<string>,
  usual: LoudnessTarget,
): Delivery {
  const name = wanted.preset ?? (wanted.container === null ? 'web' : USUAL[wanted.container]);
  const preset = PRESETS[name];
  const container = wanted.container ?? preset.containers[0];
  if (!preset.containers.includes(container)) {
    throw new ShotloomError(
      'bad_option',
      say`The preset ${name} is not written as .${container}; let the output end in ${listOf('or', preset.containers.map(endingOf))}.`,
    );
  }
  const picture = preset.pictures.find(({ encoder }) => encoders.has(encoder)) ?? null;
  const sound = soundIn(container, name);
  const lacking = picture === null ? (preset.pictures[0]?.encoder ?? null) : null;
  const soundEncoder = sound === null ? null : SOUND_ENCODERS[sound.codec];
  const missing = lacking ?? (soundEncoder !== null && !encoders.has(soundEncoder) ? soundEncoder : null);
  if (missing !== null) {
    throw new ShotloomError(
      'ffmpeg_missing',
      say`This ffmpeg has no encoder ${missing}, which the preset ${name} needs; ${byHost(say`set SHOTLOOM_FFMPEG to one that has it`, say`choose an ffmpeg that has it in the settings`)}, or choose another preset.`,
    );
  }
  const loudness = wanted.loudness ?? preset.loudness ?? usual;
  return { preset: name, container, picture, sound, loudness, timecode: preset.timecode && container !== 'mkv' };
}

/** How a name ends that asks for a container. */
export function endingOf(container: Container): string {
  return container === 'png' ? '%05d.png' : `.${container}`;
}

const SOUND_ENCODERS: Readonly<Record<SoundFormat['codec'], string>> = {
  aac: 'aac',
  opus: 'libopus',
  flac: 'flac',
  pcm: 'pcm_s24le',
  mp3: 'libmp3lame',
};

function soundIn(container: Container, preset: PresetName): SoundFormat | null {
  const isFine = preset === 'broadcast' || preset === 'prores';
  switch (container) {
    case 'gif':
    case 'png':
      return null;
    case 'webm':
      return OPUS;
    case 'wav':
      return PCM;
    case 'flac':
      return { codec: 'flac' };
    case 'mp3':
      return { codec: 'mp3', bitrate: 192_000 };
    case 'mkv':
      // Matroska moves the whole film by what AAC begins too early.
      return isFine ? PCM : OPUS;
    case 'mov':
      return isFine ? PCM : AAC;
    case 'mp4':
    case 'm4a':
      return isFine ? FINE_AAC : AAC;
  }
}
