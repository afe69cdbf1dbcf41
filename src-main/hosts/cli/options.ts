import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { FilmSound, LoudnessTarget } from '../../../src-shared/audio/film-sound.ts';
import { LOUDNESS_TARGETS, SILENT } from '../../../src-shared/audio/film-sound.ts';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { asIs, listOf, say } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import { plainStyle } from '../../../src-shared/generation/style.ts';
import { frameTicks } from '../../../src-shared/render/rates.ts';

/** What a command was called with. */
export interface CommandLine {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  /** Options that may be given several times. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** Options that every command knows. */
const COMMON: ParseArgsOptionsConfig = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  library: { type: 'string' },
};

/**
 * Reads a command's arguments.
 * @param names of the positional arguments, e.g. ["SCRIPT", "OUT"]
 * @param more of those that may follow and may be left out
 * @throws ShotloomError bad_option
 */
export function readCommandLine(
  command: string,
  args: readonly string[],
  names: readonly string[],
  options: ParseArgsOptionsConfig = {},
  more: readonly string[] = [],
): CommandLine {
  const known = { ...COMMON, ...options };
  let parsed;
  try {
    parsed = parseArgs({ args: withNumbers(args, known), options: known, allowPositionals: true, strict: true });
  } catch (cause) {
    throw badOption(say`${explain(cause, Object.keys(known))}; see "shotloom ${command} --help".`, cause);
  }
  const { positionals } = parsed;
  const values: CommandLine['values'] = Object.fromEntries(
    Object.entries(parsed.values).map(([name, value]) => [name, Array.isArray(value) ? undefined : value]),
  );
  const lists: CommandLine['lists'] = Object.fromEntries(
    Object.entries(parsed.values).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : []]),
  );
  if (values['help'] === true) return { positionals, values, lists };
  const missing = names.slice(positionals.length);
  if (missing.length > 0)
    throw badOption(say`"shotloom ${command}" needs ${listOf('and', missing)}; see "shotloom ${command} --help".`);
  if (positionals.length > names.length + more.length) {
    throw badOption(
      say`"shotloom ${command}" takes ${names.length + more.length > 0 ? listOf('and', [...names, ...more]) : say`no arguments`}, not "${positionals.at(-1) ?? ''}"; quote names that hold spaces.`,
    );
  }
  return { positionals, values, lists };
}

/** Joins numbers below nought to their options (`--loudness -16`), which are else taken for options themselves. */
function withNumbers(args: readonly string[], known: ParseArgsOptionsConfig): string[] {
  const joined: string[] = [];
  for (const [index, arg] of args.entries()) {
    const before = args[index - 1] ?? '';
    const isOfOption = known[before.slice(2)]?.type === 'string' && before.startsWith('--');
    if (isOfOption && /^-\d/u.test(arg)) joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/** What went wrong, in one clause. */
function explain(cause: unknown, known: readonly string[]): Sentence {
  const said = cause instanceof Error ? cause.message : String(cause);
  const unknown = /Unknown option '(--?[^']*)'/u.exec(said)?.[1];
  if (unknown === undefined) return asIs((said.split(/[.\n]/u)[0] ?? said).replaceAll("'", '"'));
  const typed = unknown.replace(/^-+/u, '');
  const [alike] = known
    .map((name) => ({ name, changes: distance(name, typed) }))
    .filter(({ changes }) => changes <= 2)
    .toSorted((one, other) => one.changes - other.changes);
  return alike === undefined
    ? say`There is no option ${unknown}`
    : say`There is no option ${unknown} (did you mean --${alike.name}?)`;
}

/** Number of letters to change, add or drop (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(one).entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j += 1) {
      const change = (row[j] ?? 0) + (letter === other[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Width and height in pixels, both even, from "1280x720". @throws ShotloomError bad_option */
export function readSize(text: string): { readonly width: number; readonly height: number } {
  const [, w, h] = /^(\d{1,5})[x×X](\d{1,5})$/u.exec(text) ?? [];
  const [width, height] = [Number(w), Number(h)];
  const fits = (n: number): boolean => n >= 64 && n <= 4096 && n % 2 === 0;
  if (!fits(width) || !fits(height)) {
    throw badOption(say`The size "${text}" cannot be used: write two even numbers from 64 to 4096, such as 1280x720.`);
  }
  return { width, height };
}

