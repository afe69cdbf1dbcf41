import type { FrameRate } from '../timeline/rational.ts';

/** What a file of footage is. */
export type FootageKind = 'video' | 'picture' | 'sound';

/** How the numbers of a picture mean colours, in ffmpeg's words (`bt709`, `unknown`), and its range (`tv`, `pc`, or null). */
export interface Colour {
  readonly primaries: string;
  readonly transfer: string;
  readonly matrix: string;
  readonly range: string | null;
}

/** What is known of the pictures of a file. */
export interface PictureFacts {
  /** As they are shown: upright, with square pixels. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise by which the stored pictures are turned to be upright. */
  readonly rotation: number;
  readonly frames: number;
  /** Of pictures that come at a variable rate the mean; null for a single picture. */
  readonly rate: FrameRate | null;
  readonly is_variable: boolean;
  readonly is_interlaced: boolean;
  readonly has_alpha: boolean;
  readonly pixel_format: string;
  readonly colour: Colour;
}

/** What is known of the sound of a file: of its first track. */
export interface SoundFacts {
  readonly sample_rate: number;
  readonly channels: number;
}

/** What a file of footage was found to be when it was imported. */
export interface FootageFacts {
  /** From the start of the file to the end of its last picture, or of its sound where it has none; null for a picture. */
  readonly duration_s: number | null;
  readonly picture: PictureFacts | null;
  readonly sound: SoundFacts | null;
}

/** Of how many bits a picture has, whether they reach beyond what a BT.709 screen shows: PQ and HLG. */
export function isHdr({ transfer }: Colour): boolean {
  return transfer === 'smpte2084' || transfer === 'arib-std-b67';
}

/** Whether a picture of standard range has colours outside of BT.709. */
export function isWideGamut({ primaries }: Colour): boolean {
  return primaries === 'bt2020' || primaries === 'smpte431' || primaries === 'smpte432';
}

/** Frames that last as long as `seconds`, to the nearest, at least one. */
export function framesIn(seconds: number, { numerator, denominator }: FrameRate): number {
  return Math.max(1, Math.round((seconds * numerator) / denominator));
}

/** The even size of a picture that is drawn as large as it fits into another without being distorted. */
export function fitInside(
  { width, height }: { readonly width: number; readonly height: number },
  into: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const factor = Math.min(into.width / width, into.height / height);
  const even = (pixels: number, most: number): number =>
    Math.min(Math.floor(most / 2) * 2, Math.max(2, Math.round((pixels * factor) / 2) * 2));
  return { width: even(width, into.width), height: even(height, into.height) };
}
