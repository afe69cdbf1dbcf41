import { resolve } from 'node:path';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { CommandContext } from './command.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, readSeed, readSize, readWithin, textOf } from './options.ts';
import { beginStage } from './progress.ts';

const PROMPT = 'a lighthouse on a cliff at dusk, oil painting';

/** Reads `shotloom models check DIR ...`. */
export function readModels(args: readonly string[]): CommandLine {
  const text = (usual: string) => ({ type: 'string', default: usual }) as const;
  const line = readCommandLine('models', args, ['check', 'DIR'], {
    out: text('model.png'),
    prompt: text(PROMPT),
    negative: text(''),
    steps: text('20'),
    guidance: text('7'),
    size: text('512x512'),
    frames: text('16'),
    seed: text('1'),
    provider: { type: 'string' },
  });
  const [verb = ''] = line.positionals;
  if (line.values['help'] !== true && verb !== 'check')
    throw new ShotloomError('bad_option', say`There is no "shotloom models ${verb}"; there is check.`);
  return line;
}

/** `shotloom models check DIR`: draws with a model of one's own. */
export async function models(
  { positionals: [, folder = ''], values }: CommandLine,
  { app, print, progress, signal }: CommandContext,
): Promise<void> {
  const provider = textOf(values, 'provider');
  const checking = await app.calls.models.check(
    {
      folder: app.grants.grantInput(resolve(folder)),
      picture: await app.grants.grantOutput(resolve(textOf(values, 'out') ?? '')),
      prompt: textOf(values, 'prompt') ?? '',
      negative: textOf(values, 'negative') ?? '',
      seed: readSeed(textOf(values, 'seed') ?? ''),
      steps: readWithin('steps', textOf(values, 'steps') ?? '', { least: 1, most: 1000, isWhole: true }),
      guidance: readWithin('guidance', textOf(values, 'guidance') ?? '', { least: 0, most: 100, isWhole: false }),
      frames: readWithin('frames', textOf(values, 'frames') ?? '', { least: 1, most: 1000, isWhole: true }),
      ...readSize(textOf(values, 'size') ?? ''),
      providers: provider === undefined ? [] : [provider],
    },
    { signal },
  );
  const stage = beginStage(progress, 'model');
  for (;;) {
    const next = await checking.next();
    if (next.done !== true) {
      const { done, total } = next.value;
      stage.update(done / total, `step ${done} of ${total}`, done);
      continue;
    }
    const report = next.value;
    stage.end('drawn');
    if (values['json'] === true) print(JSON.stringify(report));
    else for (const text of linesOf(report)) print(text);
    return;
  }
}

type Report = Extract<
  Awaited<ReturnType<Awaited<ReturnType<CommandContext['app']['calls']['models']['check']>>['next']>>,
  { readonly done: true }
>['value'];

function linesOf({ pipeline, scheduler, nets, refused, width, height, frames, timings }: Report): string[] {
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
  return [
    `${pipeline}, ${scheduler}, ${width}x${height}${frames > 1 ? `, ${frames} frames` : ''}`,
    ...nets.map(
      ({ name, bytes, provider }) => `${name.padEnd(15)}  ${(bytes / 1e6).toFixed(1).padStart(8)} MB  ${provider}`,
    ),
    ...refused.map(({ provider, reason }) => `not ${provider}: ${reason}`),
    `loading ${seconds(timings.load)}, running ${seconds(timings.run)}, a step ${seconds(timings.step)}, all ${seconds(timings.total)}`,
  ];
}
