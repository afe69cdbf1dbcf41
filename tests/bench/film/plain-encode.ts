import { openLibrary } from '../../../src-main/library/open.ts';
import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import type { Ffmpeg } from '../../../src-main/media/locate.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import type { Take } from '../../../src-shared/library/records.ts';
import type { EncodedSegment } from '../../../src-shared/render/encode.ts';
import { segmentArguments, segmentList } from '../../../src-shared/render/encode.ts';
import { STANDARD_INPUT } from '../../../src-shared/render/ffmpeg-arguments.ts';
import { clipSegment, filesAt } from '../../support/render/segments.ts';

const LOSSLESS = ['-preset', 'superfast', '-qp', '0'];
const CONCAT = ['-f', 'concat', '-safe', '0', '-protocol_whitelist', 'file,pipe'];

type Format = Parameters<typeof segmentArguments>[1];

/**
 * Encodes the frames that the only project of a library shows as its film once more, in one ffmpeg with the film's own
 * encoder settings, on as many threads as x264 likes, without captions and sound. Milliseconds; cutting the handles off
 * the clips beforehand does not count.
 */
export async function plainEncode(directory: string, output: string): Promise<number> {
  const ffmpeg = await locateFfmpeg();
  const library = openLibrary(directory);
  try {
    const [project] = library.projects();
    if (!project) throw new Error(`The library ${directory} has no project.`);
    const format = {
      width: project.width,
      height: project.height,
      rate: { numerator: project.fps_num, denominator: project.fps_den },
    };
    const shown: EncodedSegment[] = [];
    for (const shot of library.shotsOf(project.id)) {
      const clip = library.takesOf(shot.id).find((take) => take.kind === 'clip');
      if (!clip) throw new Error(`Shot ${shot.id} has no clip.`);
      const source = library.store.pathOf(clip.media_sha256);
      shown.push(await withoutHandles(ffmpeg, clip, source, format, `${output}.${shot.position}.mp4`));
    }
    const before = performance.now();
    await encode(ffmpeg, shown, format, output);
    return performance.now() - before;
  } finally {
    library.close();
  }
}

async function withoutHandles(
  ffmpeg: Ffmpeg,
  clip: Take,
  source: string,
  format: Format,
  path: string,
): Promise<EncodedSegment> {
  const frames = clip.frames - 2 * clip.handle_frames;
  const segment = clipSegment('', clip.handle_frames, frames);
  const task = segmentArguments(segment, format, filesAt(source));
  const quality = task.output.indexOf('-preset');
  // Preset, rate and tune are six arguments; all others stay as they are.
  await runFfmpeg(ffmpeg, { ...task, output: task.output.toSpliced(quality, 6, ...LOSSLESS) }, path);
  return { path, frames };
}

async function encode(ffmpeg: Ffmpeg, shown: readonly EncodedSegment[], format: Format, output: string): Promise<void> {
  const total = shown.reduce((sum, { frames }) => sum + frames, 0);
  const { output: options } = segmentArguments(clipSegment('', 0, total), format, filesAt(STANDARD_INPUT));
  const task = {
    inputs: [{ source: STANDARD_INPUT, options: CONCAT }],
    output: options.toSpliced(options.indexOf('-threads'), 2),
  };
  const { frames } = await runFfmpeg(ffmpeg, task, output, { stdin: segmentList(shown, format.rate) });
  if (frames !== total) throw new Error(`The plain encode has ${frames} of ${total} frames.`);
}
