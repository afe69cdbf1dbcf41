import { REPEATABLE_MP4 } from './encode.ts';
import type { FfmpegArguments } from './ffmpeg-arguments.ts';
import { SCALE_FLAGS } from './filters.ts';
import { FILM_TO_JPEG, ONE_PICTURE, stripCells } from './footage.ts';
import { JOINABLE_H264 } from './picture-encodings.ts';

/** Raised whenever what is made of takes changes: all of it is then made anew when it is next asked for. */
export const TAKE_VIEW_REVISION = 1;

/** How wide small pictures of takes are, in pixels: as they stand on a board, and so on a display of twice the pixels. */
export const THUMBNAIL_WIDTHS = [320, 640] as const;
export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number];

const STRIP_HEIGHT = 90;
const PREVIEW_HEIGHT = 540;
/** On x264's scale (CRF): it is looked at, and nothing is made of it. */
const PREVIEW_QUALITY = 23;

/** A file that a take is: a still (PNG), or a clip (MP4 in BT.709). */
export interface TakeFile {
  readonly path: string;
  readonly kind: 'still' | 'clip';
}

/** A small picture (JPEG) of a take, never larger than it: of a clip the picture at `seconds`. */
export function takeThumbnailArguments(file: TakeFile, width: ThumbnailWidth, seconds: number): FfmpegArguments {
  const size = `scale='min(${width},iw)':-2:out_color_matrix=bt709:out_range=tv:${SCALE_FLAGS},format=yuv420p`;
  const before = seconds > 0 ? ['-ss', seconds.toFixed(3)] : [];
  return {
    inputs: [{ source: file.path, options: [...demuxer(file), ...before] }],
    output: ['-map', '0:V:0', '-vf', `${size},${FILM_TO_JPEG}`, '-frames:v', '1', ...jpeg(3)],
  };
}

/** Pictures of a clip of so many seconds side by side, evenly spread over its time (JPEG). */
export function takeFilmstripArguments(file: TakeFile, seconds: number): FfmpegArguments {
  const cells = stripCells(seconds);
  const filters = [
    `fps=fps=${cells}/${seconds.toFixed(6)}:start_time=0:round=near`,
    'tpad=stop=-1:stop_mode=clone',
    `trim=end_frame=${cells}`,
    `scale=-2:${STRIP_HEIGHT}:${SCALE_FLAGS},format=yuv420p`,
    FILM_TO_JPEG,
    `tile=${cells}x1`,
  ];
  return {
    inputs: [{ source: file.path, options: demuxer(file) }],
    output: ['-map', '0:V:0', '-vf', filters.join(','), '-frames:v', '1', ...jpeg(4)],
  };
}

/** A clip as every browser plays it: H.264, 4:2:0, at most 540 lines. Takes are stored without loss, which few decode. */
export function takePreviewArguments(file: TakeFile): FfmpegArguments {
  return {
    inputs: [{ source: file.path, options: demuxer(file) }],
    output: [
      ...['-map', '0:V:0', '-map', '0:a:0?', '-vf', `scale=-2:'min(${PREVIEW_HEIGHT},ih)':${SCALE_FLAGS}`],
      ...[...JOINABLE_H264, '-preset', 'veryfast', '-crf', String(PREVIEW_QUALITY), '-c:a', 'aac', ...REPEATABLE_MP4],
    ],
  };
}

/** ffmpeg is told what our own files are, and reaches for nothing else. */
function demuxer({ kind }: TakeFile): string[] {
  return ['-protocol_whitelist', 'file', '-f', kind === 'still' ? 'png_pipe' : 'mov'];
}

function jpeg(quality: number): string[] {
  return ['-c:v', 'mjpeg', '-q:v', String(quality), ...ONE_PICTURE];
}
