import { execFile } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';

const run = promisify(execFile);

/** Runs ffmpeg in a folder; the last argument is the file that it writes. */
export async function make(folder: string, ...args: readonly string[]): Promise<string> {
  const { path } = await locateFfmpeg();
  const name = args.at(-1) ?? '';
  await run(path, ['-loglevel', 'error', '-y', ...args], { cwd: folder });
  return join(folder, name);
}

const TEST_CARD = ['-f', 'lavfi', '-i', 'testsrc2=s=160x90:r=24:d=2'];
const TONE = ['-f', 'lavfi', '-i', 'sine=d=2'];
const X264 = ['-c:v', 'libx264', '-preset', 'ultrafast'];
const HDR = ['-pix_fmt', 'yuv420p10le', '-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error'];
const KEYS = [
  '-encryption_key',
  '76a6c65c5ea762046bd749a2e632ccbb',
  '-encryption_kid',
  'a7e61c373e219033c21091fa607bf3b8',
];

/** Real files of footage, sound and damaged, by what they are; each is written when it is asked for. */
export const FILES = {
  video: (folder: string) => make(folder, ...TEST_CARD, ...TONE, ...X264, '-c:a', 'aac', '-shortest', 'harbour.mp4'),
  silent: (folder: string) => make(folder, ...TEST_CARD, ...X264, 'silent.mov'),
  /** Twelve pictures at 24 a second, then thirty-six at 8. */
  variable: (folder: string) =>
    make(
      folder,
      ...TEST_CARD,
      '-vf',
      'setpts=if(lt(N\\,12)\\,N\\,12+(N-12)*3)/24/TB',
      '-fps_mode',
      'vfr',
      ...X264,
      'variable.mp4',
    ),
  /** As a telephone that was held upright writes it. */
  turned: async (folder: string) => {
    await FILES.silent(folder);
    return make(folder, '-i', 'silent.mov', '-c', 'copy', '-metadata:s:v', 'rotate=270', 'turned.mp4');
  },
  hdr: (folder: string) =>
    make(
      folder,
      ...TEST_CARD,
      ...HDR,
      '-color_primaries',
      'bt2020',
      '-color_trc',
      'smpte2084',
      '-colorspace',
      'bt2020nc',
      'hdr.mp4',
    ),
  hlg: (folder: string) =>
    make(
      folder,
      ...TEST_CARD,
      ...HDR,
      '-color_primaries',
      'bt2020',
      '-color_trc',
      'arib-std-b67',
      '-colorspace',
      'bt2020nc',
      'hlg.mkv',
    ),
  interlaced: (folder: string) =>
    make(
      folder,
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=160x96:r=50:d=1',
      '-vf',
      'interlace',
      '-flags',
      '+ilme+ildct',
      '-c:v',
      'libx264',
      '-x264-params',
      'interlaced=1',
      'interlaced.mov',
    ),
  /** 160x90 pixels that are twice as wide as high. */
  wide: (folder: string) => make(folder, ...TEST_CARD, '-vf', 'setsar=2/1', ...X264, 'wide.mp4'),
  odd: (folder: string) =>
    make(folder, '-f', 'lavfi', '-i', 'testsrc=s=161x91:r=25:d=1', '-pix_fmt', 'yuv444p', '-c:v', 'ffv1', 'odd.mkv'),
  /** Pictures that are shown in another order than they are stored in, without times of their own. */
  avi: (folder: string) => make(folder, ...TEST_CARD, ...TONE, '-c:v', 'libx264', '-bf', '2', '-shortest', 'old.avi'),
  /** Times that are rounded to milliseconds. */
  webm: (folder: string) => make(folder, ...TEST_CARD, '-c:v', 'libvpx-vp9', '-deadline', 'realtime', 'web.webm'),
  gif: (folder: string) => make(folder, '-f', 'lavfi', '-i', 'testsrc2=s=64x64:r=5:d=1', 'dance.gif'),
  apng: (folder: string) => make(folder, '-f', 'lavfi', '-i', 'testsrc2=s=64x64:r=5:d=1', '-f', 'apng', 'dance.png'),
  alpha: (folder: string) =>
    make(folder, '-f', 'lavfi', '-i', 'color=red@0.5:s=101x77,format=rgba', '-frames:v', '1', 'logo.png'),
  /** Its name is no pattern of names. */
  jpeg: async (folder: string) => {
    const path = await make(folder, '-f', 'lavfi', '-i', 'testsrc2=s=640x360', '-frames:v', '1', 'beach.jpg');
    await rename(path, join(folder, 'beach %03d.jpg'));
    return join(folder, 'beach %03d.jpg');
  },
  surround: (folder: string) =>
    make(
      folder,
      '-f',
      'lavfi',
      '-i',
      'sine=r=44100:d=1',
      '-af',
      'pan=5.1|c0=c0|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0',
      'surround.wav',
    ),
  cover: async (folder: string) => {
    await FILES.alpha(folder);
    return make(
      folder,
      '-f',
      'lavfi',
      '-i',
      'sine=d=1',
      '-i',
      'logo.png',
      '-map',
      '0',
      '-map',
      '1',
      '-c:v',
      'mjpeg',
      '-disposition:v',
      'attached_pic',
      'song.mp3',
    );
  },
} as const satisfies Readonly<Record<string, (folder: string) => Promise<string>>>;

