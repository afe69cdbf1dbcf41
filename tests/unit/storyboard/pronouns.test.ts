import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { readProse } from '../../../src-shared/script/prose.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';

/** The pictures of a script without where and when, and who of the cast is in each. */
function shown(text: string): [string, readonly string[]][] {
  return draft(parseFountain(text)).scenes.flatMap(({ shots }) =>
    shots.map(({ picture, cast }): [string, readonly string[]] => [
      picture.replace(/^(?:night, pier\. |day, field\. |夜晚，码头。|白天，田野。)/, ''),
      cast,
    ]),
  );
}

const pier = 'EXT. PIER - NIGHT\n\nIVY, a woman in a red dress, stops. HUGO, a man in a blue suit, waits.\n\n';
const quay = '1、外景 码头 夜\n\n小芳（30岁，女，穿红色大衣）停下来。\n\n老周（70岁，男，穿蓝色大衣）等着。\n\n';

describe('a pronoun that opens a sentence', () => {
  it.each([
    ['She walks away.', ['IVY']],
    ['He walks away.', ['HUGO']],
    ['They walk away.', ['HUGO', 'IVY']],
    ['Her hands shake in the cold.', ['IVY']],
    ['His coat is wet.', ['HUGO']],
    ['HUGO waits by the wall.\n\nA gull screams.\n\nShe walks away.', ['IVY']],
  ])('means the last of the cast whom it fits: %s', (text, cast) => {
    expect(
      shown(pier + text)
        .at(-1)?.[1]
        .toSorted(),
    ).toEqual(cast.toSorted());
  });

  it.each([
    ['她走远了。', ['小芳']],
    ['他走远了。', ['老周']],
    ['他们走远了。', ['小芳', '老周']],
    ['她的手在发抖。', ['小芳']],
    ['老周站在墙边。\n\n一只海鸥飞过。\n\n她走远了。', ['小芳']],
  ])('means the same in Chinese: %s', (text, cast) => {
    expect(
      shown(quay + text)
        .at(-1)?.[1]
        .toSorted(),
    ).toEqual(cast.toSorted());
  });

  it.each([
    ['A tall man opens the gate.\n\nHe looks at the sea.', 'The tall man looks at the sea.'],
    ['Two soldiers come out of the house.\n\nThey sing.', 'The two soldiers sing.'],
    ['A boy and a girl sit on the wall.\n\nThey wave at a boat.', 'The boy and the girl wave at a boat.'],
    ['A nurse runs along the pier.\n\nHer cap flies away.', 'The nurse’s cap flies away.'],
  ])('means the last who has no name, by the words for them: %s', (text, picture) => {
    expect(shown(pier + text).at(-1)).toEqual([picture, []]);
  });

  it.each([
    ['一个男人打开大门。\n\n他望着大海。', '男人望着大海。'],
    ['两个士兵走出房子。\n\n他们在唱歌。', '士兵在唱歌。'],
  ])('means the last who has no name in Chinese: %s', (text, picture) => {
    expect(shown(quay + text).at(-1)).toEqual([picture, []]);
  });

  it('goes on from scene to scene', () => {
    expect(shown(`${pier}EXT. FIELD - DAY\n\nShe walks through the grass.`).at(-1)?.[1]).toEqual(['IVY']);
    expect(shown(`${quay}2、外景 田野 日\n\n她在草地上走着。`).at(-1)?.[1]).toEqual(['小芳']);
  });

  it('stays where the same picture names them already, and where it fits nobody', () => {
    expect(shown(`${pier}A man waits. He waits.`).at(-1)?.[0]).toBe('A man waits. He waits.');
    expect(shown('EXT. PIER - NIGHT\n\nShe walks away.')).toEqual([['She walks away.', []]]);
    expect(shown(`${pier}IVY sits on the wall, asleep. His coat is on her knees.`).at(-1)?.[1]).toEqual(['IVY']);
  });
});

