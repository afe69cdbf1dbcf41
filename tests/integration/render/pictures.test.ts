import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { renderFilm } from '../../support/render/render-film.ts';
import { plainPicture, PLAIN_GRADE, stretch } from '../../../src-shared/render/plan.ts';
import type { PlanPicture, PlanSegment, PlanTransition, RenderPlan } from '../../../src-shared/render/plan.ts';
import { shownAt } from '../../../src-shared/render/sampling.ts';
import { floor, rational } from '../../../src-shared/timeline/rational.ts';
import type { ColourGrade, Rectangle, Transition } from '../../../src-shared/timeline/records.ts';
import {
  flatFrame,
  fontsDirectory,
  MediaBench,
  numberedFrames,
  numberOf,
  yuv420pOf,
} from '../../support/media/media.ts';

const size = { width: 128, height: 72 };
const rate = { numerator: 24, denominator: 1 };
const format = { ...size, rate };

let bench: MediaBench;
/** A clip of a hundred numbered frames. */
let numbered: string;

beforeAll(async () => {
  bench = await MediaBench.open();
  numbered = await bench.clip('numbered.mp4', format, numberedFrames(size, 100));
});
afterAll(async () => await bench.close());

let films = 0;

/** The pictures of a film of one segment, as planes of yuv420p. */
async function pictures(segment: PlanSegment): Promise<Buffer[]> {
  films += 1;
  const output = bench.path(`film ${films}.mp4`);
  const plan: RenderPlan = { ...format, segments: [segment], title: 'Pictures' };
  await renderFilm(
    plan,
    { ffmpeg: bench.ffmpeg, store: bench.store, cacheDirectory: bench.path('cache'), fontsDirectory },
    output,
  );
  return await bench.pictures(output, size);
}

const shown = (picture: PlanPicture): Promise<Buffer[]> => pictures(stretch(picture, []));

const flat = (name: string, colour: readonly number[], of = size): Promise<string> =>
  bench.still(`${name}.png`, { ...of, rate }, flatFrame(of, colour));

function luma(picture: Buffer | undefined, x = 0.5, y = 0.5): number {
  return picture?.[Math.floor(y * size.height) * size.width + Math.floor(x * size.width)] ?? -1;
}

describe('frame k shows the frame floor(at + k * step) of its source:', () => {
  test.each([
    ['as it is', [12, 1], [1, 1]],
    ['from far into its file', [61, 1], [1, 1]],
    ['at half speed, from between two frames', [5, 2], [1, 2]],
    ['at a quarter of its speed', [0, 1], [1, 4]],
    ['at four times its speed', [3, 1], [4, 1]],
    ['at 1.337 times its speed, from far into its file', [151, 3], [1337, 1000]],
    ['backwards', [60, 1], [-1, 1]],
    ['backwards at half speed', [121, 2], [-1, 2]],
    ['backwards at 1.5 times its speed, from between two frames', [161, 4], [-3, 2]],
    ['standing still', [71, 2], [0, 1]],
  ] as const)('%s', async (_, [n, d], [stepN, stepD]) => {
    const frames = 22;
    const picture: PlanPicture = {
      ...plainPicture({ kind: 'clip', sha256: numbered }, frames),
      at: rational(n, d),
      step: rational(stepN, stepD),
    };
    const wanted = Array.from({ length: frames }, (__, k) => floor(shownAt(picture.at, picture.step, k)));
    expect((await shown(picture)).map((each) => numberOf(each, size))).toEqual(wanted);
  });

  test('and of one that its source does not have, the film is refused', async () => {
    const picture = plainPicture({ kind: 'clip', sha256: numbered }, 20, 90);
    await expect(shown(picture)).rejects.toMatchObject({
      code: 'media_damaged',
      message: expect.stringContaining('has 100 frames') as string,
    });
  });
});

