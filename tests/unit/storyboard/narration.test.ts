import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src-shared/script/markdown.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { tellNarration } from '../../../src-shared/storyboard/narration.ts';

function told(text: string): string[] {
  return [...tellNarration(readMarkdown(text)).values()].map(({ pictures }) =>
    pictures.map(({ text: words }) => words).join(' '),
  );
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
    [
      'the one who acts, not whom they see or whose son that is',
      'Lucy carried the lamp.\n\nShe looked at the old sister of the smith.\n\nShe blew it out.',
      'Lucy blew it out.',
    ],
    [
      'the one who acts, not whom they think of',
      'The miller stopped. He wondered whether the tailor was at home.\n\nHe knocked.',
      'The miller knocked.',
    ],
    [
      'nobody that one is only like',
      'The miller stopped. He looked as if he had met a king.\n\nHe knocked.',
      'The miller knocked.',
    ],
    [
      'the one met in the clause before, who goes by a name',
      'Ned sat on the fence.\n\nThe farmer drove by.\n\nThe noise was too much for the boy; he ran.\n\nHe fell.',
      'Ned fell.',
    ],
    [
      'who is brought in where nobody acts',
      'The farmer drove by.\n\nThere was a hut with a shepherd in it.\n\nHe waved.',
      'The shepherd waved.',
    ],
    [
      'who does something by a given name, and nobody in general',
      'At last Lucy Grey’s lamp went out.\n\nIt was darker for her than a queen’s night.\n\nShe felt the wall.',
      'Lucy felt the wall.',
    ],
    ['him whom an animal meets', 'Ned sat on the fence.\n\nA dog bit him.', 'A dog bit Ned.'],
    ['the one who acts, by a name', '老周听见儿子在哭。老周放下桶。\n\n月光照着他的背。', '月光照着老周的背。'],
    [
      'nobody that one is only like',
      '小梅提着灯。小梅好像一位公主。\n\n邻居像孩子似的跑来。\n\n雪落在她的头上。',
      '雪落在小梅的头上。',
    ],
    ['who is like a child', '阿福点了灯，像个孩子似的高兴。\n\n他睡了。', '阿福睡了。'],
    [
      'who is called so in other words',
      '阿福跳下墙。\n\n掌柜走了。\n\n雨淋着这孩子；他打喷嚏。\n\n他回去了。',
      '阿福回去了。',
    ],
    ['who sees what a sentence begins with', '渔夫收起网。\n\n有时也看见一只狗。', '有时渔夫也看见一只狗。'],
    ['whose body it is', '渔夫收起网。\n\n不久，身上湿透了。', '不久，渔夫身上湿透了。'],
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

describe('a speech in a talk of two', () => {
  it('is said by one of the two, and never by several', () => {
    expect(
      told('The tailor met Ned and some sailors. "Hello!" said Ned.\n\n"What is it?"\n\n"Bread."').slice(1),
    ).toEqual(['the tailor says, "What is it?"', 'Ned says, "Bread."']);
  });
});

describe('a speech of which nothing says whose it is', () => {
  it('is somebody’s where nobody talks, and stays so while the talk goes on', () => {
    expect(told('The tailor waited in the dark.\n\nHis feet were cold.\n\n"Who goes there?"').at(-1)).toBe(
      'someone says, "Who goes there?"',
    );
    expect(told('裁缝在等天亮。\n\n天很冷。\n\n“是谁？”\n\n“是我。”裁缝说。\n\n“进来吧。”')).toEqual([
      '裁缝在等天亮。',
      '天很冷。',
      '有人说：“是谁？”',
      '“是我。”裁缝说。',
      '有人说：“进来吧。”',
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

  it('is held through comparisons, memories, what is far off and words that only hold a place’s name', () => {
    expect(
      places(
        'The guide stood on the pier.\n\nIt was darker than in the cellar.\n\nShe thought of the garden at home.\n\nIn the distance a church rang.\n\nShe bent over a house-plant on the home-stretch.\n\nShe looked at Alice.\n\nShe ran like a deer to the barn.',
      ),
    ).toEqual(['pier', 'pier', 'pier', 'pier', 'pier', 'pier', 'barn']);
    expect(
      places(
        '向导站在码头。\n\n这里比地下室里还暗得多。\n\n她想起家里的花园。\n\n远处的教堂敲钟了。\n\n她像鹿一样跑进铺子里。\n\n他蹲在屋檐下。\n\n他走到十字路口。',
      ),
    ).toEqual(['码头', '码头', '码头', '码头', '铺子里', '屋檐下', '十字路口']);
  });

  it.each([
    ['Nobody spoke.\n\nTime passed.\n\nA fly buzzed.\n\nIt was hot.\n\nThe whole congregation yawned.', 'church'],
    ['The lesson began.\n\nA few pupils sat at their desks.', 'classroom'],
    ['The wind rose.\n\nA boy clung to the mast. Two men cut the rigging.', 'ship'],
    ['The bell rang.\n\nA customer leaned on the counter.', 'shop'],
    ['The lamps were low.\n\nTwo patients slept. A nurse crossed the ward.', 'hospital ward'],
    ['Silence fell.\n\nThe jury came back.', 'courtroom'],
    ['天热。\n\n谁也不说话。\n\n一只苍蝇飞来。\n\n它落了下来。\n\n黑板上写着字。', '教室'],
    ['钟响了。\n\n柜台后面没有人。', '店里'],
    ['风大了。\n\n桅杆断了。', '船上'],
    ['灯很暗。\n\n病床空着。', '病房'],
    ['一片寂静。\n\n陪审员回来了。', '法庭'],
    ['灯亮了。\n\n香案上落满了灰。', '庙里'],
    ['有人咳嗽。\n\n会众都站了起来。', '教堂'],
  ])('is implied by what is in it: %j', (text, place) => {
    expect(new Set(places(text))).toEqual(new Set([place]));
  });

  it('is not implied by a single word that may be of anywhere, nor where it is known', () => {
    expect(places('The bell rang.\n\nHer desk was gone.')).toEqual(['', '']);
    expect(places('The cook sat in the garden.\n\nThe sermon had been long.')).toEqual(['garden', 'garden']);
    expect(places('钟响了。\n\n来了一位顾客。')).toEqual(['', '']);
    expect(places('厨师坐在花园里。\n\n讲道很长，会众都困了。')).toEqual(['花园里', '花园里']);
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
    ...['as if he were a boy ', '; he ', 'Ben sat. ', 'the sermon ', '老周走了。', '；他', '像孩子似的', '黑板'],
    ...['\n\n', '## Hall\n\n', '# ', '"', '“', '我', 'Those who ', 'Mr. Rose ', '他们跑进屋子。', '(', '\\'],
  );

  it('is told without a throw, with all its shots', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 }),
        (pieces) => {
          const screenplay = readMarkdown(pieces.join(''));
          for (const [index, { pictures }] of tellNarration(screenplay)) {
            expect(screenplay.elements[index]?.type).toBe('shot');
            for (const { text } of pictures) expect(text.trim()).not.toBe('');
          }
        },
      ),
      { numRuns: 100 },
    );
  }, 30_000);

  it.each([
    'The girl ran and he saw her in the boat. ',
    '他在桥上看见一个女孩，',
    'a very old and tall and grey ',
    'She was as tall as the man than like a boy; he ',
    '老周像孩子似的走进铺子；他',
    '王明说李四走张三看，',
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

describe('copy that is too long for one picture', () => {
  it.each([
    [
      'The old dog surveyed the ferry, walked around the ropes on the pier, and smelt at every one of them from a safe distance; then he grew bolder, jumped down to the deck of the boat, and went to sleep on the coats of the crew.',
      [/harbour\. The old dog surveyed/, /harbour\. Then the old dog grew bolder/],
    ],
    [
      'The sailors had slept in the shed behind the church since the feast, and when the bell was rung they ran down to the boats; carried the oars over the wet stones, and pushed off into the dark before the old harbour master could call them back.',
      [/harbour\. The sailors had slept/, /harbour\. The sailors carried the oars/],
    ],
    [
      '老渔夫在过节之后一直睡在教堂后面的小屋里，听见钟声他就提着灯跑向码头上的船；抬着船桨跨过一块块又湿又滑的石头，在港务员喊住他之前就把小船推进了漆黑的海里去。',
      [/渔夫在过节之后/, /渔夫抬着船桨/],
    ],
  ])('has several shots, each of what is said next and of whom: %s', (text, pictures) => {
    const screenplay = readMarkdown(`# Film\n\n## ${/\p{Script=Han}/u.test(text) ? '港口' : 'The harbour'}\n\n${text}`);
    const shots = draft(screenplay).scenes.flatMap((scene) => scene.shots);
    expect(shots).toHaveLength(pictures.length);
    for (const [nth, picture] of pictures.entries()) expect(shots[nth]?.picture).toMatch(picture);
    for (const { duration_s } of shots) expect(duration_s).toBeLessThan(13);
    const separator = /\p{Script=Han}/u.test(text) ? '' : ' ';
    expect(shots.flatMap(({ lines }) => lines.map((line) => line.text)).join(separator)).toBe(text);
    expect(new Set(shots.map(({ size, move }) => `${size} ${move}`)).size).toBe(shots.length);
    expect(shots.flatMap(({ elements }) => elements)).toEqual([...new Set(shots.flatMap(({ elements }) => elements))]);
    for (const { parts = [] } of shots) {
      expect(parts).toHaveLength(2);
      for (const { element, start, end } of parts)
        expect(text).toContain(screenplay.elements[element]?.text.slice(start, end));
    }
  });

  it('stays one shot in a table and in a list, as it is written', () => {
    const long = `${'the boats came home with all their lamps lit and all their nets torn, '.repeat(4)}and nobody slept.`;
    const shots = (text: string) => draft(readMarkdown(text)).scenes.flatMap((scene) => scene.shots);
    expect(shots(`- ${long}\n- The end of it.`)).toHaveLength(2);
    expect(shots(`| Video | Audio |\n| --- | --- |\n| The harbour. | ${long} |`)).toHaveLength(1);
  });
});