/** Frames a second as a fraction, from "24", "23.976" or "30000/1001". @throws ShotloomError bad_option */
export function readRate(text: string): { readonly fps_num: number; readonly fps_den: number } {
  const broadcast: Readonly<Record<string, number>> = { '23.976': 24, '23.98': 24, '29.97': 30, '59.94': 60 };
  const whole = broadcast[text];
  const [, n, d] = /^(\d{1,5})(?:\/(\d{1,4}))?$/u.exec(text) ?? [];
  const fps_num = whole === undefined ? Number(n) : whole * 1000;
  const fps_den = whole === undefined ? Number(d ?? 1) : 1001;
  try {
    const rate = fps_num / fps_den;
    if (!(rate >= 1 && rate <= 60)) throw new RangeError('out of range');
    frameTicks({ numerator: fps_num, denominator: fps_den });
    return { fps_num, fps_den };
  } catch (cause) {
    throw badOption(
      say`The frame rate "${text}" cannot be used: choose 12, 15, 24, 25, 30, 50, 60, 23.976, 29.97 or 59.94.`,
      cause,
    );
  }
}

/** LUFS, with or without the sign. @throws ShotloomError bad_option */
export function readLoudness(text: string): LoudnessTarget {
  const found = LOUDNESS_TARGETS.find((target) => String(Math.abs(target)) === text.replace(/^[-−－]/u, ''));
  if (found !== undefined) return found;
  throw badOption(say`The loudness "${text}" cannot be used: choose -14 (web), -16 (podcast) or -23 (broadcast).`);
}

/** The port of a command that listens; 0: one that is free. @throws ShotloomError bad_option */
export function readPort(values: CommandLine['values']): number {
  const text = textOf(values, 'port') ?? '';
  const port = Number(text);
  if (/^\d{1,5}$/u.test(text) && port <= 65_535 && (port === 0 || port >= 1024)) return port;
  throw badOption(
    say`The port "${text}" cannot be used: write a number from 1024 to 65535, or 0 for one that is free.`,
  );
}

/** A whole number from 0. @throws ShotloomError bad_option */
export function readSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/u.test(text) || !Number.isSafeInteger(seed)) {
    throw badOption(say`The seed "${text}" cannot be used: write a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`);
  }
  return seed;
}

/** A length in seconds, 0.1 to 60. @throws ShotloomError bad_option */
export function readSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds >= 0.1 && seconds <= 60)) {
    throw badOption(say`The length "${text}" cannot be used: write seconds from 0.1 to 60.`);
  }
  return seconds;
}

/** The options that say what a film is made with. */
export const FILM_OPTIONS: ParseArgsOptionsConfig = {
  size: { type: 'string', default: '1280x720' },
  fps: { type: 'string', default: '24' },
  seed: { type: 'string', default: '1' },
  style: { type: 'string' },
};

/** The options that say which model makes a film's takes, and how it draws. */
export const MODEL_OPTIONS: ParseArgsOptionsConfig = {
  model: { type: 'string' },
  steps: { type: 'string' },
  guidance: { type: 'string' },
  enlarge: { type: 'string' },
  between: { type: 'string' },
  depth: { type: 'string' },
  carry: { type: 'string' },
  walk: { type: 'string' },
};

/** Reads them: what is not said is not there, and an empty text is as the model is meant. @throws ShotloomError bad_option */
export function readModelOptions(values: CommandLine['values']): {
  readonly model?: string | null;
  readonly steps?: number | null;
  readonly guidance?: number | null;
  readonly enlarge?: string | null;
  readonly between?: string | null;
  readonly depth?: string | null;
  readonly carry?: number | null;
  readonly walk?: number | null;
} {
  const named = (name: string) => {
    const text = textOf(values, name)?.trim();
    return text === undefined ? {} : { [name]: text === '' ? null : text };
  };
  const number = (name: string, least: number, most: number, isWhole: boolean) => {
    const text = textOf(values, name);
    if (text === undefined) return {};
    return { [name]: text.trim() === '' ? null : readWithin(name, text, { least, most, isWhole }) };
  };
  return {
    ...named('model'),
    ...named('enlarge'),
    ...named('between'),
    ...named('depth'),
    ...number('steps', 1, 1000, true),
    ...number('guidance', 0, 100, false),
    ...number('carry', 0.05, 0.95, false),
    ...number('walk', 0.5, 24, false),
  };
}

