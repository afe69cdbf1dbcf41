import type { PictureCodec, PictureEncoding } from './picture-encodings.ts';

/** Kinds of encoders in hardware, in the order in which they are tried: NVIDIA, Intel, AMD, Apple, Linux, and small boards. */
export const hardwareNames = ['nvenc', 'qsv', 'amf', 'videotoolbox', 'vaapi', 'v4l2m2m'] as const;

export type HardwareName = (typeof hardwareNames)[number];

export const encoderNames = ['software', 'auto', ...hardwareNames] as const;

export type EncoderName = (typeof encoderNames)[number];

const COLOURS = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'];
/** No pictures that are decoded before they are shown: some hardware has none, and none is needed to join segments. */
const GROUPS = ['-g', '48', '-bf', '0'];

interface Hardware {
  readonly codecs: readonly PictureCodec[];
  readonly filters: string | null;
  readonly options: readonly string[];
}

/** As the documentation of ffmpeg's encoders names the options (ffmpeg-codecs, `ffmpeg -h encoder=h264_nvenc`). None of them was run on its hardware. */
const HARDWARE: Readonly<Record<HardwareName, Hardware>> = {
  nvenc: {
    codecs: ['h264', 'hevc', 'av1'],
    filters: null,
    options: [
      ...['-preset', 'p5', '-tune', 'hq', '-rc', 'vbr', '-cq', '20', '-b:v', '0'],
      ...['-no-scenecut', '1', '-forced-idr', '1', '-pix_fmt', 'yuv420p'],
    ],
  },
  qsv: {
    codecs: ['h264', 'hevc', 'av1', 'vp9'],
    filters: 'format=nv12',
    options: ['-preset', 'medium', '-global_quality', '20'],
  },
  amf: {
    codecs: ['h264', 'hevc', 'av1'],
    filters: 'format=nv12',
    options: ['-usage', 'transcoding', '-quality', 'balanced', '-rc', 'cqp', '-qp_i', '20', '-qp_p', '20'],
  },
  videotoolbox: {
    codecs: ['h264', 'hevc', 'prores'],
    filters: null,
    options: ['-allow_sw', '0', '-q:v', '65', '-pix_fmt', 'yuv420p'],
  },
  vaapi: {
    codecs: ['h264', 'hevc', 'av1', 'vp9'],
    filters: 'format=nv12,hwupload',
    options: ['-rc_mode', 'CQP', '-global_quality', '20'],
  },
  v4l2m2m: { codecs: ['h264', 'hevc'], filters: null, options: ['-b:v', '12M', '-pix_fmt', 'yuv420p'] },
};

/** VAAPI is told which device it works on. */
const DEVICE = ['-init_hw_device', 'vaapi=device:/dev/dri/renderD128', '-filter_hw_device', 'device'];

/**
 * How segments are encoded by hardware in place of software; null where that hardware has no such codec. Segments of one machine join without
 * re-encoding as those of software do, but differ from one machine to another.
 */
export function hardwareEncoding(name: HardwareName, software: PictureEncoding): PictureEncoding | null {
  const { codecs, filters, options } = HARDWARE[name];
  if (!codecs.includes(software.codec)) return null;
  const encoder = `${software.codec}_${name}`;
  const own = software.codec === 'prores' ? ['-profile:v', 'hq', '-pix_fmt', 'p210le'] : [...options, ...GROUPS];
  return {
    ...software,
    encoder,
    filters,
    options: [
      ...(name === 'vaapi' ? DEVICE : []),
      ...['-c:v', encoder, ...own],
      ...(software.codec === 'hevc' ? ['-tag:v', 'hvc1'] : []),
      ...COLOURS,
    ],
    ahead: 0,
  };
}
