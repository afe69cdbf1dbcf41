import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { readMarkdown } from '../../../src-shared/script/markdown.ts';
import { isProse, readProse } from '../../../src-shared/script/prose.ts';
import type { Screenplay } from '../../../src-shared/script/screenplay.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';

const lesson = `---
author: none
---
# The water cycle

## Evaporation

The **sun** heats the [sea](http://example.org/x).
Vapour rises.

<!-- not shown -->
- A kettle boils
- A puddle dries
  in the sun

![Clouds over a harbour](clouds.png)

\`\`\`
code
\`\`\`

## Parts

### Rain

| Shot | Size | Description | Narration |
|:-----|------|-------------|-----------|
| 1 | WS | Rain falls on a field | Then it **falls**. |
| 2 | CU | A drop on a \\| leaf | |
`;

const news = `Boats come home

The fishing boats of the northern harbour came home this morning after a week at sea. Three of them had been missing since the storm of last Sunday, and nobody had heard from their crews.

Hundreds of people waited on the pier in the rain while the first boat passed the lighthouse at dawn.
`;

function outline({ elements }: Screenplay): string[] {
  return elements.filter(({ type }) => type !== 'character').map(({ type, text }) => `${type}: ${text}`);
}

function narrated(text: string): string[] {
  return [`shot: ${text}`, `dialogue: ${text}`];
}

describe('Markdown', () => {
  it('has scenes for headings, narrated shots for paragraphs, and a shot for an item', () => {
    expect(outline(readMarkdown(lesson))).toEqual([
      'title_page: The water cycle',
      'scene_heading: Evaporation',
      ...narrated('The sun heats the sea. Vapour rises.'),
      ...narrated('A kettle boils'),
      ...narrated('A puddle dries in the sun'),
      'shot: Clouds over a harbour',
      'section: Parts',
      'scene_heading: Rain',
      'shot: Rain falls on a field',
      'dialogue: Then it falls.',
      'shot: A drop on a | leaf',
    ]);
  });

  it('is drafted shot by shot', () => {
    const board = draft(readMarkdown(lesson));
    expect(board.title).toBe('The water cycle');
    expect(board.scenes.map(({ heading, shots }) => [heading, shots.length])).toEqual([
      ['Evaporation', 4],
      ['Rain', 2],
    ]);
    expect(board.scenes[1]?.shots.map(({ size }) => size)).toEqual(['wide', 'close']);
    expect(board.cast).toEqual([]);
  });

  it('says where each element stands', () => {
    const { elements } = readMarkdown(lesson);
    const places = elements.map(({ range }) => lesson.slice(...range));
    expect(places).toContain('# The water cycle');
    expect(places).toContain('A kettle boils');
    expect(places).toContain('Rain falls on a field');
    expect(places).toContain('The **sun** heats the [sea](http://example.org/x).\nVapour rises.');
  });

  it('joins Chinese lines without a space and narrates as 旁白', () => {
    const { language, elements } = readMarkdown('标题\n====\n\n太阳晒着\n大海，水汽升起。\n');
    expect(language).toBe('zh');
    expect(elements.map(({ type, text }) => [type, text])).toEqual([
      ['title_page', '标题'],
      ['scene_heading', '标题'],
      ['shot', '太阳晒着大海，水汽升起。'],
      ['character', '旁白'],
      ['dialogue', '太阳晒着大海，水汽升起。'],
    ]);
  });

  it('divides a long paragraph at its sentences into pieces that can be said in about 12 s', () => {
    const sentence = 'The boats of the harbour came home at dawn and nobody was missing.';
    const board = draft(readMarkdown(Array.from({ length: 9 }, () => sentence).join(' ')));
    const shots = board.scenes.flatMap((scene) => scene.shots);
    expect(shots.length).toBeGreaterThanOrEqual(3);
    for (const { duration_s } of shots) expect(duration_s).toBeLessThanOrEqual(13);
    expect(shots.flatMap(({ lines }) => lines.map(({ text }) => text)).join(' ')).toBe(
      Array.from({ length: 9 }, () => sentence).join(' '),
    );
  });

  it('never throws, and reads much of anything in little time', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('#', ' ', '\n', '-', '|', 'a', '*', '`', '[', ']', '(', ')', '!', '>', '<', '好', '。'),
          maxLength: 80,
        }),
        (text) => {
          for (const { range } of readMarkdown(text).elements) {
            expect(range[0]).toBeLessThanOrEqual(range[1]);
            expect(range[1]).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 500 },
    );
    for (const piece of [
      '*',
      '[',
      '`',
      '|',
      '<a',
      '![',
      '# ',
      '> ',
      '- a\n',
      '```\n',
      '|\n-\n',
      '_a',
      '[a](',
      '\n',
      '**a',
    ]) {
      const start = performance.now();
      readMarkdown(piece.repeat(200_000 / piece.length));
      expect({ piece, isQuick: performance.now() - start < 5000 }).toEqual({ piece, isQuick: true });
    }
  }, 60_000);
});

