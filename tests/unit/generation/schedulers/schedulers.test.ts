import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSchedulerConfig } from '../../../../src-main/generation/schedulers/config.ts';
import { makeScheduler, schedulerNames } from '../../../../src-main/generation/schedulers/schedulers.ts';
import { TorchGenerator } from '../../../../src-main/generation/schedulers/torch-noise.ts';
import { judge, nameOf, readCases } from '../../../conformance/schedulers.ts';

const CASES = fileURLToPath(new URL('../../../conformance/cases/', import.meta.url));

describe.each(['schedulers.json', 'schedulers-diffusers.json'])('%s', async (file) => {
  const { cases } = await readCases(`${CASES}${file}`);
  test.each(cases.map((one, index) => [nameOf(one, index), one] as const))('%s', (_, one) => {
    expect(judge(one)).toEqual([]);
  });
});

test('a case that is wrong is found', async () => {
  const { cases } = await readCases(`${CASES}schedulers.json`);
  const [first] = cases;
  if (first === undefined) throw new Error('The file has no cases.');
  expect(judge({ ...first, expected_sum: 173 })).toEqual([expect.stringMatching(/^sum 172\.00\d+ for 173$/u)]);
  expect(judge({ ...first, timesteps: [900] })).toEqual(['10 timesteps for 1']);
  const [, ...others] = first.replayed_first8 ?? [];
  expect(judge({ ...first, replayed_first8: [0.1, ...others] })).toEqual(['first values 0 for 0.1 (at 0)']);
});

/** A configuration under which each of them can run. */
const CONFIG = readSchedulerConfig({
  beta_start: 0.00085,
  beta_end: 0.012,
  beta_schedule: 'scaled_linear',
  clip_sample: false,
});

describe.each(schedulerNames)('%s', (name) => {
  const steps = fc.integer({ min: 4, max: 40 });

  test('comes to the clean latent where the model knows which noise there is', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 1000 }), (count, seed) => {
        const isFlow = name.startsWith('FlowMatch');
        const random = new TorchGenerator(seed);
        const [clean, noise] = [random.normal(64), random.normal(64)];
        const prediction = isFlow ? {} : { prediction_type: 'sample' as const };
        // PNDM's formula knows noise only.
        const asked =
          name === 'PNDMScheduler'
            ? { ...CONFIG, skip_prk_steps: true, set_alpha_to_one: true }
            : { ...CONFIG, ...prediction };
        const scheduler = makeScheduler(name, asked, { steps: count, eta: 0 });
        let latent = scheduler.addNoise(clean, noise, 0);
        for (let index = 0; index < scheduler.timesteps.length; index += 1) {
          const before = latent.slice();
          const output = ((): Float32Array => {
            if (isFlow) return noise.map((value, i) => value - (clean[i] ?? 0));
            return name === 'PNDMScheduler' ? noise : clean;
          })();
          const kept = output.slice();
          const next = scheduler.step(output, index, latent, () => random.normal(64));
          expect(latent).toEqual(before);
          expect(output).toEqual(kept);
          latent = next;
        }
        const farthest = latent.reduce((most, value, i) => Math.max(most, Math.abs(value - (clean[i] ?? 0))), 0);
        // LCM keeps a trace of the noisy latent, by its boundary condition.
        expect(farthest).toBeLessThan(name === 'LCMScheduler' ? 2e-3 : name === 'TCDScheduler' ? 0.15 : 1e-4);
      }),
      { numRuns: 20 },
    );
  });

  test('knows at each step which clean latent an answer means', () => {
    const random = new TorchGenerator(7);
    const [clean, noise] = [random.normal(64), random.normal(64)];
    const isFlow = name.startsWith('FlowMatch');
    for (const prediction of isFlow ? ['flow'] : (['epsilon', 'v_prediction', 'sample'] as const)) {
      const asked = isFlow ? CONFIG : { ...CONFIG, prediction_type: prediction };
      const scheduler = makeScheduler(name, readSchedulerConfig(asked), { steps: 8 });
      for (let index = 0; index < scheduler.timesteps.length; index += 1) {
        const latent = scheduler.addNoise(clean, noise, index);
        const [signal = NaN] = scheduler.addNoise(Float32Array.of(1), Float32Array.of(0), index);
        const [spread = NaN] = scheduler.addNoise(Float32Array.of(0), Float32Array.of(1), index);
        const size = Math.hypot(signal, spread);
        const answer: Readonly<Record<string, (value: number, i: number) => number>> = {
          flow: (value, i) => (noise[i] ?? NaN) - value,
          epsilon: (_, i) => noise[i] ?? NaN,
          v_prediction: (value, i) => (signal * (noise[i] ?? NaN) - spread * value) / size,
          sample: (value) => value,
        };
        const found = scheduler.cleanLatent(clean.map(answer[prediction] ?? (() => NaN)), index, latent);
        const farthest = found.reduce((most, value, i) => Math.max(most, Math.abs(value - (clean[i] ?? NaN))), 0);
        expect(farthest, `${prediction} ${index}`).toBeLessThan(1e-3);
      }
    }
  });

  test.each([0, -1, 1.5, 1_000_000, NaN])('makes no run of %s steps', (count) => {
    expect(() => makeScheduler(name, CONFIG, { steps: count })).toThrow(
      /^This scheduler makes \d+ to \d+ steps, not /u,
    );
  });
});

test('what no file may ask for is refused by name', () => {
  expect(() => readSchedulerConfig({ beta_schedule: 'sigmoid' })).toThrow(/has a value for beta_schedule that/u);
  expect(() => readSchedulerConfig('a')).toThrow(/has a value for the file that/u);
  expect(readSchedulerConfig({ _class_name: 'X', sigma_min: null, lambda_min_clipped: '-inf' })).toEqual({
    lambda_min_clipped: -Infinity,
  });
  expect(() => makeScheduler('DEISMultistepScheduler', {}, { steps: 4 })).toThrow(
    /does not have the scheduler "DEISMultistepScheduler"; choose one of DDIM/u,
  );
  expect(() => makeScheduler('DPMSolverMultistepScheduler', { algorithm_type: 'dpmsolver' }, { steps: 4 })).toThrow(
    /final_sigmas_type: "sigma_min"/u,
  );
  expect(() => makeScheduler('FlowMatchEulerDiscreteScheduler', { use_dynamic_shifting: true }, { steps: 4 })).toThrow(
    /size of the picture/u,
  );
});
