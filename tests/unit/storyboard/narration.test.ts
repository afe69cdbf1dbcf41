import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src-shared/script/markdown.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { tellNarration } from '../../../src-shared/storyboard/narration.ts';

function told(text: string): string[] {
  return [...tellNarration(readMarkdown(text)).values()].map((shot) => shot.text);
}

function places(text: string): (string | null)[] {
  return [...tellNarration(readMarkdown(text)).values()].map(({ place }) => place);
}

describe('whom a pronoun of running text means', () => {
  it.each([
    [
      'the one the sentence before is about',
      'The baker opens the shop at six.\n\nShe lights the oven and waits.',
      'The baker lights the oven and waits.',
    ],
    [
      'the one it is still about, whoever was named beside',
      'A fox crept around the old goose.\n\nIt jumped.\n\nIt ran away with a feather.',
      'The fox ran away with a feather.',
    ],
    [
      'the latest that fits',
      'The old fisherman met a girl at the gate.\n\nShe asked for the key.',
      'The girl asked for the key.',
    ],
    [
      'the main sentence before a clause with somebody else',
      'The shepherd slept.\n\nWhen a wolf came near, he took his stick.',
      'When a wolf came near, the shepherd took his stick.',
    ],
    ['several', 'Three soldiers came down the road.\n\nThey sang and waved.', 'The three soldiers sang and waved.'],
    [
      'two who were named one by one',
      '"I was first," said Peter.\n\n"No, I was," said Paul.\n\nThey began to run.',
      'Peter and Paul began to run.',
    ],
    ['whose it is', 'The nurses stood by the door.\n\nTheir hands were red.', 'The nurses’ hands were red.'],
    ['who said it', 'The miller shut the gate.\n\n"Not today," said he.', '"Not today," said the miller.'],
    ['some of those', 'Those who waited outside were wet.', 'The people who waited outside were wet.'],
    ['the one spoken of last', '一位老师走进院子。\n\n他打开窗户。', '老师打开窗户。'],
    ['several', '两个警察站在桥上。\n\n他们点了一支烟。', '警察点了一支烟。'],
    ['her and not him', '老板看着一个女孩。\n\n她跑了出去。', '女孩跑了出去。'],
    [
      'one, not the several in the sentence',
      '司机停下车。\n\n几个孩子跑过来，他按了喇叭。',
      '几个孩子跑过来，司机按了喇叭。',
    ],
    ['nobody whom the sentence leaves out', '渔夫看见了灯塔。\n\n连忙把船划到岸边。', '渔夫连忙把船划到岸边。'],
  ])('is %s', (_name, text, last) => {
    expect(told(text).at(-1)).toBe(last);
  });

  it('stays a pronoun where nobody was named, where it names them itself, and in what somebody says', () => {
    for (const text of [
      'They were late.',
      'The pilot knew that he was late.',
      '"He is late," said the pilot.',
      '他来晚了。',
      '医生知道他来晚了。',
      '医生说：“他来晚了。”',
    ])
      expect(told(text)).toEqual([text]);
  });

  it('begins anew with a heading', () => {
    expect(told('## One\n\nThe cook sang.\n\n## Two\n\nShe was tired.').at(-1)).toBe('She was tired.');
  });
});

describe('a speech without a name', () => {
  it('is the other one’s of two who talk', () => {
    expect(told('“可以进来吗？”护士问。\n\n“请进。”病人说。\n\n“您好些了吗？”')).toEqual([
      '“可以进来吗？”护士问。',
      '“请进。”病人说。',
      '护士说：“您好些了吗？”',
    ]);
    expect(told('The guard stopped me at the bridge.\n\n"Where to?"\n\n"Home," I said.\n\n"Go on."')).toEqual([
      'The guard stopped me at the bridge.',
      'the guard says, "Where to?"',
      '"Home," I said.',
      'the guard says, "Go on."',
    ]);
  });
});

