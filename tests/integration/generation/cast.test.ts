import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpackLayers } from '../../../src-main/generation/painted-layers.ts';
import type { Pipeline } from '../../../src-main/generation/pipelines/pipeline.ts';
import { openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import { generationRequest } from '../../support/generation/requests.ts';

let pipeline: Pipeline;

beforeAll(async () => {
  const pack = await openBuiltinPack();
  pipeline = await openBuiltinPipeline(cpuRuntime(), pack.directory, pack.manifest);
});

afterAll(async () => await pipeline.close());

/** What of the layers is somebody's own: how the body is built and what is worn. Colours are there as the hour lights them. */
const LOOKS = ['bodies', 'trunks', 'wear'];
const COLOURS = 'classes';

interface Looks {
  readonly form: readonly number[];
  readonly colours: readonly number[];
}

/** The looks of a person of a shot, 0 the first or 1 the second, as numbers. */
async function looks(prompt: string, identity_keys: (string | null)[], person: 0 | 1 = 0): Promise<Looks> {
  const language = /\p{Script=Han}/u.test(prompt) ? 'zh' : 'en';
  const shot = await pipeline.paint({ ...generationRequest(), prompt, language, identity_keys, shot_key: prompt });
  const { layers } = unpackLayers(await shot.store());
  const numbersOf = (names: readonly string[]): number[] =>
    layers.flatMap(({ name, data, shape }) => {
      const length = shape.slice(1).reduce((product, size) => product * size, 1);
      return names.includes(name) ? Array.from(data.subarray(person * length, (person + 1) * length)) : [];
    });
  return { form: numbersOf(LOOKS), colours: numbersOf([COLOURS]) };
}

const MARA = 'woman nurse in a yellow coat';
const TOM = 'old man in a green coat';
const GIRL = '穿红色连衣裙的女孩';

describe('one of the cast', () => {
  test('looks the same in every shot, whatever is done and wherever', async () => {
    const home = await looks(`medium shot. day, harbour. A ${MARA} talks.`, ['MARA']);
    const atNight = await looks(`full shot. night, rain, street. A ${MARA} walks to the left.`, ['MARA']);
    expect(atNight.form).toEqual(home.form);
    expect(await looks(`full shot. day, harbour. A ${MARA} walks.`, ['MARA'])).toEqual(home);
    const girl = await looks(`中景。白天，公园。${GIRL}在说话。`, ['小雨']);
    expect(await looks(`全景。白天，公园。${GIRL}高兴地跳。`, ['小雨'])).toEqual(girl);
  });

  test('looks the same beside another, named first or second, and beside somebody who is none of the cast', async () => {
    const alone = await looks(`medium shot. day, park. A ${MARA} talks.`, ['MARA']);
    expect(await looks(`day, park. A ${MARA} talks to an ${TOM}.`, ['MARA', 'TOM'], 0)).toEqual(alone);
    expect(await looks(`day, park. An ${TOM} talks to a ${MARA}.`, ['TOM', 'MARA'], 1)).toEqual(alone);
    expect(await looks(`day, park. A waiter talks to a ${MARA}.`, [null, 'MARA'], 1)).toEqual(alone);
  });

  test('differs from who is described the same', async () => {
    const prompt = `medium shot. day, park. A ${MARA} talks.`;
    const [mara, anna] = [await looks(prompt, ['MARA']), await looks(prompt, ['ANNA'])];
    expect(anna.form).not.toEqual(mara.form);
    expect(anna.colours).not.toEqual(mara.colours);
  });
});