async function transition(kind: Transition, [from, to]: readonly (PlanPicture | null)[]): Promise<Buffer[]> {
  const joint: PlanTransition = {
    kind: 'transition',
    overlays: [],
    transition: kind,
    frames: kind.before + kind.after,
    captions: [],
    from: from ?? null,
    to: to ?? null,
  };
  return await pictures(joint);
}

describe('a transition', () => {
  const [DARK, BRIGHT] = [60, 180];
  /** Luma of the two greys in limited range. */
  const [dark, bright] = [DARK, BRIGHT].map((grey) => 16 + (219 * grey) / 255) as [number, number];

  async function greys(frames: readonly [number, number]): Promise<PlanPicture[]> {
    const stills = [await flat('dark', [DARK, DARK, DARK]), await flat('bright', [BRIGHT, BRIGHT, BRIGHT])];
    return stills.map((sha256, index) => plainPicture({ kind: 'still', sha256 }, frames[index] ?? 0));
  }

  test('dissolves in equal steps, none of which repeats a picture beside it', async () => {
    const mixed = await transition({ kind: 'dissolve', before: 4, after: 5 }, await greys([9, 9]));
    expect(mixed).toHaveLength(9);
    for (const [k, picture] of mixed.entries())
      expect(Math.abs(luma(picture) - (dark + ((bright - dark) * (k + 1)) / 10))).toBeLessThan(2);
  });

  test.each([
    ['fade-black', 16],
    ['fade-white', 235],
  ] as const)('of kind %s goes through its colour, each picture on its side of the cut', async (kind, colour) => {
    const faded = await transition({ kind, before: 4, after: 3 }, await greys([4, 3]));
    const out = [1, 2, 3, 4].map((k) => dark + ((colour - dark) * k) / 5);
    const back = [1, 2, 3].map((k) => colour + ((bright - colour) * k) / 4);
    const found = faded.map((picture) => luma(picture));
    expect(found).toHaveLength(7);
    for (const [k, wanted] of [...out, ...back].entries()) expect(Math.abs((found[k] ?? 0) - wanted)).toBeLessThan(2);
  });

  test('stands at either end of the film', async () => {
    const [, bright4 = null] = await greys([0, 4]);
    const opening = await transition({ kind: 'fade-black', before: 0, after: 4 }, [null, bright4]);
    expect(opening.map((picture) => luma(picture))).toEqual(
      opening.map((picture) => luma(picture)).toSorted((a, b) => a - b),
    );
    const ending = await transition({ kind: 'fade-black', before: 4, after: 0 }, [bright4, null]);
    expect([opening.length, ending.length]).toEqual([4, 4]);
    expect(luma(ending[0])).toBeGreaterThan(luma(ending[3]) + 60);
  });

  // Halfway, which of the two is seen at the left, the right, the top and the bottom.
  test.each([
    ['wipe', 'left', 'dark bright both both'],
    ['wipe', 'right', 'bright dark both both'],
    ['wipe', 'up', 'both both dark bright'],
    ['wipe', 'down', 'both both bright dark'],
    ['slide', 'left', 'dark bright both both'],
    ['slide', 'down', 'both both bright dark'],
    ['push', 'left', 'dark bright both both'],
    ['push', 'up', 'both both dark bright'],
  ] as const)('of kind %s brings the second picture %s', async (kind, direction, wanted) => {
    const [, middle] = await transition({ kind, direction, before: 1, after: 2 }, await greys([3, 3]));
    const names = (places: readonly (readonly [number, number])[]): string => {
      const found = new Set(places.map(([x, y]) => (luma(middle, x, y) > (dark + bright) / 2 ? 'bright' : 'dark')));
      return found.size === 2 ? 'both' : [...found].join('');
    };
    const corners = { left: [0.1], right: [0.9], top: [0.1], bottom: [0.9] };
    const sides = [
      names(
        corners.left.flatMap(
          (x) =>
            [
              [x, 0.1],
              [x, 0.9],
            ] as const,
        ),
      ),
      names(
        corners.right.flatMap(
          (x) =>
            [
              [x, 0.1],
              [x, 0.9],
            ] as const,
        ),
      ),
      names(
        corners.top.flatMap(
          (y) =>
            [
              [0.1, y],
              [0.9, y],
            ] as const,
        ),
      ),
      names(
        corners.bottom.flatMap(
          (y) =>
            [
              [0.1, y],
              [0.9, y],
            ] as const,
        ),
      ),
    ];
    expect(sides.join(' ')).toBe(wanted);
  });

  test('slides over a picture that stays, and pushes one that goes', async () => {
    const clip = plainPicture({ kind: 'clip', sha256: numbered }, 3, 40);
    const [, bright3 = clip] = await greys([0, 3]);
    const middleOf = async (kind: 'slide' | 'push') =>
      (await transition({ kind, direction: 'left', before: 1, after: 2 }, [clip, bright3]))[1] ?? Buffer.of();
    // The number is written at the left edge.
    expect(numberOf(await middleOf('slide'), size)).toBe(41);
    expect(numberOf(await middleOf('push'), size)).not.toBe(41);
  });
});

