import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packLayers, unpackLayers } from '../../../src-main/generation/painted-layers.ts';
import { peopleInSet } from '../../../src-main/generation/worker/people-in-set.ts';
import type { PaintedShot } from '../../../src-main/generation/pipelines/pipeline.ts';
import { openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import { attentionToAction } from '../../../src-shared/generation/hearing.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { packStress, stressOf } from '../../../src-shared/generation/stress.ts';
import { packVoice, VOICE_NUMBERS } from '../../../src-shared/generation/voice.ts';
import { correlation } from '../../support/correlation.ts';
import { picturesOf } from '../../support/generation/pictures.ts';
import { generationRequest } from '../../support/generation/requests.ts';
import { times } from '../../support/thorough.ts';

const SIZE = { width: 256, height: 144 };
const RATE = { numerator: 24, denominator: 1 };
const SECONDS = 4;
const shot: GenerationRequest = {
  ...generationRequest(),
  ...SIZE,
  kind: 'clip',
  rate: RATE,
  frames: 96,
  handle_frames: 0,
};

let pipeline: Awaited<ReturnType<typeof openBuiltinPipeline>>;

beforeAll(async () => {
  const pack = await openBuiltinPack();
  pipeline = await openBuiltinPipeline(cpuRuntime(), pack.directory, pack.manifest);
});

afterAll(async () => await pipeline.close());

const asked = (prompt: string, more: Partial<GenerationRequest> = {}): GenerationRequest => ({
  ...shot,
  prompt,
  ...more,
});

const luma = (picture: Uint8Array): Uint8Array => picture.subarray(0, SIZE.width * SIZE.height);

async function show(request: GenerationRequest, moments: readonly number[]): Promise<Uint8Array[]> {
  const pictures = await picturesOf(await pipeline.paint(request), request, moments);
  return pictures.map(luma);
}

/** Absolute differences of two pictures, pixel by pixel. */
function apart(one: Uint8Array | undefined, other: Uint8Array | undefined): Float64Array {
  return Float64Array.from(one ?? [], (value, pixel) => Math.abs(value - (other?.[pixel] ?? 0)));
}

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => a + b, 0) / Math.max(1, values.length);

/** A number of one of the tensors that a take keeps. */
async function layer(painted: PaintedShot, name: string): Promise<number[]> {
  return Array.from(unpackLayers(await painted.store()).layers.find((each) => each.name === name)?.data ?? []);
}

describe('weights of words', () => {
  const plain = 'wide shot. static shot. day, road. A man in a red coat runs.';
  const moments = [0.3, 1, 2.2, 3.1];

  test('change nothing where they are 1', async () => {
    const weighed = asked('wide shot. static shot. day, road. A man in a red coat (runs:1).');
    const [one, other] = [await show(weighed, moments), await show(asked(plain), moments)];
    one.forEach((picture, index) => expect(Buffer.compare(picture, other[index] ?? Buffer.of())).toBe(0));
  });

  test('change the region of their word more than the rest', async () => {
    const [before, after] = [
      await show(asked(plain), moments),
      await show(asked('wide shot. static shot. day, road. A man in a red coat (runs:1.4).'), moments),
    ];
    // Where somebody runs is where a picture differs from the same place without him.
    const nobody = await show(asked('wide shot. static shot. day, road.'), moments);
    const inside: number[] = [];
    const outside: number[] = [];
    for (const [index, picture] of before.entries()) {
      const [here, there] = [apart(picture, nobody[index]), apart(after[index], nobody[index])];
      const isHis = (pixel: number): boolean => Math.max(here[pixel] ?? 0, there[pixel] ?? 0) > 4;
      apart(picture, after[index]).forEach((value, pixel) => (isHis(pixel) ? inside : outside).push(value));
    }
    expect(mean(inside)).toBeGreaterThan(1);
    expect(mean(inside)).toBeGreaterThan(5 * mean(outside));
  });

  test.each([
    ['rain', 'fall', 'static shot. night, (rain:W), street. A woman stands.'],
    ['red', 'classes', 'static shot. day, street. A woman in a (red:W) coat stands.'],
    ['angry', 'faces', 'close up. static shot. day, street. An (angry:W) woman talks.'],
    ['red of a car', 'stops_small', 'static shot. day, street. A (red:W) car.'],
  ])('of "%s" go with what it decides, further the larger they are', async (_word, name, prompt) => {
    const numbers = async (weight: string): Promise<number[]> =>
      await layer(await pipeline.paint(asked(prompt.replace('W', weight))), name);
    const [less, one, more] = [await numbers('0.5'), await numbers('1'), await numbers('1.8')];
    const distance = (a: number[], b: number[]): number => mean(a.map((value, at) => Math.abs(value - (b[at] ?? 0))));
    expect(distance(less, one)).toBeGreaterThan(0);
    expect(distance(more, one)).toBeGreaterThan(0);
    expect(distance(more, less)).toBeGreaterThan(Math.max(distance(less, one), distance(more, one)));
  });
});

