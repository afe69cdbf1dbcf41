import { describe, expect, test } from 'vitest';
import { draw, farthest, goldens } from '../../../support/packs/goldens.ts';

/** Every pipeline with every scheduler, beside a loop in torch with diffusers' own schedulers. */
const all = goldens();

describe('what torch drew', () => {
  test.each(
    all.map(
      ({ golden, pictures }) =>
        [`${golden.pack} ${golden.scheduler} ${golden.request.begins ?? ''}`.trim(), golden, pictures] as const,
    ),
  )('%s', async (_, golden, pictures) => {
    const drawn = await draw(golden);
    expect(drawn.shape).toEqual(golden.shape);
    expect(farthest(drawn.data, pictures)).toBeLessThan(1e-3);
  });
});

describe('depends on all that is asked', () => {
  const packs = [...new Set(all.map(({ golden }) => golden.pack))].filter((pack) => pack !== 'turbo' && pack !== 'lcm');
  test.each(packs)('%s', async (pack) => {
    const { golden } = all.find((one) => one.golden.pack === pack) ?? {};
    if (golden === undefined) throw new Error(`There is no golden of ${pack}.`);
    const drawn = await draw(golden);
    const others = [
      { prompt: 'a green hill' },
      { negative: 'sunny' },
      { seed: 99 },
      { steps: golden.request.steps + 1 },
      { guidance: 2.5 },
    ];
    const unheard: object[] = [];
    for (const other of others) {
      const found = await draw({ ...golden, request: { ...golden.request, ...other } });
      if (farthest(found.data, drawn.data) < 2e-3) unheard.push(other);
    }
    expect(unheard).toEqual([]);
  });
});
