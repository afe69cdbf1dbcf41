import { audioSamples, REPEATABLE_MP4 } from './encode.ts';
import { SCALE_FLAGS } from './filters.ts';
import { rateText, stampFrames } from './rates.ts';
import type { FfmpegArguments, FfmpegInput } from './ffmpeg-arguments.ts';
import { JOINABLE_H264 } from './picture-encodings.ts';
import { fitInside, framesIn, isHdr, isWideGamut } from './footage-facts.ts';
import type { Colour, FootageFacts, PictureFacts } from './footage-facts.ts';
import type { FrameRate } from '../timeline/rational.ts';

/** Raised whenever what is made of footage changes: all of it is then made anew when it is next asked for. */
export const FOOTAGE_REVISION = 2;

/** Peaks of a waveform a second. */
export const PEAKS_A_SECOND = 50;
/** Samples a second that they are taken of. */
export const PEAK_SAMPLE_RATE = 8000;
/** Samples a second of sound as films have it. */
export const FILM_SAMPLE_RATE = 48_000;

/**
 * Frames of a group of pictures in footage as a film has it. A film copies whole groups up to where it is cut, so that before them as much as a
 * group less a frame is encoded anew.
 */
const FOOTAGE_GROUP = 24;
/** On x264's scale (CRF). Films are encoded at 18: what is copied into them should neither look worse nor be much larger. */
const FOOTAGE_QUALITY = 16;

const THUMBNAIL_SIDE = 320;
const STRIP_CELL = { width: 160, height: 90 };
const MOST_CELLS = 40;
/** Seconds from which a filmstrip shows whole pictures only, so that hours need not be decoded. */
const LONG = 60;
/** Of a picture: more is no camera's, and would fill the memory. */
const MOST_PIXELS = 2 ** 27;

/**
 * What ffmpeg may take a file for. Lists of other files (HLS, DASH, concat, numbered pictures) are not among them: a file reaches
 * for nothing but itself.
 */
const FORMATS = [
  ...[
    'mov',
    'matroska',
    'avi',
    'mpegts',
    'mpeg',
    'asf',
    'flv',
    'mxf',
    'dv',
    'ogg',
    'h264',
    'hevc',
    'ivf',
    'yuv4mpegpipe',
  ],
  ...['wav', 'w64', 'aiff', 'caf', 'mp3', 'flac', 'aac', 'ac3', 'amr', 'au'],
].join(',');

/** A file of footage. */
export interface FootageFile {
  readonly path: string;
  /** ffmpeg's name of its format where that is known by its first bytes, as it is of pictures. */
  readonly demuxer: string | null;
}

/** What footage is made to before it is cut in: the film's rate, and a size of its own shape (footage-size.ts). */
export interface FootageFormat {
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
}

function footageInput({ path, demuxer }: FootageFile, before: readonly string[] = []): FfmpegInput {
  const format = demuxer === null ? ['-format_whitelist', FORMATS] : ['-f', demuxer];
  // AVI says when a picture is decoded and not when it is shown, which is then told by their order.
  const safely = ['-protocol_whitelist', 'file', ...format, '-max_pixels', String(MOST_PIXELS), '-fflags', '+genpts'];
  return { source: path, options: [...safely, ...before] };
}

/** Has ffmpeg tell at log level `info` what a file holds. */
export function headerArguments(file: FootageFile): FfmpegArguments {
  return { inputs: [footageInput(file)], output: ['-f', 'ffmetadata'] };
}

/** Lists when every picture and every piece of sound begins and how long it lasts, without decoding any. */
export function packetArguments(file: FootageFile): FfmpegArguments {
  const output = ['-map', '0:V:0?', '-map', '0:a:0?', '-c', 'copy', '-f', 'framecrc'];
  return { inputs: [footageInput(file)], output };
}

/** Decodes the first picture; at log level `info` ffmpeg tells how it is shown. */
export function firstPictureArguments(file: FootageFile): FfmpegArguments {
  return { inputs: [footageInput(file)], output: ['-map', '0:V:0', '-frames:v', '1', '-vf', 'showinfo', '-f', 'null'] };
}

