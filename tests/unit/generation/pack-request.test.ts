import { describe, expect, test } from 'vitest';
import type { PackChoices, RequestedPack } from '../../../src-shared/generation/pack-request.ts';
import { drawnMoments, packRequest } from '../../../src-shared/generation/pack-request.ts';
import { paintKey } from '../../../src-shared/generation/request.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import type { ProjectLook, ShotChoices } from '../../../src-shared/generation/shot-request.ts';
import { draftShot } from '../../support/library/storyboards.ts';

const PACK: RequestedPack = {
  ...{ name: 'sd', sha256: 'ab', engine_revision: 1, side: 512, multiple: 64, steps: 25, guidance: 7.5 },
  ...{ film: null, begins: true },
};
const PROJECT: ProjectLook = {
  ...{ seed: 3, width: 1280, height: 720, fps_num: 24, fps_den: 1, style: '' },
  ...{ language: 'en', cast: [], places: [] },
};
const BETWEEN = { between: { name: 'rife', sha256: 'cd' } };

function asked(
  chosen: PackChoices,
  {
    pack = PACK,
    heading = 'INT. LAMP ROOM - NIGHT',
    picture = 'A hand on a lever.',
    choices = null,
  }: {
    pack?: RequestedPack;
    heading?: string;
    picture?: string;
    choices?: ShotChoices | null;
  } = {},
): GenerationRequest {
  const drafted = { ...draftShot(picture), picture, size: 'close', move: 'push_in', cast: [], duration_s: 3 } as const;
  return packRequest('clip', PROJECT, heading, drafted, choices, pack, chosen, BETWEEN);
}

describe('what a pack begins from', () => {
  test('is the picture of the place, the same for all of its shots, where some of it is to be kept', () => {
    const one = asked({ carry: 0.3 }).draws?.begin;
    expect(one).toEqual({ prompt: 'wide shot. interior, night. lamp room.', strength: 0.7 });
    expect(asked({ carry: 0.3 }, { picture: 'A woman.' }).draws?.begin).toEqual(one);
    expect(asked({ carry: 0.3 }, { heading: 'EXT. HARBOUR - DAY' }).draws?.begin).not.toEqual(one);
  });

  test('is nothing unless somebody says so, nor where there is no place', () => {
    expect(asked({}).draws).not.toHaveProperty('begin');
    expect(asked({ carry: 0.3 }, { heading: '' }).draws).not.toHaveProperty('begin');
  });

  test('is what a person chose for the shot before all, and nothing of a pack that cannot', () => {
    const begin = { picture: 'f00d', strength: 0.5 };
    expect(asked({ carry: 0.3 }, { choices: { begin } }).draws?.begin).toEqual(begin);
    const unable = { ...PACK, begins: false };
    expect(asked({ carry: 0.3 }, { choices: { begin }, pack: unable }).draws).not.toHaveProperty('begin');
  });

  test('is part of what is painted', () => {
    const keys = [asked({}), asked({ carry: 0.3 }), asked({ carry: 0.4 })].map(paintKey);
    expect(new Set(keys).size).toBe(3);
  });
});

describe('a walk', () => {
  test('has so many pictures a second from handle to handle, over which the camera moves', () => {
    const request = asked({ walk: 2 });
    expect(request).toMatchObject({ move: 'push_in', draws: { frames: 9, between: BETWEEN.between } });
    expect(drawnMoments(request)).toEqual([-0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]);
  });

  test('turns as far in a second however many pictures it has', () => {
    const turned = (walk: number): number => {
      const { frames = 0, walk: step = 0 } = asked({ walk }).draws ?? {};
      return step * (frames - 1);
    };
    expect(turned(8)).toBeCloseTo(turned(2), 10);
  });

  test('is nothing of a pack that draws films', () => {
    const films = { ...PACK, film: { rate: 8, most: 16 } };
    expect(asked({ walk: 2 }, { pack: films }).draws).not.toHaveProperty('walk');
  });
});
