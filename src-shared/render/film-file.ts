import type { FrameRate } from '../timeline/rational.ts';
import type { Container, Delivery } from './delivery.ts';
import { decodeTimes, repeatableFile } from './encode.ts';
import { STANDARD_INPUT } from './ffmpeg-arguments.ts';
import type { FfmpegArguments, FfmpegInput } from './ffmpeg-arguments.ts';

/** A scene, from its first frame in the film. */
export interface Chapter {
  readonly title: string;
  readonly from: number;
  /** Half-open. */
  readonly to: number;
}

/** What a finished file says of itself. */
export interface Description {
  readonly title: string;
  /** What made it: never who. */
  readonly comment: string;
  /** The AIGC field (ai-label.ts); null for none. */
  readonly aigc: string | null;
  readonly chapters: readonly Chapter[];
}

/** A track of captions that a player can show or hide. */
export interface CaptionTrack {
  /** SubRip. */
  readonly text: string;
  /** ISO 639-2, e.g. `zho`. */
  readonly language: string;
  readonly name: string;
}

/** What is put beside the pictures of a film into one file. Paths lie on this machine. */
export interface FilmFile {
  readonly container: Container;
  /** Finished sound, encoded as the container takes it; null for none. */
  readonly sound: string | null;
  /** A file of ffmpeg's metadata format ({@link descriptionFile}). */
  readonly description: string;
  /** Whether the description has a field that only free metadata has room for. */
  readonly isFree: boolean;
  readonly captions: readonly (Omit<CaptionTrack, 'text'> & { readonly path: string })[];
  /** The label of the first frame; null for no track of timecode. */
  readonly timecode: string | null;
}

/** The list of segments ({@link segmentList}). */
const JOINED: FfmpegInput = {
  source: STANDARD_INPUT,
  options: ['-f', 'concat', '-safe', '0', '-protocol_whitelist', 'file,pipe'],
};