/** A small picture of footage, at most 320 pixels each way: the one at `seconds`. PNG where it has holes, else JPEG. */
export function thumbnailArguments(
  file: FootageFile,
  picture: PictureFacts,
  seconds: number,
  canToneMap: boolean,
): FfmpegArguments {
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(2, Math.min(side, THUMBNAIL_SIDE)));
  const size = fitInside(picture, { width: width ?? THUMBNAIL_SIDE, height: height ?? THUMBNAIL_SIDE });
  const colours = picture.has_alpha
    ? [`scale=${size.width}:${size.height}:${SCALE_FLAGS}`, 'format=rgba']
    : jpegFilters(picture, size, canToneMap);
  const codec = picture.has_alpha ? ['-c:v', 'png'] : ['-c:v', 'mjpeg', '-q:v', '3'];
  return {
    inputs: [footageInput(file, seconds > 0 ? ['-ss', seconds.toFixed(3)] : [])],
    output: ['-map', '0:V:0', '-vf', [...colours, 'setsar=1'].join(','), '-frames:v', '1', ...codec, ...ONE_PICTURE],
  };
}

/** How many pictures a filmstrip of footage has: one a second, and fewer of what is long. */
export function stripCells(seconds: number): number {
  return Math.min(MOST_CELLS, Math.max(1, Math.round(seconds)));
}

/** Pictures of a video side by side, evenly spread over its time (JPEG). */
export function filmstripArguments(
  file: FootageFile,
  picture: PictureFacts,
  seconds: number,
  canToneMap: boolean,
): FfmpegArguments {
  const cells = stripCells(seconds);
  const size = fitInside(picture, STRIP_CELL);
  const filters = [
    `fps=fps=${cells}/${seconds.toFixed(6)}:start_time=0:round=near`,
    'tpad=stop=-1:stop_mode=clone',
    `trim=end_frame=${cells}`,
    ...jpegFilters(picture, size, canToneMap),
    `tile=${cells}x1`,
    'setsar=1',
  ];
  return {
    inputs: [footageInput(file, seconds > LONG ? ['-skip_frame', 'nokey'] : [])],
    output: ['-map', '0:V:0', '-vf', filters.join(','), '-frames:v', '1', '-c:v', 'mjpeg', '-q:v', '4', ...ONE_PICTURE],
  };
}

/** JPEG files mean the matrix of BT.601 in full range. */
export const FILM_TO_JPEG =
  'scale=in_color_matrix=bt709:in_range=tv:out_color_matrix=bt601:out_range=pc,format=yuvj420p';

/** One picture in a file, without the date or the versions of libraries. */
export const ONE_PICTURE = [
  '-fflags',
  '+bitexact',
  '-flags:v',
  '+bitexact',
  '-map_metadata',
  '-1',
  '-update',
  '1',
  '-f',
  'image2',
];

/** The sound of footage as samples (16 bits, little-endian) of one channel, from which the peaks of its waveform are taken. */
export function peakSamplesArguments(file: FootageFile): FfmpegArguments {
  const output = ['-map', '0:a:0', '-af', 'aresample=async=1:first_pts=0', '-ac', '1'];
  return { inputs: [footageInput(file)], output: [...output, '-ar', String(PEAK_SAMPLE_RATE), '-f', 's16le'] };
}

/**
 * Footage as a film has it: BT.709 in limited range, 4:2:0, square pixels, upright, whole pictures at the film's constant rate,
 * without bars. H.264 that cannot be told from the source by eye, in closed groups of pictures.
 */
export function normalisedVideoArguments(
  file: FootageFile,
  picture: PictureFacts,
  seconds: number,
  format: FootageFormat,
  canToneMap: boolean,
): FfmpegArguments {
  const rate = rateText(format.rate);
  const filters = [
    // Also where the container says nothing of fields: frames that are not marked as interlaced pass untouched.
    ...(picture.is_interlaced ? ['bwdif=mode=send_frame:deint=interlaced'] : []),
    `fps=fps=${rate}:start_time=0:round=near`,
    'tpad=stop=-1:stop_mode=clone',
    ...(picture.has_alpha ? ['format=gbrap', 'premultiply=inplace=1', 'format=gbrp'] : []),
    ...filmFilters(picture, format, canToneMap),
    'setsar=1',
    stampFrames(format.rate),
  ];
  return {
    inputs: [footageInput(file)],
    output: [
      ...['-map', '0:V:0', '-an', '-vf', filters.join(','), '-r', rate],
      ...['-frames:v', String(framesIn(seconds, format.rate)), ...JOINABLE_H264, '-g', String(FOOTAGE_GROUP)],
      ...['-preset', 'veryfast', '-crf', String(FOOTAGE_QUALITY)],
      ...REPEATABLE_MP4,
    ],
  };
}

