import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { captionWays } from '../../../src-shared/contract/delivery.ts';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { listOf, say } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import { presetNames } from '../../../src-shared/render/delivery.ts';
import { encoderNames } from '../../../src-shared/render/hardware-encodings.ts';
import { frameShapes } from '../../../src-shared/render/reframed.ts';
import type { CommandContext } from './command.ts';
import { callOptions, runRender } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, readLoudness, readRate, readSize, textOf } from './options.ts';

const OPTIONS = {
  stills: { type: 'boolean' },
  preset: { type: 'string' },
  'list-presets': { type: 'boolean' },
  encoder: { type: 'string' },
  loudness: { type: 'string' },
  fps: { type: 'string' },
  size: { type: 'string' },
  frame: { type: 'string' },
  scene: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  review: { type: 'boolean' },
  captions: { type: 'string' },
  'ai-label': { type: 'string' },
  poster: { type: 'string' },
  'poster-at': { type: 'string' },
} as const;

/** Other words for what options take, those of Chinese among them. */
const WORDS: Readonly<Record<string, string>> = {
  '16:9': 'wide',
  '1:1': 'square',
  '9:16': 'vertical',
  h264: 'web',
  h265: 'hevc',
  audio: 'sound',
  横屏: 'wide',
  方形: 'square',
  竖屏: 'vertical',
  网络: 'web',
  广播: 'broadcast',
  声音: 'sound',
  烧录: 'burnt',
  软字幕: 'soft',
  外挂: 'sidecar',
  无: 'none',
  自动: 'auto',
  软件: 'software',
  开: 'on',
  关: 'off',
};

/** Reads `shotloom render`, which with --list-presets takes no arguments. @throws ShotloomError bad_option */
export function readRender(args: readonly string[]): CommandLine {
  const lists = args.includes('--list-presets');
  return readCommandLine('render', args, lists ? [] : ['PROJECT', 'OUT'], OPTIONS);
}

/** `shotloom render PROJECT OUT`. */
export async function render(line: CommandLine, context: CommandContext): Promise<void> {
  const { positionals, values } = line;
  const { app, signal, print } = context;
  if (values['list-presets'] === true) return await listPresets(line, context);
  const [project = '', out = ''] = positionals;
  const wanted = readWanted(values);
  const name = await outputName(out, wanted.preset);
  const poster = textOf(values, 'poster');
  const summary = await runRender(
    context,
    app.calls.films.render(
      {
        project,
        pictures: values['stills'] === true ? 'stills' : 'best',
        output: await app.grants.grantOutput(name),
        ...(poster === undefined ? {} : { poster: await app.grants.grantOutput(expectPng(poster)) }),
        ...wanted,
      },
      callOptions(signal),
    ),
  );
  const stills = summary.stills === 0 ? '' : `, ${summary.stills} shots as stills`;
  print(
    values['json'] === true
      ? JSON.stringify(summary)
      : `${name}: ${summary.duration_s.toFixed(1)} s, ${summary.frames} frames${stills}.`,
  );
}

async function listPresets({ values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const presets = await app.calls.films.presets();
  if (values['json'] === true) return print(JSON.stringify(presets));
  for (const { name, about, endings, loudness, encoder } of presets) {
    const lufs = loudness === null ? '' : `, ${loudness} LUFS`;
    const lacking = encoder === null && name !== 'sound' ? ' (not with this ffmpeg)' : '';
    print(`${name.padEnd(10)} ${about}${lacking}`);
    print(`${''.padEnd(10)} ${endings.join(', ')}${lufs}${encoder === null ? '' : `; ${encoder}`}`);
  }
}

/** What the options ask for. @throws ShotloomError bad_option */
function readWanted(values: CommandLine['values']) {
  const text = (option: keyof typeof OPTIONS): string | undefined => textOf(values, option);
  const [preset, encoder] = [
    oneOf('preset', text('preset'), presetNames),
    oneOf('encoder', text('encoder'), encoderNames),
  ];
  const [captions, shape] = [
    oneOf('captions', text('captions'), captionWays),
    oneOf('frame', text('frame'), frameShapes),
  ];
  const label = oneOf('ai-label', text('ai-label'), ['on', 'off']);
  const loudness = text('loudness');
  const [fps, size, scene, from, to, at] = [
    text('fps'),
    text('size'),
    text('scene'),
    text('from'),
    text('to'),
    text('poster-at'),
  ];
  if (size !== undefined && shape !== undefined)
    throw badOption(say`--size and --frame both say how large the film is; leave one out.`);
  if (scene !== undefined && (from ?? to) !== undefined)
    throw badOption(say`--scene and --from or --to both say which part is meant; leave one out.`);
  if (at !== undefined && text('poster') === undefined)
    throw badOption(say`--poster-at says which moment a poster shows: say where it is written with --poster FILE.png.`);
  return {
    ...(preset === undefined ? {} : { preset }),
    ...(encoder === undefined ? {} : { encoder }),
    ...(captions === undefined ? {} : { captions }),
    ...(shape === undefined ? {} : { shape }),
    ...(label === undefined ? {} : { ai_label: label === 'on' }),
    ...(loudness === undefined ? {} : { loudness: readLoudness(loudness) }),
    ...(fps === undefined ? {} : { rate: readRate(fps) }),
    ...(size === undefined ? {} : { size: readSize(size) }),
    ...(scene === undefined ? {} : { scene }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(at === undefined ? {} : { poster_at: at }),
    ...(values['review'] === true ? { review: true } : {}),
  };
}

function oneOf<Name extends string>(
  option: string,
  text: string | undefined,
  names: readonly Name[],
): Name | undefined {
  if (text === undefined) return undefined;
  const plain = text.trim().toLowerCase();
  const found = names.find((name) => name === plain || name === WORDS[plain]);
  if (found !== undefined) return found;
  throw badOption(
    say`--${option} "${text}" is not known; choose ${listOf('comma', names.slice(0, -1))} or ${names.at(-1) ?? ''}.`,
  );
}

/** Where a film goes. A folder takes pictures, numbered. */
async function outputName(out: string, preset: string | undefined): Promise<string> {
  const place = await stat(out).catch(() => null);
  const isFolder = place?.isDirectory() === true || /[\\/]$/u.test(out) || (preset === 'png' && !/\.png$/iu.test(out));
  if (!isFolder) {
    if (/\.png$/iu.test(out) && !/%(?:0\d)?d\.png$/iu.test(out))
      throw badOption(say`"${out}" is one picture; write %05d.png for all, or take "shotloom frame" for one.`);
    return out;
  }
  if (preset !== undefined && preset !== 'png')
    throw badOption(say`"${out}" is a folder, which takes pictures only; give the name of a file.`);
  await mkdir(out, { recursive: true });
  return join(out, '%05d.png');
}

function expectPng(poster: string): string {
  if (/\.png$/iu.test(poster)) return poster;
  throw badOption(say`A poster is written as PNG, and "${poster}" says otherwise; name it .png.`);
}

function badOption(said: Sentence): ShotloomError {
  return new ShotloomError('bad_option', said);
}
