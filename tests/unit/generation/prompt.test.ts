import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { promptOf } from '../../../src-shared/generation/prompt.ts';
import { WordReader } from '../../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../../src-shared/generation/word-table.ts';
import { cameraAngles } from '../../../src-shared/storyboard/storyboard.ts';
import type { CameraMove, ShotSize } from '../../../src-shared/storyboard/storyboard.ts';

const EN_SIZES: [ShotSize, string][] = [
  ['extreme_wide', 'wide shot'],
  ['wide', 'wide shot'],
  ['full', 'full shot'],
  ['medium', 'medium shot'],
  ['medium_close', 'medium close shot'],
  ['close', 'close up'],
  ['extreme_close', 'extreme close up'],
  ['insert', 'insert'],
  ['over_shoulder', 'over shoulder'],
];
const ZH_SIZES: [ShotSize, string][] = [
  ['extreme_wide', '远景'],
  ['wide', '远景'],
  ['full', '全景'],
  ['medium', '中景'],
  ['medium_close', '中近景'],
  ['close', '近景'],
  ['extreme_close', '大特写'],
  ['insert', '插入'],
  ['over_shoulder', '过肩'],
];
const EN_MOVES: [CameraMove, string][] = [
  ['static', 'static shot'],
  ['pan_left', 'camera pans left'],
  ['pan_right', 'camera pans right'],
  ['tilt_up', 'camera tilts up'],
  ['tilt_down', 'camera tilts down'],
  ['push_in', 'camera pushes in'],
  ['pull_out', 'camera pulls back'],
  ['track_left', 'camera tracks left'],
  ['track_right', 'camera tracks right'],
  ['handheld', 'handheld'],
];
const ZH_MOVES: [CameraMove, string][] = [
  ['static', '固定镜头'],
  ['pan_left', '镜头左摇'],
  ['pan_right', '镜头右摇'],
  ['tilt_up', '镜头上摇'],
  ['tilt_down', '镜头下摇'],
  ['push_in', '镜头推近'],
  ['pull_out', '镜头拉远'],
  ['track_left', '镜头左移'],
  ['track_right', '镜头右移'],
  ['handheld', '手持'],
];

describe('promptOf', () => {
  test.each(EN_SIZES)('says the size %s in English', (size, words) => {
    expect(promptOf({ picture: 'A red car', size, move: 'static' }, 'en')).toBe(`${words}. static shot. A red car.`);
  });

  test.each(ZH_SIZES)('says the size %s in Chinese', (size, words) => {
    expect(promptOf({ picture: '红色的汽车', size, move: 'static' }, 'zh')).toBe(`${words}。固定镜头。红色的汽车。`);
  });

  test.each(EN_MOVES)('says the move %s in English', (move, words) => {
    expect(promptOf({ picture: 'A red car', size: 'wide', move }, 'en')).toBe(`wide shot. ${words}. A red car.`);
  });

  test.each(ZH_MOVES)('says the move %s in Chinese', (move, words) => {
    expect(promptOf({ picture: '红色的汽车', size: 'wide', move }, 'zh')).toBe(`远景。${words}。红色的汽车。`);
  });

  test('puts the place before the picture, and one full stop after each part', () => {
    const parts = { size: 'wide', move: 'static' } as const;
    expect(promptOf({ ...parts, picture: ' A red car.. ', place: 'street' }, 'en')).toBe(
      'wide shot. static shot. street. A red car.',
    );
    expect(promptOf({ ...parts, picture: '红色的汽车。', place: '街' }, 'zh')).toBe('远景。固定镜头。街。红色的汽车。');
  });

  test('has no empty part', () => {
    expect(promptOf({ picture: ' ', size: 'close', move: 'pan_left', place: '' }, 'en')).toBe(
      'close up. camera pans left.',
    );
  });
});

const reader = new WordReader(
  readWordTable(readFileSync(new URL('../../../resources/models/builtin/words.json', import.meta.url), 'utf8')),
);

describe('an angle', () => {
  test.each(['en', 'zh'] as const)(
    'stands behind the size, and the built-in model hears it as nothing (%s)',
    (language) => {
      const parts = { picture: language === 'en' ? 'A red car' : '红色的汽车', size: 'wide', move: 'static' } as const;
      const plain = promptOf(parts, language);
      for (const angle of cameraAngles) {
        const prompt = promptOf({ ...parts, angle }, language);
        const heard = (text: string) =>
          reader.read(text).flatMap(({ token }) => (token === '<unk>' || token === '.' ? [] : [token]));
        expect(prompt.length).toBeGreaterThan(plain.length);
        expect(heard(prompt)).toEqual(heard(plain));
      }
    },
  );
});