/** ffmpeg's metadata format (ffmpeg-formats, "Metadata"). WAVE has a few names only: what has none is said in its comment. */
export function descriptionFile(
  { title, comment, aigc, chapters }: Description,
  rate: FrameRate,
  container: Container,
): string {
  const isNamed = container !== 'wav';
  const entries = [
    `title=${escaped(title)}`,
    `comment=${escaped(aigc === null || isNamed ? comment : `${comment} AIGC=${aigc}`)}`,
    ...(aigc === null || !isNamed ? [] : [`AIGC=${escaped(aigc)}`]),
  ];
  const sections = chapters.flatMap((chapter) => [
    '[CHAPTER]',
    `TIMEBASE=${rate.denominator}/${rate.numerator}`,
    `START=${chapter.from}`,
    `END=${chapter.to}`,
    `title=${escaped(chapter.title)}`,
  ]);
  return `;FFMETADATA1\n${[...entries, ...sections].join('\n')}\n`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/\p{Cc}/gu, (character) => (character === '\n' ? '\n' : ' '))
    .replaceAll(/[\\=;#\n]/gu, String.raw`\$&`);
}

/**
 * Joins encoded segments into a finished file. Pictures and sound are copied as they are. The list of segments comes on standard input,
 * so that no list file can be left behind.
 */
export function filmFileArguments(file: FilmFile, { picture }: Delivery, rate: FrameRate): FfmpegArguments {
  if (picture === null) throw new RangeError('A film that is heard only has no segments');
  const inputs: FfmpegInput[] = [JOINED];
  const read = (source: string, options: readonly string[]): number => inputs.push({ source, options }) - 1;
  const sound = file.sound === null ? null : read(file.sound, []);
  const description = read(file.description, ['-f', 'ffmetadata']);
  const captions = file.captions.map((track) => ({ ...track, input: read(track.path, ['-f', 'srt']) }));
  const times = decodeTimes(rate, picture.ahead, file.container);
  return {
    inputs,
    output: [
      ...['-map', '0:v:0', '-c:v', 'copy', ...times],
      ...(picture.codec === 'hevc' && isMp4(file.container) ? ['-tag:v', 'hvc1'] : []),
      ...(sound === null ? [] : ['-map', `${sound}:a:0`, '-c:a', 'copy']),
      ...captions.flatMap(({ input }) => ['-map', `${input}:s:0`]),
      ...(captions.length === 0 ? [] : ['-c:s', captionCodec(file.container)]),
      ...containerOptions(file.container, file.isFree),
      ...['-map_metadata', String(description), '-map_chapters', String(description)],
      ...captions.flatMap(({ language, name }, index) => [
        ...[`-metadata:s:s:${index}`, `language=${languageIn(file.container, language)}`],
        ...[`-metadata:s:s:${index}`, `${isMp4(file.container) ? 'handler_name' : 'title'}=${name}`],
      ]),
      ...(file.timecode === null ? [] : ['-timecode', file.timecode]),
    ],
  };
}

/** Gives a finished sound its description, as a film that is heard only. */
export function soundFileArguments(
  file: Pick<FilmFile, 'container' | 'description' | 'isFree'>,
  sound: string,
): FfmpegArguments {
  return {
    inputs: [
      { source: sound, options: [] },
      { source: file.description, options: ['-f', 'ffmetadata'] },
    ],
    output: [
      ...['-map', '0:a:0', '-c:a', 'copy', ...containerOptions(file.container, file.isFree)],
      ...['-map_metadata', '1', '-map_chapters', '1'],
    ],
  };
}

/** The colours of an animated picture (PNG), chosen from all frames of a film. */
export function paletteArguments(): FfmpegArguments {
  return { inputs: [JOINED], output: ['-map', '0:v:0', '-vf', `${RGB},palettegen=stats_mode=diff`, ...ONE_PICTURE] };
}

const RGB = 'scale=in_color_matrix=bt709:in_range=tv:flags=bicubic+accurate_rnd+full_chroma_inp,format=rgb24';
const ONE_PICTURE = ['-frames:v', '1', '-f', 'image2', '-update', '1', '-c:v', 'png'];

/** An animated picture in the colours of a palette, repeated for ever. */
export function gifArguments(palette: string): FfmpegArguments {
  const graph = `[0:v:0]${RGB}[film];[film][1:v:0]paletteuse=dither=sierra2_4a:diff_mode=rectangle[out]`;
  return {
    inputs: [JOINED, { source: palette, options: ['-f', 'image2', '-pattern_type', 'none'] }],
    output: ['-filter_complex', graph, '-map', '[out]', '-fflags', '+bitexact', '-f', 'gif', '-loop', '0'],
  };
}

/** Every frame as a picture, numbered from 1. The output is a pattern. */
export function picturesArguments(): FfmpegArguments {
  return {
    inputs: [JOINED],
    output: [
      '-map',
      '0:v:0',
      '-vf',
      RGB,
      '-fps_mode',
      'passthrough',
      '-f',
      'image2',
      '-start_number',
      '1',
      '-c:v',
      'png',
    ],
  };
}

function isMp4(container: Container): boolean {
  return container === 'mp4' || container === 'mov';
}

function captionCodec(container: Container): string {
  if (isMp4(container)) return 'mov_text';
  return container === 'webm' ? 'webvtt' : 'subrip';
}

/** Matroska and QuickTime have the older codes of ISO 639-2. */
function languageIn(container: Container, language: string): string {
  return language === 'zho' && container !== 'mp4' ? 'chi' : language;
}

/** Neither the date nor the versions of libraries are written. MP4 has names of its own for metadata, and no others unless it is told. */
function containerOptions(container: Container, isFree: boolean): string[] {
  const free = isFree ? '+use_metadata_tags' : '';
  const repeatable = ['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'];
  switch (container) {
    case 'mp4':
    case 'mov':
      return ['-flags:a', '+bitexact', ...repeatableFile(container, free)];
    case 'm4a':
      return [...repeatable, '-movflags', `+faststart${free}`, '-f', 'ipod'];
    case 'gif':
    case 'png':
      throw new RangeError(`A film is not joined into ${container}`);
    case 'mkv':
      return [...repeatable, '-f', 'matroska'];
    case 'webm':
    case 'wav':
    case 'flac':
    case 'mp3':
      return [...repeatable, '-f', container];
  }
}
