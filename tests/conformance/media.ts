import { parseArgs } from 'node:util';
import { locateFfmpeg } from '../../src-main/media/locate.ts';
import type { Ffmpeg } from '../../src-main/media/locate.ts';
import type { Mp4Track } from '../../src-main/media/mp4-boxes.ts';
import { probeVideo } from '../../src-main/media/probe.ts';
import type { VideoProbe } from '../../src-main/media/probe.ts';
import { ebur128 } from '../support/audio/ebur128.ts';

/** What a finished file is to be, where that is known. */
export interface Expected {
  /** LUFS. */
  readonly loudness?: number;
  readonly frames?: number;
}

/** One thing that a finished file must hold to. */
export interface Gate {
  readonly name: string;
  readonly wanted: string;
  readonly found: string;
  /** Null where the file has nothing that could be judged. */
  readonly passed: boolean | null;
}

/** How far from its target a file's loudness may be, in LU; and its highest true peak, in dBTP. */
const [TOLERANCE, HIGHEST_PEAK] = [0.5, -1];

/**
 * Prints what a finished MP4 file holds to, gate by gate: frames, times, errors, length of its sound, loudness, colours, order of boxes.
 * @param options `--loudness LUFS` and `--frames N`, as far as they are known
 * @returns true where no gate is failed
 */
export async function run(file: string, options: readonly string[] = []): Promise<boolean> {
  const gates = await gatesOf(await locateFfmpeg(), file, readOptions(options));
  const words = (gate: Gate): string => (gate.passed === null ? '-' : gate.passed ? 'PASS' : 'FAIL');
  const rows = gates.map((gate) => [words(gate), gate.name, gate.wanted, gate.found]);
  const table = [['', 'gate', 'wanted', 'found'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  return gates.every(({ passed }) => passed !== false);
}

function readOptions(options: readonly string[]): Expected {
  const { values } = parseArgs({
    args: [...options],
    options: { loudness: { type: 'string' }, frames: { type: 'string' } },
  });
  const number = (text: string): number => {
    if (!/^-?\d+(?:\.\d+)?$/u.test(text))
      throw new Error(`"${text}" is no number; write --loudness=-14 --frames=1065.`);
    return Number(text);
  };
  return {
    ...(values.loudness === undefined ? {} : { loudness: number(values.loudness) }),
    ...(values.frames === undefined ? {} : { frames: number(values.frames) }),
  };
}

/** Judges a file. @throws ShotloomError where it cannot be opened, or has no pictures */
export async function gatesOf(ffmpeg: Ffmpeg, file: string, expected: Expected = {}): Promise<Gate[]> {
  const probe = await probeVideo(ffmpeg, file);
  const sound = probe.audio === null ? null : await ebur128(ffmpeg, file);
  return [
    ...pictureGates(probe, expected),
    ...colourGates(probe),
    ...soundGates(probe, sound, expected),
    startGate(probe),
  ];
}

function pictureGates(probe: VideoProbe, { frames: asked }: Expected): Gate[] {
  const track = probe.mp4?.tracks.find(({ handler }) => handler === 'vide');
  const listed = track?.times.length ?? 0;
  const wanted = asked ?? listed;
  const gaps = track ? gapsOf(track) : null;
  return [
    {
      name: 'frames',
      wanted: asked === undefined ? 'as many decoded as listed' : String(asked),
      found: `${listed} listed, ${probe.frames} decoded`,
      passed: listed === wanted && probe.frames === wanted,
    },
    {
      name: 'timestamps',
      wanted: 'from 0, one frame apart',
      found:
        gaps === null
          ? 'no list of times'
          : gaps.length === 0
            ? 'no gap'
            : `${gaps.length} gaps, first at frame ${gaps[0]}`,
      passed: gaps?.length === 0,
    },
    {
      name: 'decoding',
      wanted: 'no errors',
      found: probe.problems.length === 0 ? 'no errors' : `${probe.problems.length}: ${probe.problems[0] ?? ''}`,
      passed: probe.problems.length === 0,
    },
  ];
}

/** Frames that are not shown one frame behind the one before, of the rate that most have; the first where it is not shown at 0. */
function gapsOf({ times }: Mp4Track): number[] {
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const late = steps.flatMap((step, index) => (step === usual ? [] : [index + 1]));
  return times[0] === 0 ? late : [0, ...late];
}

function colourGates({ colour, pixelFormat }: VideoProbe): Gate[] {
  const { primaries, transfer, matrix, range } = colour;
  const tags = [primaries, transfer, matrix];
  return [
    {
      name: 'colours',
      wanted: 'bt709 bt709 bt709',
      found: tags.join(' '),
      passed: tags.every((tag) => tag === 'bt709'),
    },
    { name: 'range', wanted: 'tv', found: range ?? 'not said', passed: range === 'tv' },
    { name: 'pixels', wanted: 'yuv420p', found: pixelFormat, passed: pixelFormat === 'yuv420p' },
  ];
}

function soundGates(
  { audio, seconds, rate }: VideoProbe,
  measured: Awaited<ReturnType<typeof ebur128>> | null,
  { loudness: target }: Expected,
): Gate[] {
  const frame = rate.denominator / rate.numerator;
  const apart = audio && Math.abs(audio.seconds - seconds);
  const { loudness = null, truePeak = null } = measured ?? {};
  // The meter gives −70 LUFS for silence.
  const isSilent = loudness === null || !(loudness > -70);
  const unheard = audio === null ? 'no sound' : 'silence';
  const wanted = target === undefined ? 'not asked (--loudness=-14)' : `${target} ± ${TOLERANCE} LUFS`;
  return [
    {
      name: 'ends',
      wanted: 'sound and pictures within a frame',
      found:
        apart === null ? 'no sound' : `${(apart * 1000).toFixed(1)} ms apart, a frame is ${(frame * 1000).toFixed(1)}`,
      passed: apart === null ? null : apart <= frame,
    },
    {
      name: 'loudness',
      wanted,
      found: isSilent ? unheard : `${loudness.toFixed(1)} LUFS`,
      passed: isSilent || target === undefined ? null : Math.abs(loudness - target) <= TOLERANCE,
    },
    {
      name: 'true peak',
      wanted: `at most ${HIGHEST_PEAK} dBTP`,
      found: isSilent || truePeak === null ? unheard : `${truePeak.toFixed(1)} dBTP`,
      passed: isSilent || truePeak === null ? null : truePeak <= HIGHEST_PEAK,
    },
  ];
}

function startGate({ mp4 }: VideoProbe): Gate {
  return {
    name: 'start',
    wanted: 'moov before mdat',
    found: mp4 === null ? 'no MP4' : mp4.fastStart ? 'moov before mdat' : 'mdat before moov',
    passed: mp4?.fastStart === true,
  };
}