describe('a picture of another shape', () => {
  const tall = { width: 64, height: 128 };

  test('is shown whole, between bars', async () => {
    const sha256 = await flat('tall', [200, 200, 200], tall);
    const [picture] = await shown(plainPicture({ kind: 'still', sha256 }, 1));
    expect([luma(picture, 0.1), luma(picture, 0.9)]).toEqual([16, 16]);
    expect(luma(picture)).toBeGreaterThan(180);
    expect([luma(picture, 0.5, 0.02), luma(picture, 0.5, 0.98)].every((each) => each > 180)).toBe(true);
  });

  test('fills the frame, or shows the part that was chosen', async () => {
    const frame = flatFrame(tall, [200, 200, 200]);
    frame.fill(0, 0, (tall.width * tall.height * 3) / 2);
    const sha256 = await bench.still('halves.png', { ...tall, rate }, frame);
    const picture = plainPicture({ kind: 'still', sha256 }, 1);
    const [filled] = await shown({ ...picture, framing: { kind: 'fill' } });
    expect([luma(filled, 0.02, 0.1), luma(filled, 0.98, 0.9)].map((each) => each > 100)).toEqual([false, true]);
    const rectangle = { x: 0, y: 0.5, width: 1, height: 0.28125 };
    const [cropped] = await shown({ ...picture, framing: { kind: 'crop', rectangle } });
    for (const x of [0.02, 0.5, 0.98]) expect(luma(cropped, x, 0.1)).toBeGreaterThan(180);
  });
});

test('black is black, as long as it is asked for', async () => {
  const black = await shown(plainPicture({ kind: 'black' }, 7));
  expect(black).toHaveLength(7);
  for (const planes of black) {
    const area = size.width * size.height;
    expect([planes[0], planes[area - 1], planes[area], planes[area * 1.25]]).toEqual([16, 16, 128, 128]);
  }
});

test('a move over a still glides from one part of it to another, between pixels', async () => {
  // A ramp: the luma says where in the picture one is.
  const ramp = new Uint8Array(size.width * size.height * 3);
  for (let index = 0; index < ramp.length; index += 1) ramp[index] = ((index / 3) % size.width) * 2;
  const sha256 = await bench.still('ramp.png', format, ramp);
  const still = plainPicture({ kind: 'still', sha256 }, 25);
  const part = (x: number, width: number): Rectangle => ({ x, y: 0, width, height: width });
  const moved = await shown({ ...still, move: { from: part(0, 0.5), to: part(0.5, 0.5) } });
  expect(moved).toHaveLength(25);
  for (const [k, picture] of moved.entries()) {
    const middle = 0.25 + (0.5 * k) / 24;
    const wanted = 16 + (219 * middle * size.width * 2) / 255;
    expect(Math.abs(luma(picture) - wanted)).toBeLessThan(4);
  }
  const zoomed = await shown({ ...still, move: { from: part(0, 1), to: part(0.25, 0.5) } });
  const contrast = zoomed.map((picture) => luma(picture, 0.9) - luma(picture, 0.1));
  expect(contrast[24]).toBeLessThan((contrast[0] ?? 0) * 0.6);
  // Never a step back.
  for (const [k, each] of contrast.slice(1).entries()) expect(each).toBeLessThanOrEqual((contrast[k] ?? 0) + 1);
});

