import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { sealRequest } from '../../../src-shared/generation/request.ts';
import { reasonText, whyStale } from '../../../src-shared/generation/stale-reasons.ts';

const REQUEST: GenerationRequest = {
  kind: 'clip',
  engine_revision: 3,
  model: { name: 'shotloom-gan', sha256: 'a' },
  prompt: 'woman in a red coat walks, in the rain, at night, wide shot, static shot',
  negative: '',
  language: 'en',
  seed: 1,
  shot_key: 'k',
  place_key: 'HARBOUR',
  identity_keys: ['MARA'],
  style: '',
  steps: 1,
  width: 1280,
  height: 720,
  rate: { numerator: 24, denominator: 1 },
  frames: 96,
  handle_frames: 12,
};
const CHINESE: GenerationRequest = {
  ...REQUEST,
  language: 'zh',
  prompt: '穿红色外套的女人行走，雨中，夜晚，远景，固定镜头',
};

const told = (before: GenerationRequest, now: GenerationRequest): string[] =>
  whyStale(before, now).map((reason) => reasonText(reason, now.language));

test.each<[Partial<GenerationRequest>, string[]]>([
  [{ prompt: REQUEST.prompt.replace(', in the rain', '') }, ["prompt: 'in the rain' removed"]],
  [{ prompt: REQUEST.prompt.replace('rain', 'snow') }, ["prompt: 'rain' became 'snow'"]],
  [{ prompt: `${REQUEST.prompt}, fog` }, ["prompt: 'fog' added"]],
  [
    { prompt: 'woman in a green coat runs, in the rain, at night, wide shot, static shot' },
    ["prompt: 'red' became 'green'", "prompt: 'walks' became 'runs'"],
  ],
  [{ negative: 'blur' }, ["negative prompt: 'blur' added"]],
  [{ model: { name: 'shotloom-gan', sha256: 'b' } }, ['model updated']],
  [{ engine_revision: 4 }, ['model updated']],
  [{ model: { name: 'wan', sha256: 'b' } }, ['model shotloom-gan → wan']],
  [{ later: [{ at_s: 2, prompt: 'night', identity_keys: [] }] }, ["later prompt: 'night' added"]],
  [{ seed: 2 }, ['seed 1 → 2']],
  [{ take: 2 }, ['take 1 → 3']],
  [{ width: 512, height: 288, style: 'ink' }, ['style flat → ink', 'size 1280x720 → 512x288']],
  [{ rate: { numerator: 30_000, denominator: 1001 }, frames: 120 }, ['frame rate 24 → 29.97']],
  [{ frames: 120 }, ['length 4 s → 5 s']],
  [{ looks: ['hair=red'] }, ['look of MARA']],
  [{ palette: 'warm' }, ['colours of the film']],
  [{ identity_keys: ['ANNA'] }, ['look of ANNA', 'look of MARA']],
  [{ shot_key: 'other' }, ['the shot itself changed']],
])('%j', (change, reasons) => {
  const now = { ...REQUEST, ...change };
  const said = told(REQUEST, now);
  // 4 s of 29.97 frames are not whole frames.
  expect(said.filter((text) => !text.startsWith('length 4 s → 4'))).toEqual(reasons);
});

test.each<[Partial<GenerationRequest>, string[]]>([
  [{ prompt: CHINESE.prompt.replace('，雨中', '') }, ['提示词：去了“雨中”']],
  [{ prompt: CHINESE.prompt.replace('红色', '绿色') }, ['提示词：“红色”改为“绿色”']],
  [{ prompt: `${CHINESE.prompt}，雾` }, ['提示词：加了“雾”']],
  [{ seed: 2, frames: 120 }, ['种子 1 → 2', '时长 4 s → 5 s']],
  [{ engine_revision: 4, looks: ['x'] }, ['模型已更新', 'MARA的样子']],
])('in Chinese: %j', (change, reasons) => {
  expect(told(CHINESE, { ...CHINESE, ...change })).toEqual(reasons);
});

test('a prompt that only comes at another moment says when', () => {
  const at = (at_s: number): GenerationRequest => ({
    ...REQUEST,
    later: [{ at_s, prompt: 'night', identity_keys: [] }],
  });
  expect(told(at(2), at(2.5))).toEqual(['moments of prompts 2 s → 2.5 s']);
});

const requests = fc
  .record(
    {
      kind: fc.constantFrom('still' as const, 'clip' as const),
      engine_revision: fc.nat(2),
      model: fc.record({ name: fc.constantFrom('a', 'b'), sha256: fc.constantFrom('a', 'b') }),
      prompt: fc
        .array(fc.constantFrom('boat', 'rain,', 'red', '红色', '，'), { maxLength: 6 })
        .map((words) => words.join(' ')),
      negative: fc.constantFrom('', 'blur'),
      language: fc.constantFrom('en' as const, 'zh' as const),
      seed: fc.nat(1),
      shot_key: fc.constantFrom('k', 'l'),
      take: fc.constantFrom(1, 2),
      place_key: fc.constantFrom('p', 'q'),
      identity_keys: fc.array(fc.constantFrom('MARA', 'ANNA', null), { maxLength: 2 }),
      looks: fc.array(fc.constantFrom('x', null), { maxLength: 2 }),
      palette: fc.constantFrom('warm', 'cold'),
      later: fc.array(
        fc.record({
          at_s: fc.integer({ min: 1, max: 3 }),
          prompt: fc.constantFrom('day', 'night'),
          identity_keys: fc.constant([]),
        }),
        { minLength: 1, maxLength: 2 },
      ),
      width: fc.constantFrom(320, 640),
      frames: fc.constantFrom(48, 96),
    },
    { requiredKeys: [] },
  )
  .map((change): GenerationRequest => ({ ...REQUEST, ...change }));

test('a request that differs has a reason, and one that does not has none', () => {
  fc.assert(
    fc.property(requests, requests, (before, now) => {
      const isSame = sealRequest(before).digest === sealRequest(now).digest;
      expect(whyStale(before, now).length === 0).toBe(isSame);
      expect(told(before, now)).toHaveLength(new Set(told(before, now)).size);
    }),
  );
});
