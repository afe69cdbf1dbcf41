import type { z } from 'zod';
import type { GenerationSummary, RenderProgress, RenderSummary } from '../../../src-shared/contract/schemas.ts';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { ListedModel } from '../../../src-shared/contract/models.ts';
import type { App } from '../../app.ts';
import type { CommandContext } from './command.ts';
import {
  expectFilmName,
  FILM_OPTIONS,
  MODEL_OPTIONS,
  readCommandLine,
  readFilmSettings,
  readLooks,
  readModelOptions,
  readSound,
  readTakes,
  SOUND_OPTIONS,
  TAKE_OPTIONS,
  textOf,
} from './options.ts';
import type { CommandLine } from './options.ts';
import { beginStage, duration } from './progress.ts';
import type { Stage } from './progress.ts';

type Generated = z.output<typeof GenerationSummary>;
type Rendered = z.output<typeof RenderSummary>;

export const FILM_ARGUMENTS = ['SCRIPT', 'OUT'];

/** `shotloom film SCRIPT OUT`: the main job, from script to film. */
export function readFilm(args: readonly string[]): CommandLine {
  return readCommandLine('film', args, FILM_ARGUMENTS, {
    ...FILM_OPTIONS,
    ...TAKE_OPTIONS,
    ...MODEL_OPTIONS,
    ...SOUND_OPTIONS,
    stills: { type: 'boolean' },
    project: { type: 'string' },
    look: { type: 'string', multiple: true },
    palette: { type: 'string' },
  });
}

export async function film({ positionals, values, lists }: CommandLine, context: CommandContext): Promise<void> {
  const [script = '', out = ''] = positionals;
  const { app, signal, print } = context;
  const started = performance.now();
  const settings = { ...readFilmSettings(values), sound: readSound(values) };
  const { takes, best } = readTakes(values);
  const drawing = readModelOptions(values);
  const looks = readLooks(lists['look'] ?? []);
  const output = await app.grants.grantOutput(out);
  expectFilmName(out);
  const project = textOf(values, 'project');
  const opened = await app.calls.projects.open({
    file: app.grants.grantInput(script),
    settings,
    ...(project === undefined ? {} : { project }),
  });
  context.note(
    `"${opened.title}": ${count(opened.scenes, 'scene')}, ${count(opened.shots, 'shot')}; project ${opened.project}`,
  );
  for (const line of mergeLines(opened)) context.note(line);

  await chooseModel(context, opened.project, drawing);
  for (const { name, path } of looks) {
    const picture = path === null ? null : app.grants.grantInput(path);
    const told = await app.calls.projects.setPicture({ project: opened.project, name, picture });
    context.note(path === null ? `${told.name} has no picture now.` : `${told.name} looks as ${path} shows.`);
  }

  const palette = textOf(values, 'palette');
  if (palette !== undefined) {
    const picture = palette === '' ? null : app.grants.grantInput(palette);
    await app.calls.projects.setPicture({ project: opened.project, name: null, picture });
  }

  await runVoices(context, opened.project);
  if (best) await runChoice(context, { project: opened.project }, takes);
  else if (takes > 1) await runGeneration(context, { project: opened.project, kind: 'still', takes });
  const stills = await runGeneration(context, { project: opened.project, kind: 'still' });
  const shown =
    values['stills'] === true ? stills : await runGeneration(context, { project: opened.project, kind: 'clip' });
  const generated = performance.now();
  const pictures = values['stills'] === true ? 'stills' : 'best';
  const rendered = await runRender(
    context,
    app.calls.films.render({ project: opened.project, pictures, output }, callOptions(signal)),
  );
  const ended = performance.now();

  context.note(
    shown.generated === 0
      ? 'Every shot was current: nothing was generated.'
      : `${count(shown.generated, 'shot')} generated, ${shown.reused} reused.`,
  );
  print(
    `${out}: ${rendered.duration_s.toFixed(1)} s, ${rendered.frames} frames, made in ${duration(ended - started)}.`,
  );
  if (values['json'] === true) {
    print(
      JSON.stringify({
        project: opened.project,
        scenes: opened.scenes,
        shots: opened.shots,
        generated: shown.generated,
        reused: shown.reused,
        stills_generated: stills.generated,
        frames: rendered.frames,
        duration_s: rendered.duration_s,
        generate_s: seconds(generated - started),
        render_s: seconds(ended - generated),
        wall_s: seconds(ended - started),
        provider: shown.provider,
        model: shown.model,
        digest_of_frames: shown.digest_of_frames,
      }),
    );
  }
}

