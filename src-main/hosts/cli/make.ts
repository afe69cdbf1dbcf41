import { extname } from 'node:path';
import type { z } from 'zod';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { ShotStatus } from '../../../src-shared/contract/takes.ts';
import { hearingLines } from '../../../src-shared/generation/hearing.ts';
import { secondsText } from '../../../src-shared/library/footage-range.ts';
import { reasonText } from '../../../src-shared/generation/stale-reasons.ts';
import type { CommandContext } from './command.ts';
import { callOptions, chooseModel, runChoice, runGeneration, runVoices } from './film.ts';
import type { CommandLine } from './options.ts';
import {
  FILM_OPTIONS,
  MODEL_OPTIONS,
  readChosenStyle,
  readCommandLine,
  readFilmSettings,
  readModelOptions,
  readSeconds,
  readTakes,
  TAKE_OPTIONS,
  textOf,
} from './options.ts';
import { beginStage } from './progress.ts';

type Status = z.output<typeof ShotStatus>;

/** Reads `shotloom generate`, whose argument depends on --prompt. */
export function readGenerate(args: readonly string[]): CommandLine {
  const ofPrompt = args.some((arg) => arg === '--prompt' || arg.startsWith('--prompt='));
  return readCommandLine('generate', args, [ofPrompt ? 'OUT' : 'PROJECT'], {
    ...FILM_OPTIONS,
    shot: { type: 'string' },
    list: { type: 'boolean' },
    stills: { type: 'boolean' },
    enqueue: { type: 'boolean' },
    prompt: { type: 'string' },
    seconds: { type: 'string' },
    voice: { type: 'string' },
    words: { type: 'string' },
    appear: { type: 'boolean' },
    attention: { type: 'string' },
    ...TAKE_OPTIONS,
    ...MODEL_OPTIONS,
    look: { type: 'string' },
    palette: { type: 'string' },
  });
}

/** `shotloom generate PROJECT`, `shotloom generate --prompt TEXT OUT`. */
export async function generate(line: CommandLine, context: CommandContext): Promise<void> {
  const { positionals, values } = line;
  const prompt = textOf(values, 'prompt');
  if (prompt !== undefined) return await generatePrompt(prompt, line, context);
  const project = positionals[0] ?? '';
  if (values['list'] === true) return await listShots(project, line, context);

  const shot = textOf(values, 'shot');
  const of = { project, ...(shot === undefined ? {} : { shot }), ...readChosenStyle(values) };
  const kind = values['stills'] === true ? 'still' : 'clip';
  const { takes, best } = readTakes(values);
  await chooseModel(context, project, readModelOptions(values));
  await runVoices(context, project);
  if (values['enqueue'] === true) {
    if (best)
      throw new ShotloomError('bad_option', say`What is only queued cannot be chosen from yet: leave out --best.`);
    const queued = await context.app.calls.takes.enqueue({ ...of, kind, ...(takes === 1 ? {} : { takes }) });
    if (values['json'] === true) context.print(JSON.stringify(queued));
    else
      context.print(`${queued.queued} queued, ${queued.current} current already; run them with "shotloom queue run".`);
    return;
  }
  if (best) await runChoice(context, of, takes);
  const summary = await runGeneration(context, { ...of, kind, ...(best || takes === 1 ? {} : { takes }) });
  if (values['json'] === true) context.print(JSON.stringify(summary));
  else context.print(`${summary.generated} generated, ${summary.reused} current already.`);
}