/** A number of an option. @throws ShotloomError bad_option */
export function readWithin(
  name: string,
  text: string,
  { least, most, isWhole }: { readonly least: number; readonly most: number; readonly isWhole: boolean },
): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= least && number <= most && (!isWhole || Number.isInteger(number))) return number;
  throw badOption(
    say`--${name} ${text} cannot be used: write a ${isWhole ? say`whole number` : say`number`} from ${least} to ${most}.`,
  );
}

/** The options that say what of a film's sound is heard. */
export const SOUND_OPTIONS: ParseArgsOptionsConfig = {
  voices: { type: 'string' },
  music: { type: 'string' },
  ambience: { type: 'string' },
  silent: { type: 'boolean' },
};

/** Reads them: what is not said is not there. @throws ShotloomError bad_option */
export function readSound(values: CommandLine['values']): Pick<FilmSound, 'voices' | 'music' | 'ambience'> {
  const said = (['voices', 'music', 'ambience'] as const).flatMap((name) => {
    const text = textOf(values, name);
    return text === undefined ? [] : [[name, readOnOff(name, text)] as const];
  });
  return { ...(values['silent'] === true ? SILENT : {}), ...Object.fromEntries(said) };
}

function readOnOff(name: string, text: string): boolean {
  if (text === 'on' || text === '开') return true;
  if (text === 'off' || text === '关') return false;
  throw badOption(say`--${name} is on or off, not "${text}".`);
}

/** The options that say how many takes are made, and whether the best of them is chosen. */
export const TAKE_OPTIONS: ParseArgsOptionsConfig = {
  takes: { type: 'string', default: '1' },
  best: { type: 'boolean' },
};

/** Reads them. @throws ShotloomError bad_option */
export function readTakes(values: CommandLine['values']): { readonly takes: number; readonly best: boolean } {
  const text = textOf(values, 'takes') ?? '';
  const takes = Number(text);
  if (!/^\d{1,2}$/u.test(text) || takes < 1 || takes > 32) {
    throw badOption(say`The number of takes "${text}" cannot be used: write a whole number from 1 to 32.`);
  }
  const best = values['best'] === true;
  if (best && takes === 1)
    throw badOption(say`--best chooses among several takes: say how many, e.g. --takes 4 --best.`);
  return { takes, best };
}

/** A film is an MP4; a name that says something else would be wrong of it. @throws ShotloomError bad_option */
export function expectFilmName(out: string): void {
  if (extname(out).toLowerCase() === '.mp4') return;
  throw new ShotloomError(
    'bad_option',
    say`A film is written as MP4, and "${out}" says something else: let it end in .mp4.`,
  );
}

/** Reads them. @throws ShotloomError bad_option */
export function readFilmSettings(values: CommandLine['values']) {
  return {
    ...readSize(textOf(values, 'size') ?? ''),
    ...readRate(textOf(values, 'fps') ?? ''),
    seed: readSeed(textOf(values, 'seed') ?? ''),
    ...readChosenStyle(values),
  };
}

/** The style that was asked for, if any. @throws ShotloomError bad_option */
export function readChosenStyle(values: CommandLine['values']): { readonly style?: string } {
  const style = textOf(values, 'style');
  return style === undefined ? {} : { style: plainStyle(style) };
}

/** Reference pictures from "MARA=mara.jpg"; "MARA=" takes hers away (null). @throws ShotloomError bad_option */
export function readLooks(texts: readonly string[]): { readonly name: string; readonly path: string | null }[] {
  return texts.map((text) => {
    const [, name = '', path = ''] = /^([^=]*)=(.*)$/su.exec(text) ?? [];
    if (name.trim() === '') {
      throw badOption(
        say`The picture "${text}" belongs to nobody: write who it shows, such as --look "MARA=mara.jpg".`,
      );
    }
    return { name: name.trim(), path: path === '' ? null : path };
  });
}

/** The text of an option, if it was given. */
export function textOf(values: CommandLine['values'], name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

function badOption(said: Sentence, cause?: unknown): ShotloomError {
  return new ShotloomError('bad_option', said, cause === undefined ? undefined : { cause });
}
