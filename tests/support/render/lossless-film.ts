import { rm, writeFile } from 'node:fs/promises';
import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { FONT_FOLDER } from '../../../src-main/render/segment-cache.ts';
import { scriptsOf } from '../../../src-shared/render/drawn.ts';
import { segmentArguments, segmentList } from '../../../src-shared/render/encode.ts';
import { STANDARD_INPUT } from '../../../src-shared/render/ffmpeg-arguments.ts';
import { storedFilesOf } from '../../../src-shared/render/plan.ts';
import type { RenderPlan } from '../../../src-shared/render/plan.ts';
import { fontsDirectory } from '../media/media.ts';
import type { MediaBench } from '../media/media.ts';

const LOSSLESS = ['-preset', 'ultrafast', '-qp', '0'];
const CONCAT = ['-f', 'concat', '-safe', '0', '-protocol_whitelist', 'file,pipe'];

/** Renders the pictures of a plan without loss: what an export is compared with. @returns the path of an MP4 file */
export async function losslessFilm(bench: MediaBench, plan: RenderPlan, name: string): Promise<string> {
  const joined = [];
  for (const [nth, segment] of plan.segments.entries()) {
    const stored = new Map<string, string>();
    for (const sha256 of storedFilesOf(segment)) stored.set(sha256, await bench.store.read(sha256));
    const scripts = scriptsOf(segment, plan);
    const scriptPath = (script: string): string => bench.path(`${name}-${nth}-${scripts.indexOf(script)}.ass`);
    for (const script of scripts) await writeFile(scriptPath(script), script);
    const files = {
      pathOf: (sha256: string) => stored.get(sha256) ?? '',
      scriptPath,
      fonts: `${fontsDirectory}/${FONT_FOLDER}`,
    };
    const task = segmentArguments(segment, plan, files);
    // Preset, rate and tune are six arguments; all others stay as they are.
    const output = task.output.toSpliced(task.output.indexOf('-preset'), 6, ...LOSSLESS);
    const path = bench.path(`${name}-${nth}.mp4`);
    await runFfmpeg(bench.ffmpeg, { ...task, output }, path);
    joined.push({ path, frames: segment.frames });
  }
  const film = bench.path(`${name}.mp4`);
  const task = { inputs: [{ source: STANDARD_INPUT, options: CONCAT }], output: ['-c', 'copy'] };
  await runFfmpeg(bench.ffmpeg, task, film, { stdin: segmentList(joined, plan.rate) });
  await Promise.all(joined.map(({ path }) => rm(path)));
  return film;
}
