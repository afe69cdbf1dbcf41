import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Layer } from '../../../src-main/generation/painted-layers.ts';
import { unpackLayers } from '../../../src-main/generation/painted-layers.ts';
import type { Pipeline } from '../../../src-main/generation/pipelines/pipeline.ts';
import { openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import { readPicture } from '../../../src-main/media/picture.ts';
import type { BuiltinManifest } from '../../../src-main/models/builtin-pack.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import type { Sight } from '../../../src-shared/generation/look.ts';
import { packLook, packTones, unpackLook } from '../../../src-shared/generation/look.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { MediaBench } from '../../support/media/media.ts';
import { generationRequest } from '../../support/generation/requests.ts';
import { times } from '../../support/thorough.ts';

const folder = new URL('../../fixtures/references/', import.meta.url);
const Colour = z.array(z.number()).length(3);
/** Pictures of people whom no training saw, and the colours that they were drawn with. */
const references = z
  .array(z.object({ file: z.string(), kind: z.string(), skin_rgb: Colour, hair_rgb: Colour, top_rgb: Colour }))
  .parse(JSON.parse(readFileSync(new URL('references.json', folder), 'utf8')));
const NOUNS: Readonly<Record<string, string>> = { oldwoman: 'old woman', oldman: 'old man' };

let bench: MediaBench;
let pipeline: Pipeline;
let manifest: BuiltinManifest;
let seen: Sight[];

beforeAll(async () => {
  bench = await MediaBench.open();
  const pack = await openBuiltinPack();
  manifest = pack.manifest;
  pipeline = await openBuiltinPipeline(cpuRuntime(), pack.directory, manifest);
  seen = [];
  for (const { file } of references) {
    const path = fileURLToPath(new URL(file, folder));
    const { rgb } = await readPicture(bench.ffmpeg, path, manifest.look.side, bench.path('scratch.rgb'));
    seen.push(await pipeline.look(rgb));
  }
});

afterAll(async () => {
  await pipeline.close();
  await bench.close();
});

async function layersOf(changes: Partial<GenerationRequest>): Promise<readonly Layer[]> {
  const shot = await pipeline.paint(generationRequest({ identity_keys: ['MARA'], ...changes }));
  return unpackLayers(await shot.store()).layers;
}

/** Rows of `classes` (training/shotloom_model/figure.py): brows go along with the hair. */
const ROWS = { skin: 0, brow: 4, top: 12 } as const;

/** The colours of the first person of a shot, as they are painted in its light. */
async function colours(changes: Partial<GenerationRequest>): Promise<Record<keyof typeof ROWS, number[]>> {
  const classes = (await layersOf(changes)).find(({ name }) => name === 'classes')?.data ?? new Uint8Array();
  const row = (at: number): number[] => Array.from(classes.subarray(at * 3, at * 3 + 3));
  return { skin: row(ROWS.skin), brow: row(ROWS.brow), top: row(ROWS.top) };
}

/** Of hair, as training/shotloom_world/people/person.py has it. */
function browOf(hair: readonly number[]): number[] {
  const isDark = hair.reduce((sum, value) => sum + value, 0) <= 0.6;
  return hair.map((value) => (isDark ? value : value * 0.72));
}

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((value, at) => value - (other[at] ?? NaN)));
}

const look = (index: number): string | null => seen[index % seen.length]?.look ?? null;

test('who is painted from a picture has its colours, and not those of another picture', async () => {
  const sums = { own: 0, none: 0, other: 0 };
  for (const [index, { kind, skin_rgb, hair_rgb, top_rgb }] of references.slice(0, times(4, 12)).entries()) {
    const prompt = `day, park. A ${NOUNS[kind] ?? kind} stands.`;
    const asked = { own: { looks: [look(index)] }, none: {}, other: { looks: [look(index + 1)] } };
    for (const name of ['own', 'none', 'other'] as const) {
      const found = await colours({ prompt, shot_key: prompt, ...asked[name] });
      const wanted = { skin: skin_rgb, brow: browOf(hair_rgb), top: top_rgb };
      for (const part of ['skin', 'brow', 'top'] as const) sums[name] += distance(wanted[part], found[part]);
    }
  }
  expect(sums.own).toBeLessThan(0.6 * sums.none);
  expect(sums.own).toBeLessThan(0.6 * sums.other);
});

describe('a picture', () => {
  test('gives the same person in two shots, and another one than no picture and another picture', async () => {
    const walks = { prompt: 'full shot. day, harbour. A woman walks.', shot_key: 'walks' };
    const talks = { prompt: 'full shot. day, harbour. A woman waves.', shot_key: 'waves' };
    const one = await colours({ ...walks, looks: [look(1)] });
    expect(await colours({ ...talks, looks: [look(1)] })).toEqual(one);
    expect(await colours({ ...walks, looks: [look(3)] })).not.toEqual(one);
    expect(await colours(walks)).not.toEqual(one);
  });

  test('of the second person leaves the first as she was', async () => {
    const both = {
      prompt: 'day, park. A woman talks to an old man.',
      identity_keys: ['MARA', 'TOM'],
      shot_key: 'talk',
    };
    expect(await colours({ ...both, looks: [null, look(0)] })).toEqual(await colours(both));
  });

  test('does not change what words say', async () => {
    const prompt = 'day, park. A woman in a red coat with blond hair stands.';
    const asked = { prompt, shot_key: prompt };
    const bare = await colours(asked);
    for (const index of [1, 2, 3]) {
      const { brow, top, skin } = await colours({ ...asked, looks: [look(index)] });
      expect(distance(brow, bare.brow)).toBeLessThan(0.06);
      // There are two reds.
      expect(Math.min(distance(top, [0.84, 0.27, 0.25]), distance(top, [0.64, 0.16, 0.21]))).toBeLessThan(0.1);
      expect(skin).not.toEqual(bare.skin);
    }
  });

  test('that says nothing changes no bit, nor does light that leans nowhere', async () => {
    const { evidence, colours: none } = unpackLook(null, manifest.look);
    const nothing = packLook({ evidence, colours: none });
    const bare = await layersOf({});
    expect(await layersOf({ looks: [nothing, nothing], palette: packTones(new Float32Array(6)) })).toEqual(bare);
  });

  test('as a palette changes the light alone', async () => {
    const bare = await layersOf({});
    const toned = await layersOf({ palette: packTones(Float32Array.of(0.1, 0, -0.1, -0.02, 0, 0.02)) });
    const changed = toned.filter(({ data }, index) => !data.every((value, at) => value === bare[index]?.data[at]));
    expect(changed.map(({ name }) => name)).toEqual(['light']);
    const [light] = changed;
    [1.1, 1, 0.9, -0.02, 0, 0.02].forEach((value, at) => expect(light?.data[at]).toBeCloseTo(value, 2));
  });
});