describe('one action after the other', () => {
  const twice = 'static shot. day, road. A man walks, then runs.';

  test('is heard as two, and attention to the second verb rises over the shot', async () => {
    const { hearing } = await pipeline.paint(asked(twice));
    const { words, said } = hearing;
    expect(said).toContainEqual(expect.objectContaining({ slot: 'first.action', value: 'walk' }));
    expect(said).toContainEqual(expect.objectContaining({ slot: 'next_action', value: 'run' }));
    const at = (text: string): number => words.findIndex((word) => word.text === text);
    const rising = [0, 1, 1.8, 2, 2.2, 3, 4].map(
      (second) => attentionToAction(hearing, second, SECONDS)[at('runs')] ?? 0,
    );
    expect(rising[0]).toBeLessThan(0.2);
    expect(rising.at(-1)).toBeGreaterThan(0.5);
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    const falling = attentionToAction(hearing, SECONDS, SECONDS)[at('walks')] ?? 1;
    expect(falling).toBeLessThan(attentionToAction(hearing, 0, SECONDS)[at('walks')] ?? 0);
  });

  test.each([
    ['一个男人走路，然后跑。', 'zh', 'walk', 'run'],
    ['A woman talks, then waves.', 'en', 'talk', 'wave'],
  ] as const)('%s', async (prompt, language, first, next) => {
    const { hearing } = await pipeline.paint(asked(prompt, { language }));
    expect(hearing.said).toContainEqual(expect.objectContaining({ slot: 'first.action', value: first }));
    expect(hearing.said).toContainEqual(expect.objectContaining({ slot: 'next_action', value: next }));
  });

  test('begins as the first alone and ends otherwise', async () => {
    const moments = [0.2, 1, 3.2];
    const [alone, both] = [
      await show(asked('static shot. day, road. A man walks.'), moments),
      await show(asked(twice), moments),
    ];
    const [early, later, last] = moments.map((_, index) => mean(apart(both[index], alone[index])));
    // Parts are painted from views that serve both acts, so that not every byte is the same.
    expect(Math.max(early ?? 1, later ?? 1)).toBeLessThan(0.2);
    expect(last).toBeGreaterThan(0.5);
  });
});

describe('a voice', () => {
  const talks = 'close up. static shot. day, kitchen. A woman talks.';
  const moments = Array.from({ length: 48 }, (_, frame) => frame / 24);
  const envelope = moments.map((t) => 0.5 + 0.5 * Math.sin(9 * t + 2 * Math.sin(4 * t)));
  /** Opens the mouth to an A as far as each number says; no gesture, which would move the mouth too. */
  const spoken = (levels: readonly number[]): string =>
    packVoice(Float32Array.from(levels.flatMap((level) => [1 - level, 0, level, 0, 0, 0, 0, 0])));

  async function openings(prompt: string, levels: readonly number[]): Promise<number[]> {
    const quiet = await show(asked(prompt, { voice: spoken(levels.map(() => 0)) }), moments);
    const loud = await show(asked(prompt, { voice: spoken(levels) }), moments);
    return loud.map((picture, frame) => mean(apart(picture, quiet[frame])));
  }

  test('moves the mouth of who talks: r of at least .8 with its loudness, none with that of other moments', async () => {
    const opened = await openings(talks, envelope);
    expect(correlation(opened, envelope)).toBeGreaterThanOrEqual(0.8);
    const shuffled = envelope.map((_, frame) => envelope[(frame * 31 + 7) % envelope.length] ?? 0);
    expect(Math.abs(correlation(opened, shuffled))).toBeLessThan(0.35);
  });

  test('moves nobody who does not talk', async () => {
    const moved = await openings('close up. static shot. day, kitchen. A woman stands.', envelope);
    // No more than rounding.
    expect(Math.max(...moved)).toBeLessThan(0.01);
  });

  test('is part of the view: the painting is that of the silent shot', async () => {
    const voice = spoken(envelope);
    const [silent, loud] = [await pipeline.paint(asked(talks)), await pipeline.paint(asked(talks, { voice }))];
    expect(await loud.store()).toEqual(await silent.store());
    expect(voice).toHaveLength(2 * VOICE_NUMBERS * moments.length);
  });
});

