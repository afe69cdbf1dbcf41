import { execFile } from 'node:child_process';
import { access, chmod, constants, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { asIs, byHost, listOf, say, sentenceText } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { onDisk } from '../processes/on-disk.ts';

/** Where an ffmpeg was found: named by the user, beside the program, in the npm package that carries it, or on PATH. */
export type FfmpegSource = 'setting' | 'bundled' | 'package' | 'path';

/** An ffmpeg that runs and can do what Shotloom asks of it. */
export interface Ffmpeg {
  readonly path: string;
  readonly source: FfmpegSource;
  /** As it names itself, e.g. "5.1.1-static". */
  readonly version: string;
  readonly encoders: ReadonlySet<string>;
  readonly filters: ReadonlySet<string>;
}

/** Where to look. What is left out is taken from the process and from the place of this file. */
export interface LocateOptions {
  /** The path of an ffmpeg; goes before the environment's SHOTLOOM_FFMPEG. */
  readonly setting?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The folder that holds bin/<platform>-<arch>/ffmpeg. */
  readonly resources?: string;
  /** The folder of the npm package that carries ffmpeg, or null to do without. */
  readonly packageFolder?: string | null;
}

interface Capabilities {
  readonly version: string;
  readonly encoders: ReadonlySet<string>;
  readonly filters: ReadonlySet<string>;
}

interface Candidate {
  readonly source: FfmpegSource;
  readonly path: string;
}

const PROGRAM = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
const NEEDED_ENCODERS = ['libx264', 'aac'];
const NEEDED_FILTERS = ['ass', 'scale', 'trim', 'loop', 'setpts', 'settb', 'anullsrc', 'atrim'];
const HOW_TO_MEND = byHost(
  say`run \`npm ci\` again, or set SHOTLOOM_FFMPEG to the path of an ffmpeg 5 or newer with libx264 and libass`,
  say`choose an ffmpeg 5 or newer with libx264 and libass in the settings`,
);

const run = promisify(execFile);
const probes = new Map<string, Promise<Capabilities>>();

/**
 * Finds ffmpeg: the setting, then resources/bin, the npm package, and PATH. The setting is taken or refused; of the
 * others the first that serves is taken. Each program is probed once in a process.
 *
 * @throws ShotloomError `ffmpeg_missing` that says what was tried and how to mend it.
 */
export async function locateFfmpeg(options: LocateOptions = {}): Promise<Ffmpeg> {
  const environment = options.environment ?? process.env;
  const setting = options.setting ?? environment['SHOTLOOM_FFMPEG'];
  if (setting !== undefined && setting !== '') {
    const path = resolve(setting);
    return await examine({ source: 'setting', path }).catch((error: unknown) => {
      throw missing(say`The ffmpeg of the setting, ${path}, ${reasonOf(error)}`, error);
    });
  }

  const refusals: Sentence[] = [];
  for (const candidate of candidates(options, environment)) {
    if (!(await exists(candidate.path))) continue;
    try {
      return await examine(candidate);
    } catch (error) {
      refusals.push(say`${candidate.path} ${reasonOf(error)}`);
    }
  }
  throw missing(
    refusals.length === 0 ? say`No ffmpeg was found` : say`No ffmpeg serves (${listOf('semicolon', refusals)})`,
  );
}

function candidates(options: LocateOptions, environment: Readonly<Record<string, string | undefined>>): Candidate[] {
  const resources = options.resources ?? onDisk(new URL('../../resources', import.meta.url));
  const packaged = options.packageFolder === undefined ? packageFolder() : options.packageFolder;
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    { source: 'bundled', path: join(resources, 'bin', `${process.platform}-${process.arch}`, PROGRAM) },
    ...(packaged === null ? [] : [{ source: 'package' as const, path: join(packaged, PROGRAM) }]),
    ...folders.map((folder) => ({ source: 'path' as const, path: resolve(folder, PROGRAM) })),
  ];
}

function packageFolder(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `node-ffmpeg-${process.platform}-${process.arch}/package.json`,
    );
    return onDisk(dirname(manifest));
  } catch {
    return null;
  }
}

async function examine({ source, path }: Candidate): Promise<Ffmpeg> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new Unfit(say`does not exist`);
  if (!found.isFile()) throw new Unfit(say`is not a file`);
  // npm leaves the package's program without its executable bit where install scripts are off.
  if (source === 'package') await makeExecutable(path);
  const capabilities = await probeOnce(path, `${path}\0${found.mtimeMs}\0${found.size}`);
  return { path, source, ...capabilities };
}

async function makeExecutable(path: string): Promise<void> {
  if (
    await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
  )
    return;
  await chmod(path, 0o755).catch((cause: unknown) => {
    throw new Unfit(say`may not be executed, and its permissions cannot be changed`, { cause });
  });
}

function probeOnce(path: string, key: string): Promise<Capabilities> {
  const known = probes.get(key);
  if (known !== undefined) return known;
  const started = probe(path);
  probes.set(key, started);
  // A failure is not remembered: the user may mend it while the program runs.
  started.catch(() => probes.delete(key));
  return started;
}

async function probe(path: string): Promise<Capabilities> {
  const ask = async (question: string): Promise<string> => {
    const answer = await run(path, ['-hide_banner', question], {
      timeout: 20_000,
      maxBuffer: 16 << 20,
      windowsHide: true,
    });
    return answer.stdout;
  };
  const [banner, encoderList, filterList] = await Promise.all([
    ask('-version'),
    ask('-encoders'),
    ask('-filters'),
  ]).catch((cause: unknown) => {
    throw new Unfit(say`does not run`, { cause });
  });
  const version = /^ffmpeg version (\S+)/u.exec(banner)?.[1];
  if (version === undefined) throw new Unfit(say`is not ffmpeg`);
  const encoders = parseEncoders(encoderList);
  const filters = parseFilters(filterList);
  const lacking = [
    ...NEEDED_ENCODERS.filter((name) => !encoders.has(name)).map((name) => say`the encoder ${name}`),
    ...NEEDED_FILTERS.filter((name) => !filters.has(name)).map((name) => say`the filter ${name}`),
  ];
  if (lacking.length > 0) throw new Unfit(say`(version ${version}) lacks ${listOf('comma', lacking)}`);
  return { version, encoders, filters };
}

/** The names in the answer to `ffmpeg -encoders`: six columns of flags, then the name. */
export function parseEncoders(answer: string): Set<string> {
  return new Set(Array.from(answer.matchAll(/^ [VAS][A-Z.]{5} ([\w-]+) /gmu), (match) => match[1] ?? ''));
}

/** The names in the answer to `ffmpeg -filters`: two or three columns of flags by version, the name, and `inputs->outputs`. */
export function parseFilters(answer: string): Set<string> {
  return new Set(Array.from(answer.matchAll(/^ [A-Z.]{2,3} +(\w+) +\S+->\S+/gmu), (match) => match[1] ?? ''));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Why a program does not serve, as the rest of a sentence about it. */
class Unfit extends Error {
  readonly why: Sentence;

  constructor(why: Sentence, options?: { cause?: unknown }) {
    super(sentenceText(why), options);
    this.why = why;
  }
}

function reasonOf(error: unknown): Sentence {
  if (error instanceof Unfit) return error.why;
  return error instanceof Error ? asIs(error.message) : say`does not run`;
}

function missing(what: Sentence, cause?: unknown): ShotloomError {
  return new ShotloomError('ffmpeg_missing', say`${what}; ${HOW_TO_MEND}.`, { cause });
}
