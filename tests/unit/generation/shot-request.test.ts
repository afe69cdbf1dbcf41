import { describe, expect, test } from 'vitest';
import { sealRequest } from '../../../src-shared/generation/request.ts';
import type { ProjectLook } from '../../../src-shared/generation/shot-request.ts';
import { shotRequest } from '../../../src-shared/generation/shot-request.ts';
import { draftShot } from '../../support/library/storyboards.ts';

const look: ProjectLook = {
  seed: 7,
  width: 512,
  height: 288,
  fps_num: 24,
  fps_den: 1,
  language: 'en',
  style: '',
};
const model = { name: 'Shotloom built-in', sha256: 'ab'.repeat(32), engine_revision: 3 };
const shot = draftShot('sails');

function placeKey(heading: string, language: 'en' | 'zh' = 'en'): string {
  return shotRequest('clip', { ...look, language }, heading, shot, null, model).place_key;
}

describe('shotRequest', () => {
  test('asks for the shot as it was drafted', () => {
    expect(shotRequest('clip', look, 'EXT. HARBOUR - NIGHT', shot, null, model)).toEqual({
      kind: 'clip',
      engine_revision: 3,
      model: { name: 'Shotloom built-in', sha256: 'ab'.repeat(32) },
      prompt: 'a boat, sails. wide shot.',
      negative: '',
      language: 'en',
      seed: 7,
      shot_key: 'sails',
      place_key: 'harbour',
      identity_key: 'MARA',
      style: '',
      steps: 1,
      width: 512,
      height: 288,
      rate: { numerator: 24, denominator: 1 },
      frames: 72,
      handle_frames: 12,
    });
  });

  test('asks for a still without handles', () => {
    expect(shotRequest('still', look, 'EXT. HARBOUR', shot, null, model)).toMatchObject({
      kind: 'still',
      frames: 72,
      handle_frames: 0,
    });
  });

  test('shares the place between its shots, by day and by night, in the rain, inside and out', () => {
    for (const heading of [
      'INT. KITCHEN - DAY',
      'INT. KITCHEN - NIGHT',
      'EXT. KITCHEN - NIGHT - RAIN',
      'INT. Kitchen',
    ]) {
      expect(placeKey(heading)).toBe('kitchen');
    }
    for (const heading of ['内景 教室 日', '外景 教室 夜', '教室 夜 内', '内景 教室 夜 雨']) {
      expect(placeKey(heading, 'zh')).toBe('教室');
    }
    expect(placeKey('INT. CELLAR - DAY')).toBe('cellar');
  });

  test('keeps the looks of the first of the cast, and of nobody where nobody is seen', () => {
    const seen = (cast: string[]) => shotRequest('clip', look, '', { ...shot, cast }, null, model).identity_key;
    expect(seen(['TOM', 'MARA'])).toBe('TOM');
    expect(seen([])).toBeNull();
  });

  test('takes what a person chose before what was drafted', () => {
    const choices = { picture: 'A red car', negative: 'rain', seed: 9, style: 'in ink' };
    expect(shotRequest('clip', { ...look, style: 'in oil' }, '', shot, choices, model)).toMatchObject({
      prompt: 'A red car. in ink. wide shot.',
      negative: 'rain',
      seed: 9,
      style: 'in ink',
    });
    expect(shotRequest('clip', { ...look, style: 'in oil' }, '', shot, {}, model)).toMatchObject({
      prompt: 'a boat, sails. in oil. wide shot.',
      seed: 7,
      style: 'in oil',
    });
  });

  test('does not ask for other pixels when words are spoken or the shot stands elsewhere', () => {
    const digestOf = (changed: typeof shot) => sealRequest(shotRequest('clip', look, '', changed, null, model)).digest;
    expect(digestOf({ ...shot, elements: [9], transition_in: 'dissolve', lines: [] })).toBe(digestOf(shot));
    expect(digestOf({ ...shot, duration_s: 3.5 })).not.toBe(digestOf(shot));
  });
});
