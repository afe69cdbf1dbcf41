import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FrameMember } from '../../../src-main/generation/worker/frame-member.ts';
import type { FrameTeam } from '../../../src-main/generation/worker/frame-team.ts';
import { openFrameTeam } from '../../../src-main/generation/worker/frame-team.ts';
import { builtinDirectory } from '../../../src-main/models/builtin-pack.ts';
import { writeTinyModel } from '../../support/generation/tiny-model.ts';
import { times } from '../../support/thorough.ts';

const setup = { path: join(builtinDirectory(), 'frame.onnx'), options: {} };
let folder: string;
let tiny: typeof setup;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shotloom-team-'));
  tiny = { path: join(folder, 'tiny.onnx'), options: { logSeverityLevel: 4 } };
  await writeTinyModel(tiny.path);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Three pictures of four bytes each. */
const rows = (first: number): ort.Tensor =>
  new ort.Tensor(
    'uint8',
    Uint8Array.from({ length: 12 }, (_, index) => first + index),
    [3, 4],
  );
/** A second that no picture is for. */
const NEVER = 99;

async function bytesOf(team: FrameTeam, scene: ort.Tensor, seconds: readonly number[]): Promise<number[][]> {
  const pictures: number[][] = [];
  for await (const picture of team.pictures([team.share('rows', scene)], seconds, 4)) pictures.push([...picture]);
  return pictures;
}

test('pictures asked of threads that have ended fail, and nobody waits for them', async () => {
  const team = await openFrameTeam(setup, 2);
  expect(team.inputs).toContain('moment');
  await team.release();
  await expect(team.pictures([], [0, 1, 2], 1).next()).rejects.toThrow('A thread of the model ended.');
});

test('a scene that lacks what the graph asks for fails with its name, and the threads go on', async () => {
  const team = await openFrameTeam(setup, 2);
  await expect(team.pictures([], [0], 1).next()).rejects.toThrow(/missing in 'feeds'/u);
  await expect(team.pictures([], [0], 1).next()).rejects.toThrow(/missing in 'feeds'/u);
  await team.release();
});

test('threads that are let go in the middle of their work end without taking the process along', async () => {
  for (let time = 0; time < times(2, 5); time += 1) {
    const team = await openFrameTeam(setup, 2);
    const wanted = team.pictures([], [0, 1, 2, 3], 1).next();
    await Promise.all([
      team.release(),
      expect(wanted).rejects.toThrow(/missing in 'feeds'|thread of the model ended/u),
    ]);
  }
});

test('a file that is no model is refused with a code', async () => {
  await expect(openFrameTeam({ ...setup, path: import.meta.filename }, 2)).rejects.toMatchObject({
    code: 'model_failed',
  });
});

test('pictures come in order, each with its own bytes, from one thread or several', async () => {
  const seconds = Array.from({ length: 20 }, (_, index) => (index * 2) % 3);
  for (const threads of [1, 2, 3]) {
    const team = await openFrameTeam(tiny, threads);
    const expected = seconds.map((second) => [0, 1, 2, 3].map((byte) => second * 4 + byte));
    expect(await bytesOf(team, rows(0), seconds)).toEqual(expected);
    await team.release();
  }
});

test('a picture that fails fails alone: what was asked of its thread after it still comes', async () => {
  const member = new FrameMember(tiny);
  const team = await openFrameTeam(tiny, 1);
  await member.ready();
  await member.show([team.share('rows', rows(0))]);
  const [before, failing, after] = [0, NEVER, 2].map((t, moment) => member.picture(moment, t, shared(4)));
  await expect(failing).rejects.toThrow(/idx=99/u);
  expect([...((await before) ?? [])]).toEqual([0, 1, 2, 3]);
  expect([...((await after) ?? [])]).toEqual([8, 9, 10, 11]);
  await Promise.all([member.end(), team.release()]);
});

test('a scene in which a picture failed leaves none to the next', async () => {
  for (const threads of [1, 2]) {
    const team = await openFrameTeam(tiny, threads);
    await expect(bytesOf(team, rows(0), [0, NEVER, 1, 2, 1, 2])).rejects.toThrow(/idx=99/u);
    expect(await bytesOf(team, rows(100), [0, 1, 2])).toEqual([
      [100, 101, 102, 103],
      [104, 105, 106, 107],
      [108, 109, 110, 111],
    ]);
    await team.release();
  }
});

function shared(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}
