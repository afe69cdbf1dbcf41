import { describe, expect, it } from 'vitest';
import { fountainOf } from '../../../src-shared/script/fountain-writer.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';

const headings = ['1、内景 车站 夜\n\n△雨停了。\n', 'INT. STATION - NIGHT\n\nThe rain stops.\n'] as const;

function titlePage(text: string): string[][] {
  return parseFountain(text).elements.flatMap(({ type, key = '', text: words }) =>
    type === 'title_page' ? [[key, words]] : [],
  );
}

describe('a title without a key', () => {
  it.each([
    ['《雨夜》\n\n', [['title', '雨夜']]],
    ['《雨夜》\n', [['title', '雨夜']]],
    ['雨夜\n\n', [['title', '雨夜']]],
    [
      '雨夜\n编剧：张三\n\n导演：李四\n\n',
      [
        ['title', '雨夜'],
        ['author', '张三'],
        ['导演', '李四'],
      ],
    ],
    [
      'THE BRIDGE\n\nby\n\nMaria Lopez\n\n',
      [
        ['title', 'THE BRIDGE'],
        ['credit', 'by'],
        ['author', 'Maria Lopez'],
      ],
    ],
    [
      'The Bridge\nWritten by Maria Lopez\n\n',
      [
        ['title', 'The Bridge'],
        ['author', 'Maria Lopez'],
      ],
    ],
  ])('is read above the first heading: %j', (text, expected) => {
    for (const heading of headings) {
      expect(titlePage(text + heading)).toEqual(expected);
      expect(parseFountain(text + heading).elements.map(({ type }) => type)).toContain('scene_heading');
    }
  });

  it.each([
    'THE BRIDGE\n\n',
    '雨停了。\n\n',
    '淡入\n\n',
    '序\n\n',
    '第一幕\n\n',
    '雨夜\n\n他走了。\n\n',
    '小明：你好\n\n',
    'MARA\nHello.\n\n',
    'Rain falls.\n\nby night\n\n',
  ])('is none: %j', (text) => {
    for (const heading of headings) expect(titlePage(text + heading)).toEqual([]);
  });

  it.each(['雨夜', '《雨夜》', 'THE BRIDGE'])('stays action where the script says so: %s', (text) => {
    const { elements } = parseFountain(`!${text}\n\n!by Maria Lopez\n\nINT. STATION - NIGHT\n\nRain.\n`);
    const again = parseFountain(fountainOf({ elements })).elements;
    expect(again.map(({ type }) => type)).toEqual(['action', 'action', 'scene_heading', 'action']);
  });
});
