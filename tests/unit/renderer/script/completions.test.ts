import { describe, expect, it } from 'vitest';
import { offersAt } from '../../../../src-renderer/script/completions.ts';

const english = { language: 'en', names: ['MARA', 'MAX'], places: ['OLD PIER', 'KITCHEN'] } as const;
const chinese = { language: 'zh', names: ['小雨', '林老师'], places: ['教室', '港口'] } as const;

describe('offersAt', () => {
  it('offers who speaks below an empty line, in capitals only', () => {
    expect(offersAt('MA', true, english)).toEqual({ from: 0, kind: 'name', options: ['MARA', 'MAX'] });
    expect(offersAt('MA', false, english)).toBeNull();
    expect(offersAt('Ma', true, english)).toBeNull();
    expect(offersAt('MARA', true, english)).toBeNull();
  });

  it('offers how headings begin, then places, then times', () => {
    expect(offersAt('EX', true, english)?.options).toEqual(['EXT. ']);
    expect(offersAt('INT. o', true, english)).toEqual({ from: 5, kind: 'place', options: ['OLD PIER'] });
    expect(offersAt('INT. OLD PIER', true, english)).toMatchObject({ from: 13, kind: 'time' });
    expect(offersAt('INT. OLD PIER', true, english)?.options).toContain(' - NIGHT');
    expect(offersAt('EXT. OLD PIER - N', true, english)).toEqual({
      from: 16,
      kind: 'time',
      options: ['NIGHT', 'NOON'],
    });
  });

  it('offers the same in Chinese', () => {
    expect(offersAt('小', false, chinese)).toEqual({ from: 0, kind: 'name', options: ['小雨：'] });
    expect(offersAt('外', true, chinese)?.options).toEqual(['外景 ']);
    expect(offersAt('3、内景 教', true, chinese)).toEqual({ from: 5, kind: 'place', options: ['教室'] });
    expect(offersAt('内景 教室 深', true, chinese)).toEqual({ from: 6, kind: 'time', options: ['深夜'] });
  });

  it('offers nothing within prose', () => {
    expect(offersAt('', true, english)).toBeNull();
    expect(offersAt('A girl waits', true, english)).toBeNull();
    expect(offersAt('她说：', true, chinese)).toBeNull();
  });
});