/** What reading an edited script again did to the board. */
function mergeLines(opened: {
  readonly project: string;
  readonly kept: number;
  readonly added: number;
  readonly restored: number;
  readonly removed: number;
}): string[] {
  const { project, kept, added, restored, removed } = opened;
  if (kept + removed === 0 || added + restored + removed === 0) return [];
  const said = [
    ...(added > 0 ? [`${count(added, 'shot')} new`] : []),
    ...(restored > 0 ? [`${count(restored, 'shot')} back from the tray`] : []),
    ...(removed > 0 ? [`${count(removed, 'shot')} in the tray now ("shotloom tray ${project}")`] : []),
  ];
  return [`The script was edited: ${said.join(', ')}.`];
}

type Listed = z.output<typeof ListedModel>;

/** Says which models make a project's takes, where anything was said of it; a name that none has is told before anything is made. */
export async function chooseModel(
  { app }: CommandContext,
  project: string,
  drawing: ReturnType<typeof readModelOptions>,
): Promise<void> {
  if (Object.keys(drawing).length === 0) return;
  const known = await app.calls.models.list();
  for (const [model, does] of [
    [drawing.model, ({ draws }: Listed) => draws !== null],
    [drawing.enlarge, ({ kind }: Listed) => kind === 'upscaling'],
    [drawing.between, ({ kind }: Listed) => kind === 'interpolation'],
    [drawing.depth, ({ kind }: Listed) => kind === 'depth'],
  ] as const) {
    const names = known.filter(does).map(({ id }) => id);
    if (typeof model === 'string' && !names.includes(model))
      throw new ShotloomError(
        'model_missing',
        say`The model "${model}" is not installed; there are: ${names.join(', ')}.`,
      );
  }
  const { model: before } = await app.calls.projects.settings({ project, settings: {} });
  refuseUnable(known, before, drawing);
  await app.calls.projects.settings({ project, settings: drawing });
}

/** What the film's model cannot do is refused; a shot's own model goes without. @param before the model that the project has */
function refuseUnable(
  known: readonly Listed[],
  before: string | null,
  drawing: ReturnType<typeof readModelOptions>,
): void {
  const chosen = drawing.model === undefined ? before : drawing.model;
  const model = known.find(({ id, kind }) => (chosen === null ? kind === 'builtin' : id === chosen));
  const cannot =
    (typeof drawing.carry === 'number' && !model?.begins && say`begin from a picture: leave --carry out`) ||
    (typeof drawing.walk === 'number' &&
      (model?.kind !== 'diffusion' || model.draws !== 'pictures') &&
      say`walk from picture to picture: leave --walk out`);
  if (cannot)
    throw new ShotloomError(
      'bad_option',
      say`The model "${model?.id ?? chosen ?? ''}" cannot ${cannot}, or choose another model.`,
    );
}

/** Makes several takes of shots, as stills, and lets the model's discriminator choose which is shown. */
export async function runChoice(
  context: CommandContext,
  of: { readonly project: string; readonly shot?: string; readonly style?: string },
  takes: number,
): Promise<void> {
  const { app, signal, progress } = context;
  await runGeneration(context, { ...of, kind: 'still', takes });
  const stage = beginStage(progress, 'Choice');
  const reports = await app.calls.takes.choose({ ...of, takes }, callOptions(signal));
  for (;;) {
    const next = await reports.next();
    if (next.done === true) {
      const others = next.value.filter(({ take }) => take > 0).length;
      stage.end(`${count(next.value.length, 'shot')}, of ${others} another take than the first`);
      return;
    }
    const { work, shot, shots, done } = next.value;
    stage.update(work, `shot ${shot} of ${shots}`, done);
  }
}