describe('a thing that is spoken of', () => {
  const moments = Array.from({ length: 48 }, (_, frame) => frame / 24);
  const at_s = [0.8];
  /** One that stands, one that moves, one in a hand. */
  const prompts = {
    'thing:lamp': 'medium shot. static shot. day, kitchen. A lamp.',
    'thing:car': 'wide shot. static shot. day, road. A car drives.',
    'thing:umbrella': 'medium shot. static shot. day, park. A woman holds an umbrella.',
  };
  const spoken = (thing: string, sizes: readonly number[]): Partial<GenerationRequest> => ({
    stress: [{ thing, sizes: packStress(sizes) }],
  });

  test.each(Object.entries(prompts))(
    'is stressed as its word is spoken, and at no other moment: %s',
    async (thing, prompt) => {
      const sizes = stressOf({ at_s }, moments, 'stressed');
      const plain = await show(
        asked(
          prompt,
          spoken(
            thing,
            moments.map(() => 0),
          ),
        ),
        moments,
      );
      const stressed = await show(asked(prompt, spoken(thing, sizes)), moments);
      const changed = stressed.map((picture, frame) => mean(apart(picture, plain[frame])));
      expect(Math.max(...changed)).toBeGreaterThan(0.02);
      expect(correlation(changed, sizes)).toBeGreaterThanOrEqual(0.8);
      const shuffled = sizes.map((_, frame) => sizes[(frame * 31 + 7) % sizes.length] ?? 0);
      expect(Math.abs(correlation(changed, shuffled))).toBeLessThan(0.45);
    },
  );

  test.each(Object.entries(prompts))('appears with its word: %s', async (thing, prompt) => {
    const sizes = stressOf({ at_s }, moments, 'appears');
    const plain = await show(asked(prompt), moments);
    const appearing = await show(asked(prompt, spoken(thing, sizes)), moments);
    const missing = appearing.map((picture, frame) => mean(apart(picture, plain[frame])));
    const before = mean(missing.slice(0, 18));
    expect(before).toBeGreaterThan(0.1);
    // At rest it is where it is without a voice; lifted from its layer, its edge may lie a fraction of a pixel off.
    expect(mean(missing.slice(-5))).toBeLessThan(before / 8);
  });

  test('is not stressed by noughts, nor by the word for something else', async () => {
    const prompt = prompts['thing:lamp'];
    const plain = await show(asked(prompt), moments.slice(0, 4));
    for (const more of [spoken('thing:lamp', [0, 0, 0, 0]), spoken('thing:car', [0.1, 0.1, 0.1, 0.1])]) {
      const shown = await show(asked(prompt, more), moments.slice(0, 4));
      shown.forEach((picture, frame) => expect(Buffer.compare(picture, plain[frame] ?? Buffer.of())).toBe(0));
    }
  });
});

test('another take has the same place and the same person, arranged otherwise', async () => {
  const request = asked('medium shot. static shot. day, park. A woman stands.', { identity_keys: ['MARA'] });
  const [first, second] = [await pipeline.paint(request), await pipeline.paint({ ...request, take: 2 })];
  for (const name of ['classes', 'bodies', 'bands'])
    expect(await layer(second, name)).toEqual(await layer(first, name));
  expect(await layer(second, 'figures')).not.toEqual(await layer(first, 'figures'));
});

describe('the discriminator', () => {
  const pairs = [
    ['wide shot. day, park. A woman in red walks.', 'wide shot. day, kitchen. A woman in red walks.'],
    ['wide shot. night, street. A man in blue stands.', 'wide shot. day, street. A man in blue stands.'],
    ['full shot. day, beach. A woman in yellow stands.', 'full shot. day, beach. A woman in black stands.'],
    ['close up. day, office. A man talks.', 'wide shot. day, office. A man talks.'],
    ['full shot. day, forest. A girl in green runs.', 'full shot. day, forest. An old man in green sits.'],
    ['wide shot. day, classroom. A teacher stands.', 'wide shot. day, sea. A teacher stands.'],
  ] as const;

  test('likes a shot better with its own words than with others, nearly always', async () => {
    const tried = pairs.slice(0, times(3, 6));
    const liked: boolean[] = [];
    for (const [own, other] of tried) {
      const painted = await pipeline.paint(asked(own));
      const [true_, false_] = [await painted.score(asked(own)), await painted.score(asked(other))];
      liked.push(true_ > false_);
    }
    expect(liked.filter(Boolean).length).toBeGreaterThanOrEqual(tried.length - Math.floor(tried.length / 6));
  });

  test('says the same of the same shot again, painted or stored', async () => {
    const request = asked(pairs[0][0]);
    const painted = await pipeline.paint(request);
    const score = await painted.score(request);
    expect(await painted.score(request)).toBe(score);
    expect(await pipeline.restore(await painted.store()).score(request)).toBe(score);
  });
});

