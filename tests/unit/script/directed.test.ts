import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src-shared/script/markdown.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';

/** Each shot of a text: its picture, whose words are heard over it, and what else it says. */
function shots(text: string): unknown[][] {
  const found: unknown[][] = [];
  for (const { type, text: words, shot } of readMarkdown(text).elements) {
    if (type === 'shot') found.push([words, ...(shot && Object.keys(shot).length > 0 ? [shot] : [])]);
    else if (type === 'character' || type === 'dialogue' || type === 'parenthetical') found.at(-1)?.push(words);
  }
  return found;
}

const [narrator, reader] = ['NARRATOR', '旁白'];

describe('an item of a list', () => {
  it.each([
    ['- [Show the map] Here is the river.', [['Show the map', narrator, 'Here is the river.']]],
    ['* (teacher points to board)', [['teacher points to board']]],
    [
      '1. Put the boat on it. [Close-up: the boat]',
      [['the boat', { size: 'Close-up' }, narrator, 'Put the boat on it.']],
    ],
    ['- Visual: a boat\n- Narrator: It goes down.', [['a boat', narrator, 'It goes down.']]],
    ['- **Video:** a map\n- **Teacher:** What is it?', [['a map', 'Teacher', 'What is it?']]],
    ['- B-roll: boats\n- SFX: waves\n- Here they come.', [['boats', { sound: 'waves' }, narrator, 'Here they come.']]],
    [
      '- The Nile (the longest river) is old.',
      [['The Nile (the longest river) is old.', narrator, 'The Nile (the longest river) is old.']],
    ],
    ['- See [1] and [note].', [['See [1] and [note].', narrator, 'See [1] and [note].']]],
    [
      '1. Fill the bowl.\n2. Wait.',
      [
        ['Fill the bowl.', narrator, 'Fill the bowl.'],
        ['Wait.', narrator, 'Wait.'],
      ],
    ],
    ['- 【展示地图】这是一条河。', [['展示地图', reader, '这是一条河。']]],
    ['- （老师指向黑板）', [['老师指向黑板']]],
    ['1. 把船放上去。【特写：小船】', [['小船', { size: '特写' }, reader, '把船放上去。']]],
    ['- 镜头：地图\n- 旁白：船顺流而下。', [['地图', reader, '船顺流而下。']]],
    ['- **画面：** 地图\n- **老师：** 这是什么？', [['地图', '老师', '这是什么？']]],
    ['- 空镜：船\n- 音效：水声\n- 它们来了。', [['船', { sound: '水声' }, reader, '它们来了。']]],
    ['- 尼罗河（最长的河）很古老。', [['尼罗河（最长的河）很古老。', reader, '尼罗河（最长的河）很古老。']]],
    [
      '1. 把碗装满水。\n2. 等一等。',
      [
        ['把碗装满水。', reader, '把碗装满水。'],
        ['等一等。', reader, '等一等。'],
      ],
    ],
  ])('%s', (text, wanted) => {
    expect(shots(`## A\n\n${text}\n`)).toEqual(wanted);
  });
});

