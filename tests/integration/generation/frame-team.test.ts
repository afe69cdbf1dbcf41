import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFrameTeam } from '../../../src-main/generation/worker/frame-team.ts';
import { builtinDirectory } from '../../../src-main/models/builtin-pack.ts';

const setup = { path: join(builtinDirectory(), 'frame.onnx'), options: {} };

test('pictures asked of threads that have ended fail, and nobody waits for them', async () => {
  const team = await openFrameTeam(setup, 2);
  expect(team.inputs).toContain('moment');
  await team.release();
  await expect(team.pictures([], [0, 1, 2]).next()).rejects.toThrow('A thread of the model ended.');
});

test('a scene that lacks what the graph asks for fails with its name, and the threads go on', async () => {
  const team = await openFrameTeam(setup, 2);
  await expect(team.pictures([], [0]).next()).rejects.toThrow(/missing in 'feeds'/u);
  await expect(team.pictures([], [0]).next()).rejects.toThrow(/missing in 'feeds'/u);
  await team.release();
});

test('threads that are let go in the middle of their work end without taking the process along', async () => {
  for (let time = 0; time < 5; time += 1) {
    const team = await openFrameTeam(setup, 2);
    const wanted = team.pictures([], [0, 1, 2, 3]).next();
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
