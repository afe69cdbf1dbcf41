/** A thread that makes pictures: `session.run` blocks its thread, so that pictures at the same time need several. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import * as ort from 'onnxruntime-node';
import type { Tensor } from 'onnxruntime-node';
import { bytesIn, letGo } from './collect.ts';
import type { FrameThreadSetup, FromFrameThread, ToFrameThread } from './frame-member.ts';

const port = parentPort;
if (!port) throw new Error('frame-thread.ts runs as a worker thread.');
const { path, options } = workerData as FrameThreadSetup;
const session = ort.InferenceSession.create(path, options);
let scene: Record<string, Tensor> = {};
let last: Promise<void> = Promise.resolve();

session.then(
  ({ inputNames }) => send({ type: 'ready', inputs: [...inputNames] }),
  (error: unknown) => send({ type: 'failed', moment: null, message: messageOf(error) }),
);
port.on('message', (message: ToFrameThread) => {
  last = last.then(() => (message.type === 'end' ? end() : receive(message)));
});

/** With nothing to listen to the thread ends, once nothing runs in it any more. */
async function end(): Promise<void> {
  await session.then(async (open) => await open.release()).catch(() => undefined);
  port?.close();
}

async function receive(message: Exclude<ToFrameThread, { type: 'end' }>): Promise<void> {
  try {
    if (message.type === 'scene') {
      const before = bytesIn(Object.values(scene));
      scene = Object.fromEntries(
        message.tensors.map(({ name, type, dims, data }) => [name, tensorOf(type, data, dims)]),
      );
      // What began this turn may still hold the last scene.
      await nextTurn();
      letGo(before);
      send({ type: 'taken' });
      return;
    }
    const { moment, t, into } = message;
    await (await session).run({ ...scene, ...momentOf(moment, t) }, { frame: tensorOf('uint8', into, [into.length]) });
    send({ type: 'picture', moment });
  } catch (error) {
    const moment = message.type === 'picture' ? message.moment : null;
    send({ type: 'failed', moment, message: messageOf(error) });
  }
}

function momentOf(moment: number, t: number): Record<string, Tensor> {
  return {
    moment: new ort.Tensor('int64', BigInt64Array.of(BigInt(moment)), []),
    t: new ort.Tensor('float32', Float32Array.of(t), []),
  };
}

function tensorOf(type: Tensor.Type, data: Tensor.DataType, dims: readonly number[]): Tensor {
  return new ort.Tensor(type, data, dims);
}

function send(message: FromFrameThread): void {
  port?.postMessage(message, []);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