/** Speaks what of a film's lines was not spoken yet, with its progress. */
export async function runVoices({ app, signal, progress }: CommandContext, project: string): Promise<void> {
  const reports = await app.calls.speech.prepare({ project }, callOptions(signal));
  let stage: ReturnType<typeof beginStage> | null = null;
  for (;;) {
    const next = await reports.next();
    if (next.done === true) {
      stage?.end(count(next.value.lines, 'line'));
      return;
    }
    const { done, lines } = next.value;
    stage ??= beginStage(progress, 'Voices');
    stage.update(done / Math.max(1, lines), `line ${done} of ${lines}`, done);
  }
}

/** Runs one kind of generation with its progress. */
export async function runGeneration(
  { app, signal, progress }: CommandContext,
  input: Parameters<App['calls']['takes']['generate']>[0],
): Promise<Generated> {
  const stage = beginStage(progress, input.kind === 'still' ? 'Stills' : 'Clips');
  const reports = await app.calls.takes.generate(input, callOptions(signal));
  for (;;) {
    const next = await reports.next();
    if (next.done === true) {
      const { generated, reused } = next.value;
      stage.end(`${generated} generated, ${reused} reused`);
      return next.value;
    }
    const { work, shot, shots, done, to_do, provider, left_ms, waits_for } = next.value;
    if (waits_for === null)
      stage.update(work, `shot ${shot} of ${shots} (${done} of ${to_do} made, ${provider})`, done, left_ms);
    else stage.wait(WAITING[waits_for]);
  }
}

/** Why nothing goes on. */
const WAITING = {
  pause: 'paused, "shotloom queue resume" lets it go on',
  retry: 'the rest is tried again soon',
  others: 'another Shotloom is making the rest',
} as const;

/** Runs a render with its progress. The key p pauses it, and lets it go on. */
export async function runRender(
  { app, keys, progress }: CommandContext,
  call: ReturnType<App['calls']['films']['render']>,
): Promise<Rendered> {
  const stage = beginStage(progress, 'Render');
  const reports = await call;
  let latest: z.output<typeof RenderProgress> | null = null;
  const deafen = keys?.listen((key) => {
    if (key.toLowerCase() !== 'p' || latest === null) return;
    // A render that has ended meanwhile needs no pause.
    app.calls.films
      .changeRender({ render: latest.render, do: latest.paused ? 'resume' : 'pause' })
      .catch(() => undefined);
  });
  try {
    for (;;) {
      const next = await reports.next();
      if (next.done === true) {
        stage.end(`${next.value.frames} frames, ${next.value.encoded} segments encoded, ${next.value.reused} reused`);
        return next.value;
      }
      const wasPaused = latest?.paused === true;
      latest = next.value;
      if (!latest.paused) showRender(stage, latest);
      else if (!wasPaused) stage.wait('paused, the key p lets it go on');
    }
  } finally {
    deafen?.();
  }
}

function showRender(
  stage: Stage,
  { frames, total, segment, segments, sound, left_ms }: z.output<typeof RenderProgress>,
) {
  if (sound) stage.update(sound.done / sound.total, `sound, piece ${sound.done} of ${sound.total}`, sound.done);
  else stage.update(total === 0 ? 0 : frames / total, `segment ${segment} of ${segments}`, segment, left_ms);
}

/** The options of a contract call that can be stopped. */
export function callOptions(signal: AbortSignal): { readonly signal: AbortSignal } {
  return { signal };
}

/** "1 scene", "3 scenes". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}
