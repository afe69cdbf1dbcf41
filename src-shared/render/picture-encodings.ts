/** The pictures of an encoded film. */
export type PictureCodec = 'h264' | 'hevc' | 'vp9' | 'av1' | 'prores';

/**
 * How the segments of a film are encoded: closed groups of pictures and headers that do not depend on the content, so that they join
 * without re-encoding.
 */
export interface PictureEncoding {
  readonly codec: PictureCodec;
  /** As ffmpeg names it. */
  readonly encoder: string;
  /** Filters between the film's frames (yuv420p) and the encoder; null for none. */
  readonly filters: string | null;
  readonly options: readonly string[];
  /** The container of segments. MP4 holds all but ProRes. */
  readonly container: 'mp4' | 'mov';
  /** Frames that are decoded before the first one is shown. */
  readonly ahead: 0 | 2;
  /**
   * About how many bits a pixel takes, by which the room on the disk is estimated before anything is encoded [measured on 96 frames of
   * 1280x720 of the built-in model, and rounded up].
   */
  readonly bitsPerPixel: number;
}

const GOP_FRAMES = 48;

const COLOUR_TAGS = [
  ...['-color_primaries', 'bt709'],
  ...['-color_trc', 'bt709'],
  ...['-colorspace', 'bt709'],
  ...['-color_range', 'tv'],
];

const PLAIN = ['-threads', '1', '-pix_fmt', 'yuv420p'];

/** Groups of so many pictures, where the encoder has no other names for it. */
const GROUPS = ['-g', String(GOP_FRAMES)];

function joinableH264(gop: number): string[] {
  return [
    ...['-c:v', 'libx264', ...PLAIN],
    ...['-g', String(gop), '-sc_threshold', '0', '-x264-params', 'stitchable=1:open-gop=0'],
    ...COLOUR_TAGS,
  ];
}

/**
 * One thread: the fewest cycles a frame, and the same bytes on every machine; two segments at once fill two cores.
 */
export const JOINABLE_H264 = joinableH264(GOP_FRAMES);

/**
 * Frames of a group where a film is looked at: to show one, a player decodes all of its group before it, 1.8 ms each at 1280x720 in Chromium, 3 ms
 * on a slow day [measured]; groups of 48 took up to 107 ms to a frame. Of a drawn film they cost 14 % of the bytes of groups of 48, and 9 % of those of 24.
 */
const WEB_GROUP = 12;

const H264 = { codec: 'h264', encoder: 'libx264', filters: null, container: 'mp4', ahead: 2 } as const;

/** What films are encoded in unless somebody asks for something else. */
export const H264_WEB: PictureEncoding = {
  ...H264,
  options: [...joinableH264(WEB_GROUP), '-preset', 'veryfast', '-crf', '18', '-tune', 'animation'],
  bitsPerPixel: 0.03,
};

/** For those who transmit it: groups of half a second, finer, and no peak above 50 Mbit/s. */
export const H264_BROADCAST: PictureEncoding = {
  ...H264,
  options: [
    ...[...joinableH264(12), '-preset', 'fast', '-profile:v', 'high', '-crf', '14'],
    ...['-maxrate', '50M', '-bufsize', '50M'],
  ],
  bitsPerPixel: 0.15,
};

/** The frames as they were planned, bit for bit: what pictures are made of. */
export const H264_LOSSLESS: PictureEncoding = {
  ...H264,
  options: [...JOINABLE_H264, '-preset', 'superfast', '-qp', '0'],
  bitsPerPixel: 0.4,
};

/** `hvc1` is what Apple's players want; without `info` no version of the library is written. */
export const HEVC: PictureEncoding = {
  codec: 'hevc',
  encoder: 'libx265',
  filters: null,
  options: [
    ...['-c:v', 'libx265', ...PLAIN, '-preset', 'fast', '-crf', '21', '-tag:v', 'hvc1'],
    '-x265-params',
    [
      ...[`keyint=${GOP_FRAMES}`, `min-keyint=${GOP_FRAMES}`, 'scenecut=0', 'open-gop=0'],
      ...['pools=none', 'frame-threads=1', 'log-level=error', 'info=0'],
    ].join(':'),
    ...COLOUR_TAGS,
  ],
  container: 'mp4',
  ahead: 2,
  bitsPerPixel: 0.025,
};

export const VP9: PictureEncoding = {
  codec: 'vp9',
  encoder: 'libvpx-vp9',
  filters: null,
  options: [
    ...['-c:v', 'libvpx-vp9', ...PLAIN, '-crf', '24', '-b:v', '0', '-deadline', 'good', '-cpu-used', '4'],
    ...[...GROUPS, ...COLOUR_TAGS],
  ],
  container: 'mp4',
  ahead: 0,
  bitsPerPixel: 0.03,
};

/** libaom, which is slow. */
export const AV1_LIBAOM: PictureEncoding = {
  codec: 'av1',
  encoder: 'libaom-av1',
  filters: null,
  options: [
    ...['-c:v', 'libaom-av1', ...PLAIN, '-crf', '27', '-b:v', '0', '-cpu-used', '6'],
    ...[...GROUPS, ...COLOUR_TAGS],
  ],
  container: 'mp4',
  ahead: 0,
  bitsPerPixel: 0.03,
};

/** SVT-AV1, several times as fast, where an ffmpeg has it (the one that npm brings has not). */
export const AV1_SVT: PictureEncoding = {
  codec: 'av1',
  encoder: 'libsvtav1',
  filters: null,
  options: [
    ...['-c:v', 'libsvtav1', '-pix_fmt', 'yuv420p', '-preset', '8', '-crf', '27', '-svtav1-params', 'lp=1:scd=0'],
    ...[...GROUPS, ...COLOUR_TAGS],
  ],
  container: 'mp4',
  ahead: 0,
  bitsPerPixel: 0.03,
};

/** 422 HQ. The encoder writes the colours of the frames into their headers, and not those of its options. */
export const PRORES: PictureEncoding = {
  codec: 'prores',
  encoder: 'prores_ks',
  filters: 'setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv',
  options: [
    ...['-c:v', 'prores_ks', '-threads', '1', '-profile:v', 'hq', '-vendor', 'apl0', '-pix_fmt', 'yuv422p10le'],
    ...COLOUR_TAGS,
  ],
  container: 'mov',
  ahead: 0,
  bitsPerPixel: 4,
};
