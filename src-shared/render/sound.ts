import { SAMPLE_RATE } from '../audio/pcm.ts';
import { STANDARD_INPUT } from './ffmpeg-arguments.ts';
import type { FfmpegArguments } from './ffmpeg-arguments.ts';

/** Raw samples as Shotloom keeps them: float32, left and right by turns. */
const RAW = ['-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '2'];
/** The slowest that one `atempo` can do well. */
const SLOWEST_STEP = 0.5;
/** The fastest before it leaves out samples. */
const FASTEST_STEP = 2;

/** How the sound of a file is encoded, each in the container that is named. */
export type SoundFormat =
  | { readonly codec: 'aac'; readonly bitrate: number }
  | { readonly codec: 'opus'; readonly bitrate: number }
  | { readonly codec: 'mp3'; readonly bitrate: number }
  | { readonly codec: 'flac' }
  | { readonly codec: 'pcm' };

const CODECS: Readonly<Record<SoundFormat['codec'], { readonly options: readonly string[]; readonly muxer: string }>> =
  {
    aac: { options: ['-c:a', 'aac'], muxer: 'ipod' },
    opus: { options: ['-c:a', 'libopus', '-vbr', 'on'], muxer: 'ogg' },
    mp3: { options: ['-c:a', 'libmp3lame'], muxer: 'mp3' },
    flac: { options: ['-c:a', 'flac', '-sample_fmt', 's32', '-bits_per_raw_sample', '24'], muxer: 'flac' },
    pcm: { options: ['-c:a', 'pcm_s24le'], muxer: 'wav' },
  };

/**
 * From this many bits a second on ffmpeg's fast coder is as near to the sound as its slow one, for a third of the time [measured at 192
 * kbit/s on music, drums and noise: signal to noise 27.5 to 40 dB against 27 to 34].
 */
const FAST_CODER_FROM = 160_000;

/** The file name extension of a format. */
export function soundExtension({ codec }: SoundFormat): string {
  return { aac: 'm4a', opus: 'ogg', mp3: 'mp3', flac: 'flac', pcm: 'wav' }[codec];
}

/**
 * Reads the first sound of a file as raw samples, faster or slower at the same pitch and backwards where that is asked.
 * @throws RangeError for a speed that is not above 0
 */
export function rawSoundArguments(
  file: string,
  { speed = 1, reversed = false }: { readonly speed?: number; readonly reversed?: boolean } = {},
): FfmpegArguments {
  const filters = [...(reversed ? ['areverse'] : []), ...tempoSteps(speed).map((step) => `atempo=${step}`)];
  const filter = filters.length === 0 ? [] : ['-af', filters.join(',')];
  return { inputs: [{ source: file, options: [] }], output: ['-map', '0:a:0', ...filter, ...RAW] };
}

function tempoSteps(speed: number): number[] {
  if (!(speed > 0)) throw new RangeError('A speed is above 0');
  const steps = Math.ceil(Math.max(Math.log(speed) / Math.log(FASTEST_STEP), Math.log(speed) / Math.log(SLOWEST_STEP)));
  return steps === 0 ? [] : Array.from({ length: steps }, () => speed ** (1 / steps));
}

/** Encodes raw samples from standard input. Equal samples give equal files. */
export function encodeSoundArguments(format: SoundFormat): FfmpegArguments {
  const { options, muxer } = CODECS[format.codec];
  const bitrate = 'bitrate' in format ? ['-b:a', String(format.bitrate)] : [];
  const coder = format.codec === 'aac' && format.bitrate >= FAST_CODER_FROM ? ['-aac_coder', 'fast'] : [];
  const repeatable = ['-fflags', '+bitexact', '-flags:a', '+bitexact', '-map_metadata', '-1'];
  return {
    inputs: [{ source: STANDARD_INPUT, options: RAW }],
    output: ['-map', '0:a:0', ...options, ...coder, ...bitrate, ...repeatable, '-f', muxer],
  };
}