/** A picture as a film has it: PNG of a size of its own shape, upright; where it has holes they stay. */
export function normalisedPictureArguments(
  file: FootageFile,
  picture: PictureFacts,
  { width, height }: Size,
): FfmpegArguments {
  const format = picture.has_alpha ? 'rgba' : 'rgb24';
  const source = matrixOf(picture);
  const scale = `scale=${width}:${height}:${source === null ? '' : `in_color_matrix=${source}:`}${SCALE_FLAGS}`;
  const filters = [scale, `format=${format}`, 'setsar=1'];
  return {
    inputs: [footageInput(file)],
    output: [
      '-map',
      '0:V:0',
      '-vf',
      filters.join(','),
      '-frames:v',
      '1',
      '-c:v',
      'png',
      '-pix_fmt',
      format,
      ...ONE_PICTURE,
    ],
  };
}

/** Sound as a film has it: FLAC of two channels at 48 kHz, as long as `frames` pictures, or (null) as it is. */
export function normalisedSoundArguments(file: FootageFile, frames: number | null, rate: FrameRate): FfmpegArguments {
  const length = frames === null ? [] : ['apad', `atrim=end_sample=${audioSamples(frames, rate, FILM_SAMPLE_RATE)}`];
  const filters = [`aresample=${FILM_SAMPLE_RATE}:async=1:first_pts=0`, 'aformat=channel_layouts=stereo', ...length];
  return {
    inputs: [footageInput(file)],
    output: [
      ...['-map', '0:a:0', '-vn', '-af', filters.join(','), '-c:a', 'flac', '-sample_fmt', 's16'],
      ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact', '-f', 'flac'],
    ],
  };
}

/** What footage is made to, as it is stored under: the same words, the same bytes. */
export function normalisedVersion(facts: FootageFacts, format: FootageFormat, canToneMap: boolean): string {
  const { width, height, rate } = format;
  const mapped = facts.picture && isHdr(facts.picture.colour) ? (canToneMap ? ' tone-mapped' : ' clipped') : '';
  return `${FOOTAGE_REVISION} ${width}x${height} ${rateText(rate)}${mapped}`;
}

function jpegFilters(picture: PictureFacts, size: Size, canToneMap: boolean): string[] {
  return [...filmFilters(picture, size, canToneMap), FILM_TO_JPEG];
}

type Size = Pick<FootageFormat, 'width' | 'height'>;

/** To BT.709 in limited range, 4:2:0, of this size. */
function filmFilters(picture: PictureFacts, { width, height }: Size, canToneMap: boolean): string[] {
  const { colour } = picture;
  const size = `scale=${width}:${height}:${SCALE_FLAGS}`;
  if (canToneMap && (isHdr(colour) || isWideGamut(colour))) {
    const from = `tin=${known(colour.transfer, 'bt709')}:pin=${known(colour.primaries, 'bt2020')}:min=${zscaleMatrix(colour)}:rin=${colour.range === 'pc' ? 'full' : 'limited'}`;
    const to = 'p=bt709:t=bt709:m=bt709:r=limited,format=yuv420p';
    if (!isHdr(colour)) return [size, `zscale=${from}:${to}`];
    // 100 cd/m² are white; brighter lights are rolled off by Hable's curve.
    return [
      size,
      `zscale=${from}:t=linear:npl=100`,
      'format=gbrpf32le',
      'zscale=p=bt709',
      'tonemap=hable:desat=0',
      `zscale=${to}`,
    ];
  }
  const matrix = matrixOf(picture);
  return [
    `scale=${width}:${height}:${matrix === null ? '' : `in_color_matrix=${matrix}:`}out_color_matrix=bt709:out_range=tv:${SCALE_FLAGS}`,
    'format=yuv420p',
  ];
}

function known(word: string, otherwise: string): string {
  return word === 'unknown' ? otherwise : word;
}

/** RGB that says it is wide comes to the filter as ffmpeg converts it: by BT.2020. */
function zscaleMatrix({ matrix }: Colour): string {
  return matrix === 'unknown' || matrix === 'gbr' ? 'bt2020nc' : matrix;
}

const MATRICES: Readonly<Record<string, string>> = {
  bt709: 'bt709',
  bt470bg: 'bt601',
  smpte170m: 'bt601',
  fcc: 'fcc',
  smpte240m: 'smpte240m',
  bt2020nc: 'bt2020',
  bt2020c: 'bt2020',
};

/** As the scale filter calls it; null for RGB. What is not said is BT.601 in JPEG and in the sizes of old television, else BT.709. */
function matrixOf({ pixel_format, colour, height }: PictureFacts): string | null {
  if (/^(?:rgb|bgr|argb|abgr|rgba|bgra|gbr|0rgb|pal|gray|mono)/u.test(pixel_format)) return null;
  const said = MATRICES[colour.matrix];
  if (said !== undefined) return said;
  return pixel_format.startsWith('yuvj') || height < 720 ? 'bt601' : 'bt709';
}