describe('a pronoun behind a verb or a preposition', () => {
  it.each([
    ['A boy stops behind her.', 'A boy stops behind a woman in a red dress.', ['IVY']],
    ['A dog sits down next to him.', 'A dog sits down next to a man in a blue suit.', ['HUGO']],
    ['IVY walks towards him.', 'A woman in a red dress walks towards a man in a blue suit.', ['IVY', 'HUGO']],
    ['A dog runs with them.', 'A dog runs with a man in a blue suit and a woman in a red dress.', ['HUGO', 'IVY']],
  ])('names whom it means: %s', (text, picture, cast) => {
    expect(shown(pier + text).at(-1)).toEqual([picture, cast]);
  });

  it.each([
    ['一个男孩站在她身后。', '一个男孩站在穿红色大衣的女人身后。', ['小芳']],
    ['一只狗跟着他。', '一只狗跟着穿蓝色大衣的老人。', ['老周']],
    ['小芳看着他。', '穿红色大衣的女人看着穿蓝色大衣的老人。', ['小芳', '老周']],
    ['一只狗跟着他们跑。', '一只狗跟着穿蓝色大衣的老人和穿红色大衣的女人跑。', ['老周', '小芳']],
  ])('names whom it means in Chinese: %s', (text, picture, cast) => {
    expect(shown(quay + text).at(-1)).toEqual([picture, cast]);
  });

  it.each([
    'HUGO sits next to him.',
    'IVY puts a hand on her shoulder.',
    'HUGO takes her coat.',
    'IVY kisses her hand.',
  ])('means nobody that the sentence is about, and no owner: %s', (text) => {
    expect(shown(pier + text).at(-1)?.[1]).toHaveLength(1);
  });

  it.each(['老周坐在他身边。', '小芳和她妈妈走来。', '老周在他家里等着。'])('nor in Chinese: %s', (text) => {
    expect(shown(quay + text).at(-1)?.[1]).toHaveLength(1);
  });

  it('stays where the picture shows them already', () => {
    expect(shown(`${pier}IVY stops. HUGO stands behind her.`).at(-1)?.[0]).not.toContain('her');
    expect(shown(`${pier}IVY looks at HUGO and walks past him.`).at(-1)?.[0]).toMatch(/walks past him\.$/);
    expect(shown(`${quay}小芳看着老周，跟着他走。`).at(-1)?.[0]).toMatch(/跟着他走。$/);
  });

  it('leaves whom it means out of "they"', () => {
    const four = `${pier}PETER, a boy in green, sits on the wall.\n\n`;
    expect(shown(`${four}IVY and HUGO sit.\n\nPETER enters.\n\nThey ignore him.`).at(-1)?.[1]).toEqual([
      'IVY',
      'HUGO',
      'PETER',
    ]);
    expect(shown(`${four}They ignore him.`).at(-1)?.[1]).toEqual(['HUGO', 'IVY', 'PETER']);
    expect(shown('EXT. PIER - NIGHT\n\nJOHN, a man in blue, enters.\n\nThey ignore him.').at(-1)?.[1]).toEqual([
      'JOHN',
    ]);
    const chinese = `${quay}王明（10岁，男，穿绿色大衣）跑来。\n\n他们不理他。`;
    expect(shown(chinese).at(-1)?.[1].toSorted()).toEqual(['小芳', '王明', '老周'].toSorted());
  });
});

describe('a pronoun of several', () => {
  it.each([
    [`${pier}HUGO brings two buckets.\n\nThey are full of milk.`, []],
    [`${pier}HUGO shows IVY his hands.\n\nThey are still dirty.`, []],
    [`${pier}HUGO drops his bags.\n\nThey walk away.`, ['HUGO', 'IVY']],
    [`${pier}The cops draw their guns.\n\nThey fire.`, []],
    [`${quay}老周提着两个桶。\n\n它们装满了牛奶。`, []],
    [`${quay}几个警察拔出枪。\n\n他们开枪。`, []],
    [`${quay}老周放下包。\n\n他们走远了。`, ['小芳', '老周']],
  ])('is of the last several, be they things: %s', (text, cast) => {
    expect(shown(text).at(-1)?.[1].toSorted()).toEqual(cast.toSorted());
  });
});

describe('they', () => {
  const lu = '1、外景 路 日\n\n';

  it.each([
    [`${pier}IVY, HUGO and Sam, a boy, sit by the wall.\n\nThey wave at a boat.`, ['HUGO', 'IVY', 'Sam']],
    [
      `${pier}SAM, a boy, and IVY sit by the wall.\n\nIVY sings.\n\nA gull cries. A bell rings.\n\nThey wave.`,
      ['IVY', 'SAM'],
    ],
    [`${pier}IVY counts cows.\n\nThey wave at a boat.`, ['HUGO', 'IVY']],
    [`${lu}小红、小明和小刚踢球。\n\n球飞出去了。\n\n他们追球。`, ['小刚', '小明', '小红']],
    [`${lu}园长赵刚和班主任周敏走来。\n\n他们站住了。`, ['周敏', '赵刚']],
  ])('are those who were last together: %s', (text, cast) => {
    expect(shown(text).at(-1)?.[1].toSorted()).toEqual(cast.toSorted());
  });

  it('are in copy those who acted together, not whom they met', () => {
    const told = (text: string) =>
      draft(readProse(text))
        .scenes.flatMap((scene) => scene.shots.map(({ picture }) => picture))
        .join(' ');
    expect(told('消防员李强和民警王芳赶到现场。火很大。他们救出了三位老人。')).toMatch(/男人和女性警察救出了三位老人/u);
    expect(told('Tom Baker, Lucy Grey and Ben Hill rowed across the lake. The water was grey. They sang.')).toMatch(
      /Tom, Lucy and Ben sang/u,
    );
  });
});

it('a pronoun means who is named with what they are', () => {
  expect(shown('1、外景 路 日\n\n园长赵刚停下来。天气很冷。\n\n他望着大海。').at(-1)?.[1]).toEqual(['赵刚']);
});