describe('plain text', () => {
  it('is news copy where nothing of a screenplay is in it', () => {
    expect(isProse(news, parseFountain(news))).toBe(true);
    const screenplay = readProse(news);
    expect(screenplay.elements.map(({ type }) => type)).toEqual([
      'title_page',
      'scene_heading',
      ...['shot', 'character', 'dialogue', 'shot', 'character', 'dialogue'],
    ]);
    for (const { type, text, range } of screenplay.elements)
      expect(type === 'character' || news.slice(...range) === text).toBe(true);
  });

  it('is news copy in Chinese, with a paragraph in each line', () => {
    const text =
      '渔船归来\n昨天清晨，北港的渔船经过一个星期的航行之后全部平安地回到了港口。\n　　数百名市民冒着大雨在码头上等候，第一艘船在黎明时分驶过了灯塔。\n';
    expect(isProse(text, parseFountain(text))).toBe(true);
    expect(readProse(text).elements.filter(({ type }) => type === 'shot')).toHaveLength(2);
  });

  it.each([
    ['action alone', 'MARA, a keeper in a yellow coat, runs along the pier.\n\nA boat sails by.\n'],
    [
      'an introduction',
      `${news}\nMARA (20s) waits for her father among the people who have come to the pier tonight.\n`,
    ],
    ['a heading', `INT. CAFE - DAY\n\n${news}`],
    ['a speech', `${news}\nMARA\nYes.\n`],
    ['a Chinese speech', '李明：你好，我在这里等了你整整一个晚上，一直等到现在才看见你回来，你到哪里去了。'],
    ['a mark of action', '△李明沿着码头奔跑，一直跑到灯塔的下面，然后停下来望着远处的大海和归来的渔船。'],
    [
      'a direction',
      `${news}\nCLOSE ON the letter that lies on the table of the old house by the sea, under the lamp.\n`,
    ],
  ])('is a screenplay with %s', (_name, text) => {
    expect(isProse(text, parseFountain(text))).toBe(false);
  });

  const fixtures = new URL('../../fixtures/', import.meta.url);
  const plays = ['plays/en', 'plays/zh'].flatMap((folder) =>
    readdirSync(new URL(folder, fixtures)).map((name) => new URL(`${folder}/${name}`, fixtures)),
  );
  const samples = readdirSync(new URL('../../../resources/samples/', import.meta.url)).map(
    (name) => new URL(`../../../resources/samples/${name}`, import.meta.url),
  );

  it.each([...plays, ...samples].map((url) => [url.pathname.split('/').at(-1) ?? '', url] as const))(
    'is no prose in %s',
    (_name, url) => {
      const text = readFileSync(url, 'utf8');
      expect(isProse(text, parseFountain(text))).toBe(false);
    },
  );

  it('is prose in a story', () => {
    const text = readFileSync(new URL('novels/zh/new-years-sacrifice.txt', fixtures), 'utf8');
    expect(isProse(text, parseFountain(text))).toBe(true);
  });
});

describe('short lines that name who says them', () => {
  it.each([
    ['ANCHOR: Good evening. The bridge is open.\nREPORTER: I stand on it.', ['ANCHOR', 'REPORTER']],
    ['Teacher: Look.\nStudent: A bear.\n\nTeacher: Yes.', ['Teacher', 'Student', 'Teacher']],
    ['主播：各位观众晚上好。\n记者：我在桥上。', ['主播', '记者']],
    ['师：请看。\n生：一只熊。', ['师', '生']],
  ])('are spoken: %j', (text, speakers) => {
    const asFountain = parseFountain(text);
    const { elements } = isProse(text, asFountain) ? readProse(text) : asFountain;
    expect(elements.flatMap(({ type, text: name }) => (type === 'character' ? [name] : []))).toEqual(speakers);
  });
});

describe('a heading that says what is listed below', () => {
  it.each([
    ['# The Bridge\n\n## Shot list\n\n1. WS of a bridge.\n2. CU of a hand.', ['a bridge.', 'a hand.']],
    ['# 大桥\n\n## 分镜脚本\n\n- 远景。大桥\n- 特写。手', ['大桥', '手']],
    ['# Storyboard\n\n| Shot | Picture |\n|---|---|\n| 1 | A boat |', ['A boat']],
    ['# 分镜脚本\n\n| 镜号 | 画面 |\n|---|---|\n| 1 | 一条船 |', ['一条船']],
  ])('is no scene and no shot: %j', (text, pictures) => {
    const { elements } = readMarkdown(text);
    expect(elements.flatMap(({ type, text: words }) => (type === 'shot' ? [words] : []))).toEqual(pictures);
    expect(elements.some(({ type }) => type === 'scene_heading' || type === 'dialogue')).toBe(false);
  });

  it.each(['# Harbour\n\nBoats leave at dawn.', '# 港口\n\n船在黎明离开。'])('is a scene elsewhere: %j', (text) => {
    expect(readMarkdown(text).elements.some(({ type }) => type === 'scene_heading')).toBe(true);
  });
});