/** A file cut off after a share of its bytes. */
async function cut(path: string, share: number): Promise<string> {
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, Math.floor(bytes.length * share)));
  return path;
}

async function written(folder: string, name: string, text: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

/** Files that cannot be used, and words of the sentence that says why. */
export const BAD_FILES: readonly (readonly [string, (folder: string) => Promise<string>, RegExp])[] = [
  [
    'text that is called a video',
    (folder) => written(folder, 'text.mp4', 'INT. ROOM - DAY'),
    /cannot be read as a video/u,
  ],
  ['an empty file', (folder) => written(folder, 'empty.mov', ''), /is empty; copy it again/u],
  [
    'a video whose index is cut off',
    async (folder) => cut(await FILES.video(folder), 0.5),
    /cannot be read as a video/u,
  ],
  [
    'a video that is cut off behind its index',
    async (folder) => {
      await FILES.video(folder);
      return cut(await make(folder, '-i', 'harbour.mp4', '-c', 'copy', '-movflags', '+faststart', 'fast.mp4'), 0.5);
    },
    /is cut short; copy it again/u,
  ],
  [
    'a Matroska file that is cut off',
    async (folder) => cut(await FILES.hlg(folder), 0.5),
    /is cut short; copy it again/u,
  ],
  [
    'a PNG that is cut off',
    async (folder) => cut(await FILES.alpha(folder), 0.5),
    /cannot be read as a video, picture/u,
  ],
  ['a JPEG that is cut off', async (folder) => cut(await FILES.jpeg(folder), 0.5), /is damaged or cut short/u],
  [
    'a video that is locked',
    async (folder) => {
      await FILES.silent(folder);
      return make(
        folder,
        '-i',
        'silent.mov',
        '-c',
        'copy',
        '-encryption_scheme',
        'cenc-aes-ctr',
        ...KEYS,
        'locked.mp4',
      );
    },
    /is locked against copying \(DRM\)/u,
  ],
  [
    'an animated WebP',
    (folder) => make(folder, '-f', 'lavfi', '-i', 'testsrc2=s=64x64:r=5:d=1', 'dance.webp'),
    /is an animated WebP/u,
  ],
  [
    'a HEIC picture',
    (folder) => written(folder, 'IMG.HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
    /is a HEIC picture, .* save it as JPEG/u,
  ],
  [
    'a list of other files',
    (folder) => written(folder, 'live.mp4', '#EXTM3U\n#EXTINF:5,\n/etc/passwd\n'),
    /is a list of other files/u,
  ],
  [
    'a list for ffmpeg',
    async (folder) => {
      await FILES.video(folder);
      return written(folder, 'list.mp4', "ffconcat version 1.0\nfile 'harbour.mp4'\n");
    },
    /cannot be read as a video/u,
  ],
  [
    'a picture of 1.6 milliard pixels',
    (folder) => written(folder, 'huge.png', hugePng()),
    /has pictures that are too large/u,
  ],
  [
    'subtitles',
    (folder) => written(folder, 'words.srt', '1\n00:00:00,000 --> 00:00:01,000\nHello\n'),
    /cannot be read as a video/u,
  ],
  ['a folder', (folder) => Promise.resolve(folder), /is a folder; name the files in it/u],
  ['nothing', (folder) => Promise.resolve(join(folder, 'gone.mov')), /^"gone\.mov" was not found; check its path\.$/u],
];

/** The head of a PNG of 40000x40000 pixels. */
function hugePng(): Uint8Array {
  const header = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x9c\x40\0\0\x9c\x40\x01\0\0\0\0\0\0\0\0', 'latin1');
  // The checksum of a header of that size (PNG specification, section 5.5).
  header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
  const data = Buffer.from('\0\0\0\x08IDAT\x78\x9c\x03\0\0\0\0\x01\0\0\0\0', 'latin1');
  data.writeUInt32BE(crc32(data.subarray(4, 16)), 16);
  return Buffer.concat([header, data]);
}
