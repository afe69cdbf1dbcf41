import { describe, expect, it } from 'vitest';
import { isOffScreen } from '../../../src-shared/storyboard/speech.ts';

describe('a voice that comes through something', () => {
  it.each([
    'FILTERED',
    'filtered',
    'PRE-LAP',
    'PRELAP',
    'ON PHONE',
    'over the phone',
    'OVER RADIO',
    'ON TV',
    "CONT'D, V.O.",
    '电话里',
    '电话中',
    '电话那头',
    '对讲机',
    '对讲机里',
    '广播',
    '激动，电话里',
  ])('is not on screen: (%s)', (extension) => {
    expect(isOffScreen(extension)).toBe(true);
  });

  it.each([
    'INTO PHONE',
    'into the radio',
    '对着电话',
    '对电话里喊',
    '对着对讲机',
    'ANSWERING PHONE',
    "CONT'D",
    '30岁',
  ])('is one who talks into it on screen: (%s)', (extension) => {
    expect(isOffScreen(extension)).toBe(false);
  });
});