describe('labels in bold', () => {
  const english = `## Hook
**On-Screen Text:** Rivers
**Duration**: 15 seconds
**Script:**
Rivers made this town.

**Visual:**
- CU: hands in water
- A bridge at dawn

**Narrator (V.O.):** It was cold.
**Music:** piano
`;
  const chinese = `## 开场
**字幕：** 河流
**时长**：15秒
**旁白/主持人（镜头前）**：

> 河流造就了这座小镇。

**画面：**
- 特写：水中的手
- 黎明的桥

**旁白（男）：** 天很冷。
**音乐：** 钢琴
`;

  it('part what is seen from what is heard, in either order', () => {
    expect(shots(english)).toEqual([
      [
        'hands in water',
        { note: 'On-Screen Text: Rivers', duration_s: 15, size: 'CU' },
        narrator,
        'Rivers made this town.',
      ],
      ['A bridge at dawn', { sound: 'piano' }, narrator, 'It was cold.'],
    ]);
    expect(shots(chinese)).toEqual([
      ['水中的手', { note: '字幕： 河流', duration_s: 15, size: '特写' }, reader, '河流造就了这座小镇。'],
      ['黎明的桥', { sound: '钢琴' }, reader, '(男)', '天很冷。'],
    ]);
  });

  it('give drafted shots their sizes, and no word of them is spoken', () => {
    for (const [text, language] of [
      [english, 'en'],
      [chinese, 'zh'],
    ] as const) {
      const board = draft({ ...readMarkdown(text), language });
      const all = board.scenes.flatMap((scene) => scene.shots);
      expect(all.map(({ size }) => size)).toEqual(['close', expect.any(String)]);
      expect(all.flatMap(({ lines }) => lines.map((line) => line.text)).join('')).not.toMatch(
        /Visual|Script|Music|CU|画面|音乐|特写/u,
      );
    }
  });

  it('stand in brackets over the quotations that are spoken', () => {
    expect(
      shots(
        '### Part\n**[Screen: a news page]**\n\n> Welcome back.\n\n> Today we talk of rivers.\n\n**[Cut to the map]**\n\n> Look at this town.\n',
      ),
    ).toEqual([
      ['a news page', narrator, 'Welcome back.'],
      ['Today we talk of rivers.', narrator, 'Today we talk of rivers.'],
      ['Cut to the map', narrator, 'Look at this town.'],
    ]);
    expect(shots('### 一节\n**[画面：新闻截图]**\n\n> 欢迎回来。\n\n**[切到地图]**\n\n> 请看这座小镇。\n')).toEqual([
      ['新闻截图', reader, '欢迎回来。'],
      ['切到地图', reader, '请看这座小镇。'],
    ]);
  });
});

describe('copy without directions', () => {
  it.each(['(I was wrong about the boats.)', 'Key point: water flows down.', '重点：水往低处流。'])(
    'is narrated: %s',
    (text) => {
      const [[picture, , said] = []] = shots(`## A\n\n${text}\n`);
      expect([picture, said]).toEqual([text, text]);
    },
  );
});

describe('any list of labels and directions', () => {
  it('is read without a throw, its elements inside the text and no direction spoken', () => {
    const word = fc.constantFrom(
      '**Visual:** map',
      '**Visual:**',
      '**旁白：** 好的',
      '[Show the map]',
      '【展示地图】',
      '(all clap now)',
      'Narrator: yes',
      'SFX: waves',
      '字幕：河流',
      'Duration: 3 s',
      'CU: hands',
      'MARA: Hello.',
      'plain words here.',
      '## Heading',
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('', '- ', '1. ', '> '), word), { maxLength: 12 }), (lines) => {
        const text = lines.map(([mark, words]) => mark + words).join('\n\n');
        const { elements, language } = readMarkdown(text);
        for (const { range } of elements) {
          expect(range[0]).toBeLessThanOrEqual(range[1]);
          expect(range[1]).toBeLessThanOrEqual(text.length);
        }
        const spoken = elements.filter(({ type }) => type === 'dialogue').map((element) => element.text);
        expect(spoken.join('\n')).not.toMatch(/Visual|Show the map|展示地图|Duration: 3/u);
        draft({ language, elements });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a direction that only has something shown', () => {
  it.each([
    [
      '# 蒸发\n\n（播放动画）太阳晒热海水。\n\n【展示图片3】水汽上升。\n\n（展示图片：云）雨落下来。',
      [
        ['太阳晒热海水。', '播放动画'],
        ['水汽上升。', '展示图片3'],
        ['展示图片：云', undefined],
      ],
    ],
    [
      '# Rain\n\n(Play the animation) The sun heats the sea.\n\n[Show slide 3] Vapour rises.\n\n[Show a cloud over a hill] Rain falls.',
      [
        ['The sun heats the sea.', 'Play the animation'],
        ['Vapour rises.', 'Show slide 3'],
        ['Show a cloud over a hill', undefined],
      ],
    ],
  ])('leaves the picture to what is said: %j', (text, shots) => {
    expect(
      readMarkdown(text).elements.flatMap(({ type, text: picture, shot }) =>
        type === 'shot' ? [[picture, shot?.note]] : [],
      ),
    ).toEqual(shots);
  });
});
