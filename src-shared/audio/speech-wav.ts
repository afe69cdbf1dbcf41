/** RIFF chunk that holds what is known of the speech, as JSON; players pass over chunks that they do not know. */
const NOTE = 'shot';
const PCM = 1;
const FLOAT = 3;
/** WAVE_FORMAT_EXTENSIBLE: the format stands further on. */
const EXTENSIBLE = 0xff_fe;
const HEADER = 44;
const LARGEST_16 = 32_767;

/** A sound as a WAV file has it. */
export interface WavSound {
  /** One channel, -1..1; several are mixed. */
  readonly samples: Float32Array;
  readonly rate: number;
  /** The text of the note, if there is one. */
  readonly note: string | null;
}

/** Samples as 16 bits, little-endian. What is louder than 1 is cut. */
export function pcm16(samples: Float32Array): Uint8Array {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of samples.entries())
    view.setInt16(index * 2, Math.round(Math.min(1, Math.max(-1, value)) * LARGEST_16), true);
  return bytes;
}

/**
 * What stands before the samples of a WAV file of one channel in 16 bits.
 * @param length samples
 * @param behind bytes of what stands behind them
 */
export function wavHeader(length: number, rate: number, behind = 0): Uint8Array {
  const bytes = new Uint8Array(HEADER);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, name: string): void => bytes.set(new TextEncoder().encode(name), at);
  tag(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + length * 2 + behind, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  tag(36, 'data');
  view.setUint32(40, length * 2, true);
  return bytes;
}

/** A WAV file of one channel in 16 bits, with a note behind the sound. */
export function writeWav(samples: Float32Array, rate: number, note = ''): Uint8Array {
  const behind = note === '' ? new Uint8Array() : noteChunk(note);
  const bytes = new Uint8Array(HEADER + samples.length * 2 + behind.length);
  bytes.set(wavHeader(samples.length, rate, behind.length), 0);
  bytes.set(pcm16(samples), HEADER);
  bytes.set(behind, HEADER + samples.length * 2);
  return bytes;
}

function noteChunk(note: string): Uint8Array {
  const text = new TextEncoder().encode(note);
  // Chunks begin at even places.
  const chunk = new Uint8Array(8 + text.length + (text.length % 2));
  chunk.set(new TextEncoder().encode(NOTE), 0);
  new DataView(chunk.buffer).setUint32(4, text.length, true);
  chunk.set(text, 8);
  return chunk;
}

/**
 * Reads a WAV file of PCM in 8, 16, 24 or 32 bits, or of 32-bit floats.
 * @returns null where it is none, or is not whole
 */
export function readWav(bytes: Uint8Array): WavSound | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number): string => String.fromCodePoint(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return null;
  let format: { kind: number; channels: number; rate: number; bits: number } | null = null;
  let sound: Float32Array | null = null;
  let note: string | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const [name, size, body] = [tag(at), view.getUint32(at + 4, true), at + 8];
    if (body + size > bytes.length) return null;
    if (name === 'fmt ' && size >= 16) {
      const kind = view.getUint16(body, true);
      format = {
        kind: kind === EXTENSIBLE && size >= 26 ? view.getUint16(body + 24, true) : kind,
        channels: view.getUint16(body + 2, true),
        rate: view.getUint32(body + 4, true),
        bits: view.getUint16(body + 14, true),
      };
    } else if (name === 'data' && format) sound = samplesIn(view, body, size, format);
    else if (name === NOTE) note = new TextDecoder().decode(bytes.subarray(body, body + size));
    at = body + size + (size % 2);
  }
  return sound && format ? { samples: sound, rate: format.rate, note } : null;
}

function samplesIn(
  view: DataView,
  start: number,
  size: number,
  { kind, channels, bits }: { readonly kind: number; readonly channels: number; readonly bits: number },
): Float32Array | null {
  const read = readerOf(view, kind, bits);
  if (!read || channels < 1) return null;
  const width = bits / 8;
  return Float32Array.from({ length: Math.floor(size / width / channels) }, (_, index) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) sum += read(start + (index * channels + channel) * width);
    return sum / channels;
  });
}

function readerOf(view: DataView, kind: number, bits: number): ((at: number) => number) | null {
  if (kind === FLOAT && bits === 32) return (at) => view.getFloat32(at, true);
  if (kind !== PCM) return null;
  switch (bits) {
    case 8:
      return (at) => (view.getUint8(at) - 128) / 128;
    case 16:
      return (at) => view.getInt16(at, true) / 2 ** 15;
    case 24:
      return (at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 2 ** 23;
    case 32:
      return (at) => view.getInt32(at, true) / 2 ** 31;
    default:
      return null;
  }
}