describe('colour', () => {
  const means = async (grade: Partial<ColourGrade>, colour: readonly number[], opacity = 1): Promise<number[]> => {
    const sha256 = await flat('colour', colour);
    const picture = { ...plainPicture({ kind: 'still', sha256 }, 1), grade: { ...PLAIN_GRADE, ...grade }, opacity };
    const [planes] = await shown(picture);
    const area = size.width * size.height;
    return [0, area, area * 1.25].map((place) => planes?.[place + 40] ?? -1);
  };
  const plain = (colour: readonly number[]): number[] => {
    const planes = yuv420pOf(flatFrame(size, colour), size);
    const area = size.width * size.height;
    return [0, area, area * 1.25].map((place) => planes[place + 40] ?? -1);
  };
  /** The greatest difference of a plane. */
  const apart = (found: readonly number[], wanted: readonly number[]): number =>
    Math.max(...wanted.map((each, index) => Math.abs((found[index] ?? 0) - each)));

  test('is left as it is', async () =>
    expect(apart(await means({}, [180, 90, 40]), plain([180, 90, 40]))).toBeLessThanOrEqual(2));

  test('is exposed by stops, and given contrast around the middle', async () => {
    const stop = 2 ** (1 / 2.2);
    expect(
      apart(await means({ exposure: 1 }, [100, 60, 40]), plain([100 * stop, 60 * stop, 40 * stop].map(Math.round))),
    ).toBeLessThanOrEqual(2);
    expect(
      apart(await means({ contrast: 1.5 }, [100, 150, 127.5]), plain([86.25, 161.25, 127.5].map(Math.round))),
    ).toBeLessThanOrEqual(2);
  });

  test('is made grey, richer, warmer and colder', async () => {
    const [, blue = 0, red = 0] = await means({ saturation: 0 }, [180, 90, 40]);
    expect([blue, red].map((each) => Math.abs(each - 128) <= 1)).toEqual([true, true]);
    const [, , redder = 0] = await means({ saturation: 1.5 }, [180, 90, 40]);
    expect(redder).toBeGreaterThan((plain([180, 90, 40])[2] ?? 0) + 5);
    const [, warmBlue = 0, warmRed = 0] = await means({ temperature: 0.5 }, [120, 120, 120]);
    expect(warmRed).toBeGreaterThan(130);
    expect(warmBlue).toBeLessThan(126);
    const [, coldBlue = 0, coldRed = 0] = await means({ temperature: -0.5 }, [120, 120, 120]);
    expect(coldRed).toBeLessThan(126);
    expect(coldBlue).toBeGreaterThan(130);
  });

  test('is what a table of the person says', async () => {
    const corners = [0, 1].flatMap((b) => [0, 1].flatMap((g) => [0, 1].map((r) => `${b} ${g} ${r}`)));
    const path = bench.path("swap's [red], and blue.cube");
    await writeFile(path, `LUT_3D_SIZE 2\n${corners.join('\n')}\n`);
    expect(
      apart(await means({ lut: await bench.keep(path) }, [200, 80, 40]), plain([40, 80, 200])),
    ).toBeLessThanOrEqual(2);
  });

  test('goes towards black where it is less than opaque', async () => {
    const [y = 0, u = 0, v = 0] = plain([180, 90, 40]);
    expect(
      apart(await means({}, [180, 90, 40], 0.5), [16 + (y - 16) / 2, 128 + (u - 128) / 2, 128 + (v - 128) / 2]),
    ).toBeLessThanOrEqual(2);
  });
});
