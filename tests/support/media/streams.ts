import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Ffmpeg } from '../../../src-main/media/locate.ts';

const run = promisify(execFile);

/** What ffmpeg prints of a file: its container, a line for each stream, its chapters, and all metadata of streams. */
export interface FileHeader {
  readonly container: string;
  readonly streams: readonly string[];
  readonly chapters: readonly { readonly start: number; readonly end: number; readonly title: string }[];
  readonly text: string;
}

/** Reads the header of a media file as ffmpeg tells it. */
export async function headerOf(ffmpeg: Pick<Ffmpeg, 'path'>, path: string): Promise<FileHeader> {
  const { stderr } = await run(ffmpeg.path, [
    '-hide_banner',
    '-i',
    path,
    '-map',
    '0',
    '-c',
    'copy',
    '-t',
    '0',
    '-f',
    'null',
    '-',
  ]).catch((error: { stderr: string }) => error);
  const text = stderr.split('Output #0')[0] ?? '';
  return {
    container: /^Input #0, ([^,]+)/mu.exec(text)?.[1] ?? '',
    streams: Array.from(text.matchAll(/^ *Stream #0:\d+.*?: (\w+: .*)$/gmu), (match) => match[1] ?? ''),
    chapters: Array.from(
      text.matchAll(/Chapter #0:\d+: start ([\d.]+), end ([\d.]+)\s+Metadata:\s+title\s+: (.*)$/gmu),
      ([, start, end, title]) => ({ start: Number(start), end: Number(end), title: title ?? '' }),
    ),
    text,
  };
}
