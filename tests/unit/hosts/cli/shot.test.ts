import { expect, test } from 'vitest';
import { readKeyframe, readShot } from '../../../../src-main/hosts/cli/shot.ts';

test.each([
  ['2.5 a boat in fog', { at_s: 2.5, prompt: 'a boat in fog' }],
  ['1:02.5s  夜晚，海边', { at_s: 62.5, prompt: '夜晚，海边' }],
  ['3秒 她挥手', { at_s: 3, prompt: '她挥手' }],
])('what a shot shows from a moment on: %s', (text, keyframe) => expect(readKeyframe(text)).toEqual(keyframe));

test.each(['a boat', '2', '-1 a boat', ''])('"%s" says no moment and what is seen then', (text) => {
  expect(() => readKeyframe(text)).toThrow('such as --later');
});

test('several moments may be given, and one is enough to be said', () => {
  expect(readShot(['sht_1', '--later', '1 a', '--later', '2 b']).lists['later']).toEqual(['1 a', '2 b']);
  expect(() => readShot(['sht_1'])).toThrow('Say what of the shot is to change');
});