describe('prompts that take over within a shot', () => {
  const day = 'medium shot. static shot. day, street. A woman in a red coat stands.';
  const night = 'medium shot. static shot. night, street. A woman in a red coat stands.';
  const waves = 'medium shot. static shot. day, street. A woman in a red coat waves.';
  const then = (at_s: number, prompt: string): Partial<GenerationRequest> => ({
    later: [{ at_s, prompt, identity_keys: ['MARA'] }],
  });
  const seen = (prompt: string, more: Partial<GenerationRequest> = {}) =>
    asked(prompt, { identity_keys: ['MARA'], ...more });
  const moments = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5];
  const distances = (pictures: readonly Uint8Array[], others: readonly Uint8Array[]): number[] =>
    pictures.map((picture, index) => mean(apart(picture, others[index])));

  test('another light comes slowly, and is that of its own prompt once it is there', async () => {
    const [keyed, before, after] = [
      await show(seen(day, then(3, night)), moments),
      await show(seen(day), moments),
      await show(seen(night), moments),
    ];
    const [fromDay, fromNight] = [distances(keyed, before), distances(keyed, after)];
    expect(fromDay[0]).toBe(0);
    expect(fromDay.slice(0, 7)).toEqual(fromDay.slice(0, 7).toSorted((one, other) => one - other));
    expect(fromNight.slice(6)).toEqual([0, 0]);
    expect(Math.min(fromNight[3] ?? 0, fromDay[3] ?? 0)).toBeGreaterThan(1);
  });

  test('who does something else begins it at the moment: before and behind it the pictures are those of one prompt', async () => {
    const [keyed, before, after] = [
      await show(seen(day, then(2, waves)), moments),
      await show(seen(day), moments),
      await show(seen(waves), moments),
    ];
    expect(distances(keyed, before).slice(0, 4)).toEqual([0, 0, 0, 0]);
    // She waves as she would have, if not at the same point of the wave.
    expect(Math.max(...distances(keyed, before).slice(5))).toBeGreaterThan(0.3);
    expect(Math.max(...distances(keyed, after).slice(5))).toBeLessThan(
      Math.max(...distances(before, after).slice(5)) * 2,
    );
  });

  test('are the same each time, from what was stored as from what was painted', async () => {
    const request = seen(day, then(2, waves));
    const painted = await pipeline.paint(request);
    const pictures = await picturesOf(painted, request, moments);
    expect(await picturesOf(pipeline.restore(await painted.store()), request, moments)).toEqual(pictures);
    expect(await picturesOf(await pipeline.paint(request), request, moments)).toEqual(pictures);
    expect(
      painted.hearing.later?.map(({ at_s, said }) => [at_s, said.find(({ slot }) => slot === 'first.action')?.value]),
    ).toEqual([[2, 'wave']]);
  });

  test('people of a painting, put into its own set, are the same pictures', async () => {
    for (const prompt of [waves, 'wide shot. static shot. day, road. A man walks to the left. A car drives.']) {
      const painted = unpackLayers(await (await pipeline.paint(seen(prompt))).store());
      const joined = peopleInSet(painted, painted);
      if (!joined) throw new Error('There is no room for what one painting shows.');
      const again = pipeline.restore(await packLayers(joined));
      const own = pipeline.restore(await packLayers(painted));
      expect(await picturesOf(again, seen(prompt), moments)).toEqual(await picturesOf(own, seen(prompt), moments));
    }
  });

  test('who walks and then stands does so where they have come to, and the set stays', async () => {
    const walks = 'wide shot. static shot. day, park. A man in a blue shirt walks to the right.';
    const stands = walks.replace('walks to the right', 'stands');
    const times = [1.5, 2.5, 3.5];
    const [walking, standing] = [await show(seen(walks), times), await show(seen(stands), times)];
    const keyed = await show(seen(walks, then(2, stands)), times);
    expect(distances(keyed, walking)[0]).toBe(0);
    // The camera went along, and stands still now: nothing but him moves.
    expect(distances(keyed.slice(1, 2), keyed.slice(2))[0]).toBeLessThan(0.5);
    expect(distances(keyed, standing)[2]).toBeGreaterThan(5);
  });

  test('the discriminator asks each of its own stretch', async () => {
    const request = seen(day, then(2, night));
    const painted = await pipeline.paint(request);
    const wrong = seen(night, then(2, day));
    expect(await painted.score(request)).toBeGreaterThan(await painted.score(wrong));
  });
});
