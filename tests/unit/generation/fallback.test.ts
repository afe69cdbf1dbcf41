import { expect, test } from 'vitest';
import { withFallback } from '../../../src-main/generation/worker/fallback.ts';
import type { Model, Runtime } from '../../../src-main/generation/worker/runtime.ts';

/** A runtime whose graphs give their provider's name; of some it fails to open, or to run, what the paths say. */
function runtimeOf(provider: string, fails: { readonly open?: string; readonly run?: string } = {}): Runtime {
  const never = (): never => {
    throw new Error('Not asked for.');
  };
  const open = async (path: string): Promise<Model> => {
    if (path === fails.open) throw new Error(`${provider} cannot open ${path}.`);
    return {
      inputs: [path],
      run: async () => {
        if (path === fails.run) throw new Error(`${provider} cannot run ${path}.`);
        return { [provider]: never } as never;
      },
      release: async () => undefined,
    };
  };
  const openTeam: Runtime['openTeam'] = async (path) => {
    if (path === fails.open) throw new Error(`${provider} cannot open ${path}.`);
    return { inputs: [provider], share: never, pictures: never, release: async () => undefined };
  };
  const fingerprint = { provider, runtime: '1', cpu: '', threads: 1 };
  const tensors = { float32: never, uint8: never, int64: never };
  return { provider, fingerprint, modelTime: () => 1, open, openTeam, ...tensors };
}

const ranOn = async (model: Model): Promise<string[]> => Object.keys(await model.run({}));

test('what the first runtime does stays there', async () => {
  const runtime = withFallback(runtimeOf('gpu'), runtimeOf('cpu'));
  expect(await ranOn(await runtime.open('paint'))).toEqual(['gpu']);
  expect(runtime.provider).toBe('gpu');
  expect(runtime.fingerprint.provider).toBe('gpu');
});

test('a graph that fails in its run goes over to the second, for good, and the provider says so', async () => {
  const runtime = withFallback(runtimeOf('gpu', { run: 'paint' }), runtimeOf('cpu'));
  const [paint, develop] = [await runtime.open('paint'), await runtime.open('develop')];
  expect(runtime.provider).toBe('gpu');
  expect(await ranOn(paint)).toEqual(['cpu']);
  expect(await ranOn(paint)).toEqual(['cpu']);
  expect(await ranOn(develop)).toEqual(['gpu']);
  expect(runtime.provider).toBe('gpu+cpu');
  expect(runtime.fingerprint.provider).toBe('gpu+cpu');
});

test('a graph that cannot be opened is opened by the second', async () => {
  const runtime = withFallback(runtimeOf('gpu', { open: 'frame' }), runtimeOf('cpu'));
  expect(await ranOn(await runtime.open('frame'))).toEqual(['cpu']);
  expect((await runtime.openTeam('frame')).inputs).toEqual(['cpu']);
  expect(runtime.provider).toBe('cpu');
});

test('what fails on both tells why the second failed', async () => {
  const runtime = withFallback(runtimeOf('gpu', { run: 'paint' }), runtimeOf('cpu', { run: 'paint' }));
  await expect((await runtime.open('paint')).run({})).rejects.toThrow('cpu cannot run paint.');
  await expect(
    withFallback(runtimeOf('gpu', { open: 'x' }), runtimeOf('cpu', { open: 'x' })).open('x'),
  ).rejects.toThrow('cpu cannot open x.');
});
