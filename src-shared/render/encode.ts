import { captionFilter, SCALE_FLAGS } from './filters.ts';
import { STANDARD_INPUT } from './ffmpeg-arguments.ts';
import type { FfmpegArguments } from './ffmpeg-arguments.ts';
import type { PlanFormat, PlanSegment, RenderPlan } from './plan.ts';
import { H264_WEB, JOINABLE_H264 } from './picture-encodings.ts';
import type { FrameRate } from '../timeline/rational.ts';
import { frameTicks, rateText, stampFrames, VIDEO_TIMESCALE } from './rates.ts';
import { segmentGraph } from './segment-graph.ts';
import type { SegmentFiles } from './segment-graph.ts';

/** Raised whenever the bytes of an encoded segment change for the same plan: every cached segment is then made anew. */
export const SEGMENT_REVISION = 2;

/** Neither the date nor the versions of libraries are written, so that equal pictures give equal files. */
export function repeatableFile(container: 'mp4' | 'mov', flags = ''): string[] {
  return [
    ...['-fflags', '+bitexact', '-flags:v', '+bitexact'],
    ...['-video_track_timescale', String(VIDEO_TIMESCALE), '-movie_timescale', String(VIDEO_TIMESCALE)],
    // Only in MP4 are the colours written unasked.
    ...['-movflags', `+faststart${container === 'mov' ? '+write_colr' : ''}${flags}`, '-f', container],
  ];
}

/** Without any metadata of what it is made from. */
export const REPEATABLE_MP4 = ['-map_metadata', '-1', ...repeatableFile('mp4')];

/** Reads the first sound of a file as raw samples (float32, little-endian) of one channel. */
export function soundArguments(file: string, rate: number): FfmpegArguments {
  const output = ['-map', '0:a:0', '-ac', '1', '-ar', String(rate), '-f', 'f32le'];
  return { inputs: [{ source: file, options: [] }], output };
}

/** Puts a sound under a clip whose pictures stay as they are; the shorter of the two ends nothing of the pictures. */
export function underlaidArguments(clip: string, sound: string): FfmpegArguments {
  const inputs = [clip, sound].map((source) => ({ source, options: [] }));
  const maps = ['-map', '0:v:0', '-map', '1:a:0', '-c:v', 'copy', '-af', 'apad', '-shortest'];
  return {
    inputs,
    output: [...maps, '-c:a', 'aac', '-b:a', '192k', '-map_metadata', '0', '-movflags', '+faststart', '-f', 'mp4'],
  };
}

/** One picture (PNG) of nothing but an ASS script on a plain colour, `rgb` as ffmpeg names it (0xRRGGBB). */
export function writtenArguments(
  { width, height, rgb }: { readonly width: number; readonly height: number; readonly rgb: string },
  captions: { readonly script: string; readonly fonts: string },
): FfmpegArguments {
  const source = `color=c=${rgb}:size=${width}x${height}:rate=1,format=rgb24`;
  const output = ['-vf', captionFilter(captions), '-frames:v', '1', '-f', 'image2', '-c:v', 'png'];
  return { inputs: [{ source, options: ['-f', 'lavfi'] }], output };
}

/** What a clip of frames is: its size in pixels (both even), its rate, and the text to carry in its metadata. */
export interface ClipFormat {
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  /** Written as the file's `comment`: the canonical JSON of the request that made the frames. */
  readonly comment: string;
}

/**
 * Encodes frames from standard input (planes of yuv420p, BT.709 in limited range) into a take's clip: H.264 without loss,
 * so that a film is lossily encoded once. `superfast` makes files 40 % smaller than `ultrafast` on flat animated
 * pictures, for 15 % more time.
 */
export function clipArguments(format: ClipFormat): FfmpegArguments {
  const { width, height, rate, comment } = format;
  checkPictureSize(width, height);
  const size = ['-video_size', `${width}x${height}`, '-framerate', rateText(rate)];
  return {
    inputs: [{ source: STANDARD_INPUT, options: ['-f', 'rawvideo', '-pixel_format', 'yuv420p', ...size] }],
    output: [
      ...['-map', '0:v:0', '-vf', stampFrames(rate), '-r', rateText(rate)],
      ...[...JOINABLE_H264, '-preset', 'superfast', '-qp', '0'],
      ...[...REPEATABLE_MP4, '-metadata', `comment=${comment}`],
    ],
  };
}