describe('the place of running text', () => {
  it('is where the words say, then where they last said', () => {
    expect(
      places('A boy stood on the old bridge.\n\nHe threw a stone.\n\nThen he ran to the mill.\n\nNobody was there.'),
    ).toEqual(['old bridge', 'old bridge', 'mill', 'mill']);
    expect(places('一个男孩站在桥上。\n\n他扔了一块石头。\n\n后来他跑进院子。\n\n那里没有人。')).toEqual([
      '桥上',
      '桥上',
      '院子',
      '院子',
    ]);
  });

  it('is where the scene is said to be after its first words', () => {
    expect(places('Nobody had slept.\n\nThe kitchen was full of smoke.')).toEqual(['kitchen', 'kitchen']);
    expect(places('谁也没有睡。\n\n厨房里全是烟。')).toEqual(['厨房里', '厨房里']);
  });

  it('is no place that is only compared, asked for, or whose people are spoken of', () => {
    expect(
      places(
        'The clerk sat in his office.\n\nIt was as quiet as a church.\n\nShe waited as if she were on a ship.\n\nIs there a hotel in the town?',
      ),
    ).toEqual(['office', 'office', 'office', 'office']);
    expect(places('职员坐在办公室里。\n\n仿佛在船上一样摇晃。\n\n学校里的老师都认识他。\n\n码头上有人吗？')).toEqual([
      '办公室里',
      '办公室里',
      '办公室里',
      '办公室里',
    ]);
  });

  it('is the heading’s where that names one, the title’s where nothing does, and none else', () => {
    expect(places('# A Winter in Vienna\n\n## The market hall\n\nA woman sold fish.')).toEqual([null]);
    expect(places('# A Winter in Vienna\n\n## The quarrel\n\nA woman sold fish.')).toEqual(['Vienna']);
    expect(places('## The quarrel\n\nA woman sold fish.')).toEqual(['']);
    expect(places('# 上海的冬天\n\n## 菜市场\n\n一个女人在卖鱼。')).toEqual([null]);
    expect(places('# 上海的冬天\n\n## 吵架\n\n一个女人在卖鱼。')).toEqual(['上海']);
    expect(places('## 吵架\n\n一个女人在卖鱼。')).toEqual(['']);
  });

  it('leads the picture; a heading that is no place does not', () => {
    const text = '# News\n\n## Lesson 2. The quarrel\n\nTwo men ran along the pier.\n\nThey waved to a boat.';
    const { scenes } = draft(readMarkdown(text));
    expect(scenes.flatMap(({ shots }) => shots.map(({ picture }) => picture))).toEqual([
      'pier. Two men ran along the pier.',
      'pier. The two men waved to a boat.',
    ]);
  });
});

describe('weather and time of running text', () => {
  it('are no mere likeness', () => {
    const text =
      '## Noon\n\nThe singer bowed.\n\nIt was as though a storm had gone through the hall.\n\nShe bowed again.';
    const pictures = draft(readMarkdown(text)).scenes.flatMap(({ shots }) => shots.map(({ picture }) => picture));
    for (const picture of pictures) expect(picture).not.toMatch(/rain/);
  });
});

describe('any running text', () => {
  const piece = fc.constantFrom(
    ...[
      'The girl ran. ',
      'She said, "No." ',
      '"Yes."',
      'They sat in the boat. ',
      'said he',
      '他说：',
      '“走。”',
      '警察在桥上。',
    ],
    ...['\n\n', '## Hall\n\n', '# ', '"', '“', '我', 'Those who ', 'Mr. Rose ', '他们跑进屋子。', '(', '\\'],
  );

  it('is told without a throw, with all its shots', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 }),
        (pieces) => {
          const screenplay = readMarkdown(pieces.join(''));
          for (const [index, { text }] of tellNarration(screenplay)) {
            expect(screenplay.elements[index]?.type).toBe('shot');
            expect(text.trim()).not.toBe('');
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    'The girl ran and he saw her in the boat. ',
    '他在桥上看见一个女孩，',
    'a very old and tall and grey ',
    '"',
    '的',
  ])(
    'is told in little time, of much %j',
    (part) => {
      const start = performance.now();
      tellNarration(readMarkdown(part.repeat(60_000 / part.length)));
      expect(performance.now() - start).toBeLessThan(5000);
    },
    30_000,
  );
});
