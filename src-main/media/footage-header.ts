import type { Colour, SoundFacts } from '../../src-shared/render/footage-facts.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import { greatestCommonDivisor, namedRate, parseAudio, parseColour } from './probe.ts';

/** What ffmpeg tells at log level `info` of a file's first track of pictures, and of its first track of sound. */
export interface FootageHeader {
  readonly picture: {
    readonly pixel_format: string;
    readonly colour: Colour;
    readonly is_interlaced: boolean;
    /** As the container says; null where it says nothing. */
    readonly rate: FrameRate | null;
  } | null;
  readonly sound: SoundFacts | null;
}

const STREAM = /^ *Stream #0:\d+[^:]*(?:\([^)]*\))?: (Video|Audio): (.*)$/u;

/** Reads it. Pictures that are attached to sound, such as the cover of an album, are none. */
export function parseFootageHeader(messages: readonly string[]): FootageHeader {
  const end = messages.findIndex((line) => /^(?:Output #0|Stream mapping:)/u.test(line));
  const streams = messages.slice(0, end < 0 ? undefined : end).flatMap((line) => {
    const [, type = '', said = ''] = STREAM.exec(line) ?? [];
    return type === '' ? [] : [{ type, said }];
  });
  const video = streams.find(({ type, said }) => type === 'Video' && !/\(attached pic\)/u.test(said))?.said;
  const audio = streams.find(({ type }) => type === 'Audio')?.said;
  return {
    picture: video === undefined ? null : parsePicture(video),
    sound: audio === undefined ? null : parseSound(audio),
  };
}

function parsePicture(said: string): FootageHeader['picture'] {
  const [, pixel_format = 'unknown', inBrackets = ''] =
    /, ([a-z0-9]+)(?:\(((?:[^()]|\([^()]*\))*)\))?, \d+x\d+/u.exec(said) ?? [];
  const perSecond = Number(/ ([\d.]+) fps/u.exec(said)?.[1] ?? 0);
  return {
    pixel_format,
    colour: parseColour(inBrackets),
    is_interlaced:
      !/(?:^|, )progressive$/u.test(inBrackets) && /(?:top|bottom) (?:first|coded first)/u.test(inBrackets),
    rate: perSecond > 0 ? namedRate(perSecond) : null,
  };
}

function parseSound(said: string): SoundFacts | null {
  const { sampleRate, channels } = parseAudio(said);
  return sampleRate > 0 && channels > 0 ? { sample_rate: sampleRate, channels } : null;
}

/** How the first picture is shown, upright and with square pixels, as ffmpeg tells it of what it writes; null where it wrote none. */
export function parseShownPicture(
  messages: readonly string[],
): { readonly width: number; readonly height: number; readonly rotation: number } | null {
  const output = messages.findIndex((line) => line.startsWith('Output #0'));
  const said = messages.slice(Math.max(0, output)).find((line) => /^ *Stream #0:0.*: Video: /u.test(line)) ?? '';
  const [, w = '0', h = '0', sarX = '1', sarY = '1'] = /, (\d+)x(\d+)(?:[^[]*\[?SAR (\d+):(\d+))?/u.exec(said) ?? [];
  const [width, height] = [Number(w), Number(h)];
  if (output < 0 || width === 0 || height === 0) return null;
  const aspect = Number(sarX) > 0 && Number(sarY) > 0 ? Number(sarX) / Number(sarY) : 1;
  const turned = messages.flatMap((line) => /displaymatrix: rotation of (-?[\d.]+) degrees/u.exec(line)?.[1] ?? []);
  const rotation = (360 - Math.round(Number(turned[0] ?? 0))) % 360;
  return { width: Math.max(1, Math.round(width * aspect)), height, rotation: (rotation + 360) % 360 };
}

/** When the pictures or the sound of a track are: in ticks, from the start of the file. */
export interface PacketTimes {
  /** Ticks a second are `ticks.numerator / ticks.denominator`. */
  readonly ticks: FrameRate;
  readonly count: number;
  readonly first: number;
  /** Where the last one ends. */
  readonly end: number;
  /** Between one and the next; both 0 where there is only one. */
  readonly shortest: number;
  readonly longest: number;
}

interface Track {
  readonly media: string;
  ticks: FrameRate;
  readonly packets: { readonly at: number; readonly lasts: number }[];
}

/** Reads what ffmpeg's format `framecrc` lists. */
export function parsePackets(text: string): { readonly video: PacketTimes | null; readonly sound: PacketTimes | null } {
  const rates = new Map<string, FrameRate>();
  const tracks = new Map<string, Track>();
  for (const line of text.split('\n')) {
    const [, clock = '', one = '1', other = '1'] = /^#tb (\d+): (\d+)\/(\d+)/u.exec(line) ?? [];
    if (clock !== '') rates.set(clock, { numerator: Number(other), denominator: Number(one) });
    const [, named = '', media = ''] = /^#media_type (\d+): (\w+)/u.exec(line) ?? [];
    const ticks = rates.get(named);
    if (ticks) tracks.set(named, { media, ticks, packets: [] });
    const [, index = '', pts = '0', duration = '0'] = /^(\d+), *-?\d+, *(-?\d+), *(\d+),/u.exec(line) ?? [];
    const [at, lasts] = [Number(pts), Number(duration)];
    // What ends before the file begins is decoded and not shown.
    if (at + lasts > 0 || at >= 0) tracks.get(index)?.packets.push({ at, lasts });
  }
  const timesOf = (media: string): PacketTimes | null => {
    const track = [...tracks.values()].find((each) => each.media === media);
    return track && track.packets.length > 0 ? packetTimes(track) : null;
  };
  return { video: timesOf('video'), sound: timesOf('audio') };
}

function packetTimes({ ticks, packets }: Track): PacketTimes {
  const sorted = packets.toSorted((one, other) => one.at - other.at);
  const last = sorted.at(-1) ?? { at: 0, lasts: 0 };
  const first = sorted[0]?.at ?? 0;
  const steps = sorted.slice(1).map(({ at }, index) => at - (sorted[index]?.at ?? 0));
  const [shortest, longest] = steps.reduce(
    ([least, most], step) => [Math.min(least, step), Math.max(most, step)],
    steps.length > 0 ? [Infinity, 0] : [0, 0],
  );
  // Some containers do not say how long the last one lasts.
  const lasts = last.lasts > 0 ? last.lasts : Math.round((last.at - first) / Math.max(1, steps.length));
  return { ticks, count: sorted.length, first, end: last.at + lasts, shortest, longest };
}

/** Ticks between pictures from which a difference of one may be that of rounding. */
const LEAST_TICKS = 3;

/**
 * The rate of pictures and whether it varies. Times that a container rounds to its ticks (a Matroska file to milliseconds) do
 * not make a rate vary.
 */
export function rateOf(
  { ticks, count, first, end, shortest, longest }: PacketTimes,
  said: FrameRate | null,
): { readonly rate: FrameRate; readonly is_variable: boolean } {
  if (count === 1) return { rate: said ?? { numerator: 1, denominator: 1 }, is_variable: false };
  if (shortest === longest && shortest > 0) {
    const [numerator, denominator] = [ticks.numerator, ticks.denominator * shortest];
    const divisor = greatestCommonDivisor(numerator, denominator);
    return { rate: { numerator: numerator / divisor, denominator: denominator / divisor }, is_variable: false };
  }
  const isVariable = longest - shortest > 1 || shortest < LEAST_TICKS;
  const mean = (count * ticks.numerator) / ticks.denominator / (end - first);
  // Over few pictures the rounding weighs in the mean: where the file says nearly the same, it is right.
  const saidPerSecond = said === null ? 0 : said.numerator / said.denominator;
  const isAsSaid = !isVariable && Math.abs(saidPerSecond - mean) < mean / 100;
  return { rate: isAsSaid && said !== null ? said : namedRate(mean), is_variable: isVariable };
}