/**
 * Encodes one segment of a film: exactly `segment.frames` pictures and nothing else. A still passes through the same
 * colour conversion as a clip's frames did, so that a clip may take the place of its still without a step in colour.
 */
export function segmentArguments(segment: PlanSegment, film: PlanFormat, files: SegmentFiles): FfmpegArguments {
  checkPictureSize(film.width, film.height);
  const { inputs, graph, output } = segmentGraph(segment, film, files);
  const { filters, options, container } = film.encoding ?? H264_WEB;
  const [whole, last] = filters === null ? [graph, output] : [`${graph};${output}${filters}[encoded]`, '[encoded]'];
  return {
    inputs,
    output: [
      ...['-filter_complex', whole, '-map', last, '-r', rateText(film.rate), '-frames:v', String(segment.frames)],
      ...[...options, '-map_metadata', '-1', ...repeatableFile(container)],
    ],
  };
}

/** One frame of an encoded film or segment (MP4) as a PNG. */
export function frameArguments(source: string, frame: number): FfmpegArguments {
  const filters = `select='eq(n,${frame})',scale=in_color_matrix=bt709:in_range=tv:${SCALE_FLAGS},format=rgb24`;
  return {
    inputs: [{ source, options: ['-threads', '1'] }],
    output: ['-map', '0:v:0', '-vf', filters, '-frames:v', '1', '-f', 'image2', '-update', '1', '-c:v', 'png'],
  };
}

/** An encoded segment on disk. */
export interface EncodedSegment {
  readonly path: string;
  readonly frames: number;
}

/**
 * The script of ffmpeg's concat demuxer. Paths are absolute and say so with `file:`, or they would be taken as relative to
 * standard input. It counts in microseconds, so each duration is the difference of two rounded
 * sums: every segment then begins within half a microsecond of its true time, however long the film.
 */
export function segmentList(segments: readonly EncodedSegment[], rate: FrameRate): string {
  let before = 0;
  const entries = segments.map(({ path, frames }) => {
    const microseconds = toMicroseconds(before + frames, rate) - toMicroseconds(before, rate);
    before += frames;
    return `file 'file:${path.replaceAll("'", "'\\''")}'\nduration ${(microseconds / 1e6).toFixed(6)}\n`;
  });
  return `ffconcat version 1.0\n${entries.join('')}`;
}

/** The number of pictures in a film. */
export function filmFrames(plan: Pick<RenderPlan, 'segments'>): number {
  return plan.segments.reduce((sum, segment) => sum + segment.frames, 0);
}

/** The number of audio samples that last as long as `frames` pictures, to the nearest sample. */
export function audioSamples(frames: number, rate: FrameRate, sampleRate: number): number {
  return Math.round((frames * sampleRate * rate.denominator) / rate.numerator);
}

/**
 * Encoders that decode two frames ahead of the first one shown cannot do so in a segment of one or two frames: joined as they are, the
 * times of such a segment and the next would overlap.
 */
export function decodeTimes(rate: FrameRate, ahead: 0 | 2, container: string): string[] {
  if (ahead === 0) return [];
  // Matroska has milliseconds, and none before 0.
  const inMatroska = `max(0\\,floor((N-${ahead})*${1000 * rate.denominator}/${rate.numerator}))`;
  const times = container === 'mkv' ? inMatroska : `(N-${ahead})*${frameTicks(rate)}`;
  return ['-bsf:v', `setts=pts=PTS:dts=${times}`];
}

function toMicroseconds(frames: number, rate: FrameRate): number {
  return Math.round((frames * 1e6 * rate.denominator) / rate.numerator);
}

function checkPictureSize(width: number, height: number): void {
  const even = (pixels: number): boolean => Number.isInteger(pixels) && pixels > 0 && pixels % 2 === 0;
  if (!even(width) || !even(height)) throw new RangeError(`A picture of ${width}x${height} cannot be encoded as 4:2:0`);
}
