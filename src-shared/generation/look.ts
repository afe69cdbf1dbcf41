import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** What a reference picture says of one person: how strongly for or against each option of how people look, and colours. */
export interface Look {
  /** Log-odds, nought where the picture says nothing: model.json tells how many there are. */
  readonly evidence: Float32Array;
  /** Red, green, blue and how sure that is, 0 to 1, of each thing that has a colour of its own (skin, hair, clothes). */
  readonly colours: Float32Array;
}

/** How many numbers of a look there are, as a model has them. */
export interface LookShape {
  readonly evidence: number;
  readonly colours: number;
}

/** What was seen in a picture, as requests carry it. */
export interface Sight {
  /** Of the person in it: see {@link packLook}. */
  readonly look: string;
  /** Of its light: see {@link packTones}. */
  readonly palette: string;
}

/** Steps of one unit of evidence: 127 of them are more than a picture ever says. */
const EVIDENCE_STEPS = 16;
const COLOUR_STEPS = 255;
const TONE_STEPS = 512;

/** How a picture's light and its shadows lean: red, green and blue of each, nought where they are grey. */
const TONES = 6;

/**
 * A look as a request carries it: a byte a number, in hexadecimal digits. What two processors make of one picture differs
 * in the last digits, which are thus not part of the request.
 */
export function packLook({ evidence, colours }: Look): string {
  const plain = Array.from(colours, (value) => bounded(value * COLOUR_STEPS, 0, COLOUR_STEPS));
  return bytesToHex(Uint8Array.from([...signed(evidence, EVIDENCE_STEPS), ...plain]));
}

/** Reads what {@link packLook} wrote; null says nothing of anybody. */
export function unpackLook(packed: string | null, shape: LookShape): Look {
  const bytes = bytesOf(packed, shape.evidence + shape.colours);
  return {
    evidence: fromSigned(bytes.slice(0, shape.evidence), EVIDENCE_STEPS),
    colours: Float32Array.from(bytes.subarray(shape.evidence), (value) => value / COLOUR_STEPS),
  };
}

/** Tones as a request carries them. */
export function packTones(tones: Float32Array): string {
  return bytesToHex(Uint8Array.from(signed(tones, TONE_STEPS)));
}

/** Reads what {@link packTones} wrote; null changes no colour. */
export function unpackTones(packed: string | null): Float32Array {
  return fromSigned(bytesOf(packed, TONES), TONE_STEPS);
}

function bytesOf(packed: string | null, length: number): Uint8Array {
  const bytes = packed === null ? new Uint8Array(length) : hexToBytes(packed);
  if (bytes.length !== length) throw new Error('What was seen in a picture is of another model.');
  return bytes;
}

function signed(values: Float32Array, steps: number): number[] {
  return Array.from(values, (value) => bounded(value * steps, -127, 127) & 0xff);
}

function fromSigned(bytes: Uint8Array, steps: number): Float32Array {
  return Float32Array.from(bytes, (value) => ((value << 24) >> 24) / steps);
}

function bounded(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}
