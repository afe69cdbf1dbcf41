import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';

function read(text: string): string[] {
  return parseFountain(text).elements.map((element) => `${element.type}: ${element.text}`);
}

describe('a Chinese name alone above a line', () => {
  it('speaks where it stands so twice', () => {
    expect(read('小雨\n你来晚了。\n\n陈默走进来。\n\n小雨\n坐吧。')).toEqual([
      'character: 小雨',
      'dialogue: 你来晚了。',
      'action: 陈默走进来。',
      'character: 小雨',
      'dialogue: 坐吧。',
    ]);
  });

  it('speaks above a line in brackets, and where the script lists its people', () => {
    expect(read('陈默\n（看表）\n才五分钟。')).toEqual([
      'character: 陈默',
      'parenthetical: （看表）',
      'dialogue: 才五分钟。',
    ]);
    expect(read('1、内景 教室 日\n\n人物：小雨、陈默\n\n小雨\n你来晚了。').slice(2)).toEqual([
      'character: 小雨',
      'dialogue: 你来晚了。',
    ]);
  });

  it('is action where it stands so once, and where it is no name', () => {
    expect(read('下雨\n街上没有人。')).toEqual(['action: 下雨\n街上没有人。']);
    expect(read('片尾\n演员表。\n\n片尾\n鸣谢。').some((line) => line.startsWith('character'))).toBe(false);
  });

  it('does what capitals do in English', () => {
    expect(read('MARY\nYou are late.')).toEqual(['character: MARY', 'dialogue: You are late.']);
  });
});
