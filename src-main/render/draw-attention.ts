import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hearing } from '../../src-shared/generation/hearing.ts';
import { attentionPicture } from '../../src-shared/render/attention-picture.ts';
import { writtenArguments } from '../../src-shared/render/encode.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import { withPart, writeInPlace } from '../media/part-file.ts';
import type { SegmentTools } from './segment-cache.ts';
import { FONT_FOLDER } from './segment-cache.ts';

/**
 * Draws which words a model looked at for what it heard, as a PNG.
 * @throws ShotloomError `ffmpeg_failed`, `cancelled`
 */
export async function drawAttention(
  hearing: Hearing,
  tools: Pick<SegmentTools, 'ffmpeg' | 'fontsDirectory'>,
  output: string,
  signal?: AbortSignal,
): Promise<void> {
  const { script: text, ...picture } = attentionPicture(hearing);
  await withPart(`${output}.ass`, async (script) => {
    await writeFile(script, text);
    const captions = { script, fonts: join(tools.fontsDirectory, FONT_FOLDER) };
    await writeInPlace(output, (part) =>
      runFfmpeg(tools.ffmpeg, writtenArguments(picture, captions), part, signal ? { signal } : {}),
    );
  });
}