async function generatePrompt(
  prompt: string,
  { positionals, values }: CommandLine,
  context: CommandContext,
): Promise<void> {
  const { app, signal, progress, print } = context;
  const out = positionals[0] ?? '';
  const settings = readFilmSettings(values);
  const length = textOf(values, 'seconds');
  const voice = textOf(values, 'voice');
  const words = textOf(values, 'words');
  const attention = textOf(values, 'attention');
  const look = textOf(values, 'look');
  const palette = textOf(values, 'palette');
  if (Object.keys(readModelOptions(values)).length > 0)
    throw new ShotloomError(
      'bad_option',
      say`A prompt by itself is made by the built-in model: leave out --model and what goes with it, or draw with "shotloom models check".`,
    );
  if (prompt.trim() === '')
    throw new ShotloomError(
      'bad_option',
      say`The prompt is empty: say what to show, e.g. --prompt "a red car in the rain".`,
    );
  if (values['appear'] === true && words === undefined) {
    throw new ShotloomError(
      'bad_option',
      say`A thing can only appear where it is known when it is spoken of: with --appear give --words FILE too.`,
    );
  }
  const output = await app.grants.grantOutput(out);
  const kind = out.toLowerCase().endsWith('.png') ? 'still' : 'clip';
  const stage = beginStage(progress, kind === 'still' ? 'Still' : 'Clip');
  const { takes } = readTakes(values);
  const said = {
    ...(takes === 1 ? {} : { takes }),
    ...(length === undefined ? {} : { seconds: readSeconds(length) }),
    ...(voice === undefined ? {} : { voice: app.grants.grantInput(voice) }),
    ...(words === undefined ? {} : { words: app.grants.grantInput(words), ...readEntrance(values) }),
    ...(look === undefined ? {} : { look: app.grants.grantInput(look) }),
    ...(palette === undefined ? {} : { palette: app.grants.grantInput(palette) }),
    ...(attention === undefined ? {} : { attention: await app.grants.grantOutput(attention) }),
  };
  const reports = await app.calls.takes.fromPrompt({ prompt, kind, settings, output, ...said }, callOptions(signal));
  for (;;) {
    const next = await reports.next();
    if (next.done === true) {
      stage.end(next.value.provider);
      if (values['json'] === true) print(JSON.stringify(next.value));
      else
        for (const said of [
          `${out}: made.`,
          ...scoreLines(next.value.scores),
          ...stressLines(next.value.stressed),
          ...hearingLines(next.value.hearing),
        ])
          print(said);
      return;
    }
    stage.update(next.value.work, next.value.provider, 0);
  }
}

/** What was chosen of several takes of a prompt. */
function scoreLines(scores: readonly number[] | undefined): string[] {
  if (scores === undefined) return [];
  const best = scores.indexOf(Math.max(...scores));
  return [`take ${best + 1} of ${scores.length} (scores ${scores.map((score) => score.toFixed(2)).join(', ')})`];
}

/** When the thing that is shown is spoken of. */
function stressLines(
  stressed: { readonly name: string; readonly at_s: readonly number[] } | null | undefined,
): string[] {
  if (stressed === undefined) return [];
  if (stressed === null) return ['stressed: nothing, for no thing that is shown is named in what is said'];
  return [`stressed: ${stressed.name} at ${stressed.at_s.map((at) => at.toFixed(2)).join(', ')} s`];
}

function readEntrance(values: CommandLine['values']): { readonly entrance: 'stressed' | 'appears' } {
  return { entrance: values['appear'] === true ? 'appears' : 'stressed' };
}

async function listShots(
  project: string,
  { values }: CommandLine,
  { app, print, inWords }: CommandContext,
): Promise<void> {
  const shots = await app.calls.projects.shots({ project });
  if (values['json'] === true) {
    print(JSON.stringify({ shots }));
    return;
  }
  for (const status of shots) {
    print(standingLine(status, inWords));
    for (const line of status.hearing ? hearingLines(status.hearing) : []) print(`     ${line}`);
  }
}

/** A shot and how it stands, in one line. */
export function standingLine({ id, number, still, clip, picture }: Status, inWords: CommandContext['inWords']): string {
  return `${String(number).padStart(3)}  ${id}  still ${standing(still, inWords)}, clip ${standing(clip, inWords)}: ${picture}`;
}

function standing(shown: Status['still'], inWords: CommandContext['inWords']): string {
  switch (shown.state) {
    case 'missing':
      return 'missing';
    case 'current':
      return shown.locked ? 'locked' : 'current';
    case 'stale':
      return `stale (${shown.because.map((reason) => reasonText(reason, 'en')).join('; ')})`;
    case 'blocked':
      return `blocked (${shown.said ? inWords(shown.said) : shown.reason})`;
  }
}

/** `shotloom frame PROJECT --at TIME OUT`. */
export async function frame(
  { positionals, values }: CommandLine,
  { app, signal, print }: CommandContext,
): Promise<void> {
  const [project = '', out = ''] = positionals;
  const at = textOf(values, 'at');
  if (at === undefined) throw new ShotloomError('bad_option', say`Say which moment of the film with --at TIME.`);
  if (extname(out).toLowerCase() !== '.png')
    throw new ShotloomError('bad_option', say`A frame is written as PNG, and "${out}" says otherwise; name it .png.`);
  const output = await app.grants.grantOutput(out);
  const pictures = values['stills'] === true ? 'stills' : 'best';
  const drawn = await app.calls.films.frame({ project, pictures, at, output }, callOptions(signal));
  print(
    values['json'] === true
      ? JSON.stringify(drawn)
      : `${out}: frame ${drawn.frame}, at ${secondsText(drawn.seconds)} s.`,
  );
}
