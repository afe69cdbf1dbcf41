import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatsOf } from '../../../src-shared/script/beats.ts';
import { readProse } from '../../../src-shared/script/prose.ts';

function beats(text: string): string[] {
  return beatsOf(text).map((beat) => beat.text);
}

function shots(text: string): string[] {
  return readProse(text).elements.flatMap((element) => (element.type === 'shot' ? [element.text] : []));
}

describe('a paragraph of copy', () => {
  it.each([
    [
      'a new picture for each thing that happens',
      ['The ferry left the pier at noon.', 'Gulls followed it past the mole.', 'A tug blew its horn behind them.'],
      ['渡船中午离开了码头。', '一群海鸥跟着它飞过防波堤。', '后面有一只拖船拉响了汽笛。'],
    ],
    [
      'another action of the same one',
      ['The diver put on her mask and her fins.', 'She fell backwards into the green water.'],
      ['潜水员戴上面罩，又穿上了脚蹼。', '她往后一仰，落进绿色的水里。'],
    ],
    [
      'a turn of time',
      ['The mill stood empty for thirty years.', 'Then it was sold to a baker from the coast.'],
      ['磨坊空了整整三十年没有人住。', '后来它被卖给了海边的一个面包师。'],
    ],
  ])('has %s', (_name, english, chinese) => {
    expect(beats(english.join(' '))).toEqual(english);
    expect(beats(chinese.join(''))).toEqual(chinese);
  });

  it.each([
    [
      'what says more of the same',
      'The ferry left the pier at noon. It was an old boat with a black funnel.',
      '渡船中午离开了码头。那是一条有黑烟囱的老船。',
    ],
    ['what is only weighed', 'She was not sure of it. Perhaps not.', '这口井是明朝的人挖的。恐怕还要早一些也说不定。'],
    [
      'several of those in the picture',
      'Twelve boats came home. Three of them had lost their sails.',
      '十二条船回了家。其中三条没了帆。',
    ],
    [
      'sentences of one speech, and who says it',
      '"Come in. The door is open. Nobody will bite you here," said the miller.',
      '“进来。门开着。这里没有人会咬你。”磨坊主笑着说。',
    ],
    ['questions asked together', 'Who will feed the hens now? Who will milk the cow?', '谁来喂鸡呢？谁来挤牛奶呢？'],
    [
      'what is too short for a picture',
      'Silence. The whole town waited at the windows.',
      '一片寂静。全镇的人都等在窗口。',
    ],
  ])('keeps together %s', (_name, english, chinese) => {
    expect(beats(english)).toEqual([english]);
    expect(beats(chinese)).toEqual([chinese]);
  });

  it('is cut after 12 to 15 s, whatever it says', () => {
    const sentence = 'It was a long grey road without a house or a tree on either side.';
    expect(beats(Array.from({ length: 8 }, () => sentence).join(' ')).map((beat) => beat.length)).toEqual(
      Array.from({ length: 4 }, () => sentence.length * 2 + 1),
    );
  });

  it('is covered by its beats, in order, whatever stands in it', () => {
    const piece = fc.constantFrom(
      '"',
      '“',
      '”',
      'It was so. ',
      'She ran. ',
      'said he, ',
      '他是老师。',
      '恐怕不。',
      '：',
      '\n',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const beat of beatsOf(text)) {
          expect(text.slice(at, beat.start).trim()).toBe('');
          expect(text.slice(beat.start, beat.end)).toBe(beat.text);
          at = beat.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it.each(['“', '"', 'It was so. ', '他是。', '？', 'a:\n\n'])('is divided in little time, of much %j', (piece) => {
    const start = performance.now();
    beatsOf(piece.repeat(60_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('paragraphs of copy', () => {
  it('share the shot of a speech that is announced in one and said in the next', () => {
    const text =
      'The old miller leaned out of the window above the wheel and called to the boys below:\n\n"Get off the dam!"\n';
    expect(shots(text)).toEqual([text.trim().replace('\n\n', ' ')]);
  });

  it('share the shot of a speech of several paragraphs', () => {
    const opened = '"You may keep the boat for the whole of the summer, and the nets too," said the fisherman.';
    const unclosed = '"The oars are in the shed behind the house, where my father left them.';
    const closing = '"And mind the dog."';
    expect(shots([opened, unclosed, closing].join('\n\n'))).toEqual([opened, `${unclosed} ${closing}`]);
  });
});
