import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { framesOf, handleFrames, paintKey, sealRequest } from '../../../src-shared/generation/request.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { generationRequest } from '../../support/generation/requests.ts';

/** Another value for every field of a request. */
const OTHER: GenerationRequest = {
  kind: 'still',
  engine_revision: 3,
  model: { name: 'Another', sha256: 'cd'.repeat(32) },
  prompt: 'day, meadow.',
  negative: 'rain',
  language: 'zh',
  seed: 2,
  shot_key: 'walks',
  place_key: 'meadow',
  identity_keys: [],
  style: 'ink',
  steps: 2,
  width: 130,
  height: 74,
  rate: { numerator: 24, denominator: 1 },
  frames: 7,
  handle_frames: 3,
};

describe('sealRequest', () => {
  test('names a request by the SHA-256 of its canonical JSON', () => {
    const { json, digest } = sealRequest(generationRequest());
    expect(JSON.parse(json)).toEqual(generationRequest());
    expect(Object.keys(JSON.parse(json) as object)).toEqual(Object.keys(generationRequest()).toSorted());
    expect(digest).toBe(createHash('sha256').update(json).digest('hex'));
  });

  test('gives this request this digest: a change of it would make every stored take stale', () => {
    expect(sealRequest(generationRequest()).digest).toBe(
      'e84bbc7eb15654ebd3ebfd039e5b5f54dc4ff210e2262958e716cd4a5b0de913',
    );
  });

  test('does not depend on the order of the members', () => {
    const turned = Object.fromEntries(Object.entries(generationRequest()).toReversed()) as unknown as GenerationRequest;
    expect(sealRequest(turned)).toEqual(sealRequest(generationRequest()));
  });

  test.each(Object.keys(OTHER) as (keyof GenerationRequest)[])('gives another digest for another %s', (field) => {
    expect(sealRequest(generationRequest({ [field]: OTHER[field] })).digest).not.toBe(
      sealRequest(generationRequest()).digest,
    );
  });

  test.each([{ name: 'Another' }, { sha256: 'cd'.repeat(32) }])('reads all of the model: %o', (change) => {
    const { model } = generationRequest();
    const other = generationRequest({ model: { ...model, ...change } });
    expect(sealRequest(other).digest).not.toBe(sealRequest(generationRequest()).digest);
  });

  test('reads all of the rate', () => {
    const other = generationRequest({ rate: { numerator: 12, denominator: 2 } });
    expect(sealRequest(other).digest).not.toBe(sealRequest(generationRequest()).digest);
  });
});

describe('paintKey', () => {
  test('of what a pack draws is the pictures and their depth, not what is drawn between them', () => {
    const drawn = (more: object): string =>
      paintKey(generationRequest({ draws: { width: 64, height: 64, frames: 9, ...more } }));
    const helper = { name: 'helper', sha256: 'cd' };
    expect(drawn({ between: helper })).toBe(drawn({}));
    expect(drawn({ enlarge: helper })).not.toBe(drawn({}));
    expect(drawn({ depth: helper })).not.toBe(drawn({}));
  });

  const views = ['kind', 'style', 'width', 'height', 'handle_frames'];

  test.each(Object.keys(OTHER) as (keyof GenerationRequest)[])(
    'tells another painting, but not another view: %s',
    (field) => {
      const isSame = paintKey(generationRequest({ [field]: OTHER[field] })) === paintKey(generationRequest());
      expect(isSame).toBe(views.includes(field));
    },
  );

  test('is the same for a shot as long at another rate', () => {
    const faster = generationRequest({ rate: { numerator: 24, denominator: 1 }, frames: 12 });
    expect(paintKey(faster)).toBe(paintKey(generationRequest()));
  });
});

describe('frames', () => {
  test.each([
    [4, 24, 1, 96],
    [4, 30_000, 1001, 120],
    [0.01, 24, 1, 1],
    [2.52, 25, 1, 63],
  ])('%d s at %d/%d are %d', (seconds, numerator, denominator, frames) => {
    expect(framesOf(seconds, { numerator, denominator })).toBe(frames);
  });

  test.each([
    [24, 1, 12],
    [30_000, 1001, 15],
    [25, 1, 13],
  ])('a handle at %d/%d has %d: half a second', (numerator, denominator, frames) => {
    expect(handleFrames({ numerator, denominator })).toBe(frames);
  });
});
