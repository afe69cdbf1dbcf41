import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import type { CommandContext } from './command.ts';
import { callOptions, count } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, textOf } from './options.ts';
import { beginStage } from './progress.ts';

const ENGINES = ['espeak', 'macos', 'windows', 'pack'] as const;
const LANGUAGES = ['en', 'zh'] as const;

/** Reads `shotloom speak TEXT OUT`, `shotloom speak --list`. */
export function readSpeak(args: readonly string[]): CommandLine {
  const isList = args.includes('--list');
  return readCommandLine('speak', args, isList ? [] : ['TEXT', 'OUT'], {
    list: { type: 'boolean' },
    voice: { type: 'string' },
    language: { type: 'string' },
    pitch: { type: 'string', default: '0' },
    rate: { type: 'string', default: '1' },
    say: { type: 'string', multiple: true },
    words: { type: 'string' },
    recording: { type: 'string' },
  });
}

/** `shotloom speak TEXT OUT`, `shotloom speak --list`. */
export async function speak(line: CommandLine, context: CommandContext): Promise<void> {
  const { positionals, values, lists } = line;
  const { app, print, signal } = context;
  const offered = (): Promise<Offered[]> => app.calls.speech.voices(undefined, callOptions(signal));
  if (values['list'] === true) {
    const voices = await offered();
    if (values['json'] === true) print(JSON.stringify({ voices }));
    else
      for (const { engine, name, languages, sex, age } of voices)
        print(
          `${engine}:${name}  ${languages.join(' ')}  ${[sex, age === 'adult' ? null : age].filter(Boolean).join(', ')}`,
        );
    return;
  }
  const [text = '', out = ''] = positionals;
  const language = languageOf(values);
  const voice = await voiceOf(values, offered);
  const words = textOf(values, 'words');
  const recording = textOf(values, 'recording');
  const spoken = await app.calls.speech.speak(
    {
      text,
      ...(language === undefined ? {} : { language }),
      ...(voice === undefined ? {} : { voice }),
      pitch: readNumber(values, 'pitch', say`pitch`, -12, 12),
      rate: readNumber(values, 'rate', say`rate`, 0.5, 2),
      dictionary: (lists['say'] ?? []).map(readSaying),
      ...(recording === undefined ? {} : { recording: app.grants.grantInput(recording) }),
      output: await app.grants.grantOutput(out),
      ...(words === undefined ? {} : { words: await app.grants.grantOutput(words) }),
    },
    callOptions(signal),
  );
  const by = spoken.voice === null ? 'recorded' : voiceName(spoken.voice);
  if (values['json'] === true) print(JSON.stringify(spoken));
  else print(`${out}: ${spoken.seconds.toFixed(2)} s, ${by}, ${spoken.words.length} words.`);
}

/** Reads `shotloom narrate PROJECT OUT`. */
export function readNarrate(args: readonly string[]): CommandLine {
  const options = { say: { type: 'string', multiple: true }, words: { type: 'string' } } as const;
  return readCommandLine('narrate', args, ['PROJECT', 'OUT'], options);
}

/** `shotloom narrate PROJECT OUT`. */
export async function narrate({ positionals, values, lists }: CommandLine, context: CommandContext): Promise<void> {
  const { app, print, progress, signal } = context;
  const [project = '', out = ''] = positionals;
  const words = textOf(values, 'words');
  const input = {
    project,
    dictionary: (lists['say'] ?? []).map(readSaying),
    output: await app.grants.grantOutput(out),
    ...(words === undefined ? {} : { words: await app.grants.grantOutput(words) }),
  };
  const stage = beginStage(progress, 'Speech');
  const reports = await app.calls.speech.narrate(input, callOptions(signal));
  for (;;) {
    const next = await reports.next();
    if (next.done !== true) {
      const { done, lines } = next.value;
      stage.update(done / Math.max(1, lines), `line ${done} of ${lines}`, done);
      continue;
    }
    const { seconds, voices, shots } = next.value;
    stage.end(
      count(
        shots.reduce((sum, { lines }) => sum + lines.length, 0),
        'line',
      ),
    );
    if (values['json'] === true) {
      print(JSON.stringify(next.value));
      return;
    }
    for (const { character, voice, pitch, rate } of voices)
      print(`${character ?? '(narrator)'}: ${voiceName(voice)}, pitch ${pitch}, rate ${rate}`);
    const longer = shots.filter(({ drafted_s, duration_s }) => duration_s > drafted_s);
    for (const { number, drafted_s, duration_s } of longer)
      print(`shot ${number}: ${drafted_s.toFixed(2)} s drafted, ${duration_s.toFixed(2)} s with its speech`);
    print(`${out}: ${seconds.toFixed(1)} s, ${count(longer.length, 'shot')} longer than drafted.`);
    return;
  }
}

type Offered = Awaited<ReturnType<CommandContext['app']['calls']['speech']['voices']>>[number];

/** The voice that --voice names; undefined where none is named. */
async function voiceOf(
  values: CommandLine['values'],
  offered: () => Promise<readonly Offered[]>,
): Promise<Pick<Offered, 'engine' | 'name'> | undefined> {
  const asked = textOf(values, 'voice');
  return asked === undefined ? undefined : offeredVoice(asked, await offered());
}

/** One of the voices, from "f2" or "espeak:f2". @throws ShotloomError voice_missing */
export function offeredVoice(asked: string, offered: readonly Offered[]): Pick<Offered, 'engine' | 'name'> {
  const [, engine, name = asked] = new RegExp(`^(?:(${ENGINES.join('|')}):)?(.+)$`, 'su').exec(asked) ?? [];
  const found = offered.find((voice) => voice.name === name && (engine === undefined || voice.engine === engine));
  if (found) return { engine: found.engine, name: found.name };
  throw new ShotloomError(
    'voice_missing',
    say`There is no voice "${asked}"; "shotloom speak --list" names those that there are.`,
  );
}

function languageOf(values: CommandLine['values']): (typeof LANGUAGES)[number] | undefined {
  const asked = textOf(values, 'language');
  const language = LANGUAGES.find((each) => each === asked);
  if (asked === undefined || language !== undefined) return language;
  throw new ShotloomError('bad_option', say`The language "${asked}" is not spoken here: write en or zh.`);
}

function readNumber(
  values: CommandLine['values'],
  name: string,
  called: Sentence,
  least: number,
  most: number,
): number {
  const text = textOf(values, name) ?? '';
  const number = Number(text);
  if (text.trim() !== '' && number >= least && number <= most) return number;
  throw new ShotloomError(
    'bad_option',
    say`The ${called} "${text}" cannot be used: write a number from ${least} to ${most}.`,
  );
}

export function voiceName({ engine, name }: Pick<Offered, 'engine' | 'name'>): string {
  return `${engine}:${name}`;
}

/** "重庆=chóng qìng", "Siobhan=/ʃɪˈvɔːn/", "Siobhan=shivawn". */
export function readSaying(text: string): { written: string; said: string; how: 'pinyin' | 'respelling' | 'ipa' } {
  const [, written = '', said = ''] = /^([^=]+)=(.+)$/su.exec(text) ?? [];
  if (written.trim() === '')
    throw new ShotloomError(
      'bad_option',
      say`"${text}" says nothing of a word: write it as in --say "Siobhan=shivawn".`,
    );
  if (/^\s*\/.*\/\s*$/su.test(said)) return { written, said, how: 'ipa' };
  return {
    written,
    said,
    how: /\p{Script=Han}/u.test(written) && !/\p{Script=Han}/u.test(said) ? 'pinyin' : 'respelling',
  };
}
