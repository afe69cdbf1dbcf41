import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatsOf, picturesOf } from '../../../src-shared/script/beats.ts';
import { readProse } from '../../../src-shared/script/prose.ts';
import { measureText } from '../../../src-shared/storyboard/timing.ts';

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

describe('what is too long for one picture', () => {
  const seconds = (text: string): number => {
    const { words, characters } = measureText(text);
    return (words * 60) / 145 + (characters * 60) / 260;
  };

  it.each([
    [
      'sentences',
      [
        '"The key to the mill hangs behind the stove, and the dog will not hurt you if you call him by his name.',
        'Take the lamp with you, for the stairs are steep, and mind the third one from the top," said the miller.',
      ],
      [
        '“磨坊的钥匙挂在炉子后面的墙上，只要你叫狗的名字，它就不会咬你的。',
        '带上那盏灯，因为楼梯又窄又陡，还要小心从上面数下来的第三级台阶。”磨坊主说。',
      ],
    ],
    [
      'clauses',
      [
        'The ferry left the pier at noon with two hundred people and their carts and cattle on board;',
        'it rounded the mole in a rising sea, lost its rudder on the bar, and drifted towards the rocks below the old light.',
      ],
      [
        '渡船中午离开了码头，船上有两百个人和他们的大车和牲口；',
        '它在越来越大的浪里绕过了防波堤，舵在沙洲上撞坏了，于是慢慢地漂向旧灯塔下面的礁石。',
      ],
    ],
  ])('is cut at its %s', (_name, english, chinese) => {
    expect(picturesOf(english.join(' ')).map(({ text }) => text)).toEqual(english);
    expect(picturesOf(chinese.join('')).map(({ text }) => text)).toEqual(chinese);
  });

  it.each([
    'It was as though a great hand had swept over the town, and the lamps, and the trams, and the crowds before the theatres, and all the noise of the day had gone with it.',
    '那天夜里整个城市仿佛被一只大手抹过一遍似的，路灯，电车，戏院门前的人群，还有白天的一切喧闹声，都跟着它一起不见了，什么也没有留下来。',
  ])('is not cut within what it is like: %s', (text) => {
    expect(picturesOf(text)).toHaveLength(1);
  });

  it('becomes pictures that cover it, none too short, and none too long that has a place to be cut', () => {
    const clause = fc.constantFrom(
      'The old ferry left the pier, ',
      'and the gulls followed it; ',
      'Nobody saw it go. ',
      '渡船离开了码头，',
      '一群海鸥跟着它；',
      '没有人看见。',
    );
    fc.assert(
      fc.property(fc.array(clause, { minLength: 1, maxLength: 40 }), (clauses) => {
        const text = clauses.join('');
        const pictures = picturesOf(text);
        let at = 0;
        for (const { start, end, text: words } of pictures) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(words);
          expect(seconds(words)).toBeLessThanOrEqual(14);
          expect(pictures.length === 1 || seconds(words) > 3.4).toBe(true);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it.each(['a, ', 'a', '，', '他走了。', 'The sea. '])('is divided in little time, of much %j', (piece) => {
    const start = performance.now();
    picturesOf(piece.repeat(120_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
