/**
 * A child process that draws one picture or film with a pack, to see whether it works here: a network that takes its process along
 * takes this one.
 */
import { writeFile } from 'node:fs/promises';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { openDiffusersPack } from '../models/diffusers-pack.ts';
import { parentProcess } from '../processes/parent-process.ts';
import type { FromPackWorker, PackReport, PackTask, RefusedProvider, ToPackWorker } from './pack-protocol.ts';
import { encodePng } from './png.ts';
import { drawWithPack } from './worker/diffusion/draw.ts';
import type { Net } from './worker/diffusion/net.ts';
import type { Values } from './worker/diffusion/values.ts';
import { slice } from './worker/diffusion/values.ts';
import { probe } from './worker/probe.ts';
import { openByFirst, providersHere } from './worker/providers.ts';
import { say } from '../../src-shared/contract/sentences.ts';

const parent = parentProcess();
const send = (message: FromPackWorker): void => parent.send(message);
let isCancelled = false;

parent.onMessage((message) => {
  const told = message as ToPackWorker;
  if (told.type === 'cancel') isCancelled = true;
  else if (told.type === 'probe') void probe(told.path, told.provider).then(send);
  else void answer(told.task);
});

async function answer(task: PackTask): Promise<void> {
  try {
    send({ type: 'done', report: await draw(task) });
  } catch (error) {
    const known = error instanceof ShotloomError;
    const said = known
      ? error.said
      : say`The model failed while drawing; it may be damaged or of a kind that Shotloom does not know.`;
    send({ type: 'failed', code: known ? error.code : 'model_failed', said });
  }
}

async function draw(task: PackTask): Promise<PackReport> {
  const started = performance.now();
  const pack = await openDiffusersPack(task.directory);
  const nets = new Map<string, string>();
  const refused = new Map<string, RefusedProvider>();
  const opens: Net[] = [];
  let loading = 0;
  const steps: number[] = [];
  let before = 0;
  const open = async (path: string, name: string): Promise<Net> => {
    const from = performance.now();
    const opened = await openByFirst(path, name, task.providers.length > 0 ? task.providers : providersHere(), {
      logSeverityLevel: 3,
      ...(task.threads === undefined ? {} : { intraOpNumThreads: task.threads, interOpNumThreads: 1 }),
    });
    loading += performance.now() - from;
    nets.set(name, opened.provider);
    for (const one of opened.refused) refused.set(one.provider, one);
    opens.push(opened.net);
    return opened.net;
  };
  const drawn = await drawWithPack(
    pack,
    { ...task, open },
    {
      isCancelled: () => isCancelled,
      onStep: (done, total) => {
        const now = performance.now();
        if (done > 1) steps.push(now - before);
        before = now;
        send({ type: 'step', done, total });
      },
    },
  );
  const [frames = 1, , height = 0, width = 0] = drawn.shape;
  const middle = Math.floor(frames / 2);
  await writeFile(task.picture, await encodePng(rgbOf(slice(drawn, 0, middle, middle + 1)), width, height));
  return {
    pipeline: pack.pipeline,
    scheduler: pack.scheduler.name,
    nets: [...nets].map(([name, provider]) => ({ name, provider, bytes: pack.nets.get(name)?.bytes ?? 0 })),
    refused: [...refused.values()],
    width,
    height,
    frames,
    timings: {
      load: Math.round(loading),
      run: Math.round(opens.reduce((sum, net) => sum + net.runTime(), 0)),
      step: Math.round(median(steps)),
      total: Math.round(performance.now() - started),
    },
  };
}

/** [1, 3, height, width] from 0 to 1 as RGB, a byte each. */
function rgbOf({ data }: Values): Uint8Array {
  const pixels = data.length / 3;
  return Uint8Array.from({ length: data.length }, (_, i) =>
    Math.round(255 * (data[(i % 3) * pixels + Math.floor(i / 3)] ?? 0)),
  );
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