describe('marks of broadcast copy', () => {
  it.each([
    [
      '【画面】大桥全貌【解说】大桥今天通车了。\n【同期声】我们很高兴。\n【字幕】大桥通车',
      ['shot 大桥全貌', 'character 旁白', 'dialogue 大桥今天通车了。', 'dialogue 我们很高兴。', 'note 大桥通车'],
    ],
    [
      '【导语】大桥今天通车。\n\n【画面】大桥全貌\n【配音】数千人前来观看。',
      ['shot 大桥全貌', 'dialogue 大桥今天通车。', 'dialogue 数千人前来观看。'],
    ],
    [
      '[VIDEO] A bridge [VO] It is open.\n[SOT] We are glad.\n[SUPER] Bridge open',
      ['shot A bridge', 'character NARRATOR', 'dialogue It is open.', 'dialogue We are glad.', 'note Bridge open'],
    ],
  ])('say what is seen, heard and written: %j', (text, expected) => {
    expect(isProse(text, parseFountain(text))).toBe(true);
    const found = readProse(text).elements.flatMap(({ type, text: words, shot }) => [
      `${type} ${words}`,
      ...(shot?.note === undefined ? [] : [`note ${shot.note.replace(/^.*?[:：] ?/, '')}`]),
    ]);
    for (const one of expected) expect(found).toContain(one);
  });
});

describe('short paragraphs', () => {
  it.each([
    ['City bridge opens\n\nThe new bridge opened on Monday.\n\nThousands came.\n\nThe mayor cut a ribbon.\n'],
    ['He was late, officials said.\n\nThe ferry had left.\n\nNobody was hurt.\n'],
    ['大桥通车\n\n新大桥今天通车。\n\n数千人前来观看。\n\n市长剪彩。\n'],
    ['据了解，渡轮已离港。\n\n无人受伤。\n'],
  ])('report: %j', (text) => {
    expect(isProse(text, parseFountain(text))).toBe(true);
  });

  it.each([
    ['A man dressed in red walks in.\n\nHe says nothing.\n\nThe lamp is lit.\n'],
    ['The bridge\n\nA calendar says Monday.\n\nA man waits.\n\nHe sits.\n\nHe stands up.\n'],
    ['一个男人走进来。\n\n他坐下了。\n\n电话响了。\n'],
    ['大桥\n\n日历翻到三月。\n\n他等着。\n\n她走来。\n\n他笑了。\n'],
  ])('are what is to be seen: %j', (text) => {
    expect(isProse(text, parseFountain(text))).toBe(false);
  });
});

describe('who made a text', () => {
  it.each([
    ['By Maria Lopez', 'Maria Lopez'],
    ['By Tom de la Cruz and Ana Fox, staff writer', 'Tom de la Cruz and Ana Fox'],
    ['Story by Ana Fox | Harbour News', 'Ana Fox'],
    ['文/李明 图/王芳', '文/李明 图/王芳'],
    ['（本报记者 李明、王芳）', '本报记者 李明、王芳'],
    ['记者 王芳 报道', '记者 王芳 报道'],
    ['作者：李明', '作者：李明'],
  ])('is a credit and not spoken: %s', (line, author) => {
    for (const text of [`# Bridge 大桥\n\n${line}\n\n大桥通车。`, `# Bridge 大桥\n\n大桥通车。\n\n${line}`]) {
      const { elements } = readMarkdown(text);
      expect(elements.filter(({ key }) => key === 'author').map((element) => element.text)).toEqual([author]);
      expect(elements.flatMap(({ type, text: words }) => (type === 'dialogue' ? [words] : []))).toEqual(['大桥通车。']);
    }
  });

  it.each(['By the river, a man waits.', 'By Monday', '记者走进教室', '记者：请问', '作者不详。'])(
    'is not in %s',
    (line) => {
      expect(readMarkdown(`# Bridge\n\n${line}\n\nIt is open.`).elements.some(({ key }) => key === 'author')).toBe(
        false,
      );
    },
  );

  it('is no heading of prose', () => {
    const text = 'Bridge opens\n\nBy Maria Lopez\n\nThe bridge opened on Monday.\n';
    const { elements } = readProse(text);
    expect(elements.map(({ type }) => type).slice(0, 3)).toEqual(['title_page', 'scene_heading', 'title_page']);
    expect(elements[1]?.text).toBe('Bridge opens');
  });
});
