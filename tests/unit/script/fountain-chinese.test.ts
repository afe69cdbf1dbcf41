import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { detectLanguage } from '../../../src-shared/script/language.ts';

function outline(text: string): [string, string][] {
  return parseFountain(text).elements.map((element) => [element.type, element.text]);
}

describe('Chinese scene headings', () => {
  it.each([
    ['1、内景 教室 日', '内景 教室 日', '1'],
    ['20、卫生间 日 内', '卫生间 日 内', '20'],
    ['3. 外景 海边 黄昏', '外景 海边 黄昏', '3'],
    ['1-2 日 内 办公室', '日 内 办公室', '1-2'],
    ['第1场 教室', '教室', '1'],
    ['第十二场：街道 夜 外', '街道 夜 外', '十二'],
    ['场景一：教室', '教室', '一'],
    ['内景 教室 日', '内景 教室 日', undefined],
    ['外景。港口——夜', '外景。港口——夜', undefined],
    ['内/外景 汽车 日', '内/外景 汽车 日', undefined],
    ['教室 日 内', '教室 日 内', undefined],
    ['教室 日 内 #12#', '教室 日 内', '12'],
  ])('%s', (line, text, number) => {
    const [heading, action] = parseFountain(`${line}\n他走了进来。`).elements;
    expect(heading).toMatchObject({ type: 'scene_heading', text, range: [0, line.length] });
    expect(heading?.scene_number).toBe(number);
    expect(action).toMatchObject({ type: 'action', text: '他走了进来。' });
  });

  it.each(['1、他走进教室。', '第一场雪下了三天。', '内景很美。', '3、苹果', '2024年的夏天'])('not %s', (line) => {
    expect(outline(line)).toEqual([['action', line]]);
  });

  it('lists what the lines under a heading say as synopses', () => {
    expect(outline('第1场\n时间：日\n地点：教室\n人物：小明、老师\n小明：好。')).toEqual([
      ['scene_heading', '第1场'],
      ['synopsis', '时间：日'],
      ['synopsis', '地点：教室'],
      ['synopsis', '人物：小明、老师'],
      ['character', '小明'],
      ['dialogue', '好。'],
    ]);
  });
});

describe('centered text in Chinese scripts', () => {
  it.each(['他走了。', '△他走了。', '小明：好。', '淡出。', '第2场 街道', ''])(
    'right under a heading, before "%s"',
    (next) => {
      const text = `内景 教室 日\n> 一年以后 <\n${next}`;
      const [heading, centered] = parseFountain(text).elements;
      expect(heading).toMatchObject({ type: 'scene_heading', text: '内景 教室 日' });
      expect(centered).toMatchObject({ type: 'centered', text: '一年以后', range: [8, 16] });
      expect(parseFountain(text).elements[2]?.type).not.toBe('centered');
    },
  );

  it('under the lines that tell of the scene, and over several lines', () => {
    expect(outline('第1场\n时间：日\n> 一年以后 <\n> 春 <\n他走了。')).toEqual([
      ['scene_heading', '第1场'],
      ['synopsis', '时间：日'],
      ['centered', '一年以后\n春'],
      ['action', '他走了。'],
    ]);
  });

  it('after a blank line, where △ or a speech follows', () => {
    expect(outline('△天亮。\n\n> 完 <\n△他走了。').map(([type]) => type)).toEqual(['action', 'centered', 'action']);
    expect(outline('天亮。\n> 完 <')).toEqual([['action', '天亮。\n> 完 <']]);
  });
});

describe('Chinese speeches', () => {
  it('reads 角色：（神态）台词 with exact ranges', () => {
    const text = '△小明走进教室。\r\n小明（画外音）：（高兴地）老师好！（停）走吧。\r\n老师：你好。';
    const { elements } = parseFountain(text);
    expect(elements.map((element) => [element.type, element.text, text.slice(...element.range)])).toEqual([
      ['action', '小明走进教室。', '△小明走进教室。'],
      ['character', '小明', '小明（画外音）'],
      ['parenthetical', '（高兴地）', '（高兴地）'],
      ['dialogue', '老师好！（停）走吧。', '老师好！（停）走吧。'],
      ['character', '老师', '老师'],
      ['dialogue', '你好。', '你好。'],
    ]);
    expect(elements[1]?.extension).toBe('画外音');
  });

  it.each([
    '他大声说：你好。',
    '牌子上写着：请进。',
    '雨，一直下：没有停。',
    '字幕：三年以后',
    '这就是结局：走吧。',
    'Note: 你好',
    '很久很久以前有一个小小的村庄：海边。',
  ])('keeps %s as action', (line) => {
    expect(outline(line)).toEqual([['action', line]]);
  });

  it('goes on with a speech where the script marks its action', () => {
    expect(outline('△天亮。\n小明：一。\n二。\n△他走了。\n他笑。')).toEqual([
      ['action', '天亮。'],
      ['character', '小明'],
      ['dialogue', '一。\n二。'],
      ['action', '他走了。\n他笑。'],
    ]);
    expect(outline('小明：一。\n他笑。')).toEqual([
      ['character', '小明'],
      ['dialogue', '一。'],
      ['action', '他笑。'],
    ]);
  });

  it('lets a director say 切, right under the cue only', () => {
    expect(outline('@导演\n切。\n切。')).toEqual([
      ['character', '导演'],
      ['dialogue', '切。'],
      ['transition', '切。'],
    ]);
  });

  it('makes no cue of a name that nothing said follows', () => {
    expect(outline('小明：好。\n\n小明\n△他走了。').map(([type]) => type)).toEqual([
      'character',
      'dialogue',
      'action',
      'action',
    ]);
    expect(outline('小明：\n△他走了。')).toEqual([
      ['action', '小明：'],
      ['action', '他走了。'],
    ]);
  });

  it('reads what follows the brackets in a line as if it stood on a line of its own', () => {
    expect(outline('△天亮。\n小明：（笑）（停）\n~啦\n老师：~啊\n~哦\n  \n二。')).toEqual([
      ['action', '天亮。'],
      ['character', '小明'],
      ['parenthetical', '（笑）'],
      ['parenthetical', '（停）'],
      ['lyrics', '啦'],
      ['character', '老师'],
      ['lyrics', '啊\n哦'],
      ['dialogue', '二。'],
    ]);
  });

  it.each(['!教室 日 内', '> 教室 日 内', '~教室 日 内', '△教室 日 内'])('keeps what is forced: %s', (line) => {
    expect(parseFountain(line).elements[0]?.type).not.toBe('scene_heading');
  });

  it('takes a declared name on a line of its own as a cue, and no other', () => {
    expect(outline('小明\n你好。')).toEqual([['action', '小明\n你好。']]);
    expect(
      outline('小明：你好。\n\n小明\n再见。\n\n@老师\n好。\n\n老师（画外音）\n（笑）\n再见。').map(([type]) => type),
    ).toEqual([
      'character',
      'dialogue',
      'character',
      'dialogue',
      'character',
      'dialogue',
      'character',
      'parenthetical',
      'dialogue',
    ]);
  });

  it('takes a name listed under 人物 as declared', () => {
    expect(outline('第1场\n人物：李明（男）、王芳\n\n李明\n你好。').slice(2)).toEqual([
      ['character', '李明'],
      ['dialogue', '你好。'],
    ]);
  });

  it('never fires the rule of capitals on Han', () => {
    expect(outline('下雨了\n他走了')).toEqual([['action', '下雨了\n他走了']]);
  });

  it('keeps 【特写】 as action', () => {
    expect(outline('【特写】一封信。')).toEqual([['action', '【特写】一封信。']]);
  });

  it('reads a title page with Chinese keys and a transition', () => {
    expect(
      parseFountain('标题：纸船\n编剧：Shotloom\n\n淡出。').elements.map((e) => [e.type, e.key ?? null, e.text]),
    ).toEqual([
      ['title_page', 'title', '纸船'],
      ['title_page', 'author', 'Shotloom'],
      ['transition', null, '淡出。'],
    ]);
  });
});

describe('detectLanguage', () => {
  it('goes by the share of Han letters', () => {
    expect(detectLanguage('内景 教室 日')).toBe('zh');
    expect(detectLanguage('INT. ROOM - DAY\n\nA sign says 你好.')).toBe('en');
    expect(detectLanguage('12 !?')).toBe('en');
  });
});

describe('a heading behind what says when in the story it is', () => {
  it.each([
    'FLASHBACK - INT. HOUSE - DAY',
    'TEN YEARS EARLIER: EXT. FARM - NIGHT',
    'DREAM -- INT./EXT. CAR - DAWN',
    '闪回：内景 老屋',
    '回忆——外景 江边 夜',
  ])('%s', (line) => {
    expect(outline(`INT. CAR - DAY\n\nHe drives.\n\n${line}\n\nShe sings.`)[2]).toEqual(['scene_heading', line]);
  });

  it.each([
    'The sign says INT. HOUSE - DAY',
    'A SIGN, INT. HOUSE - DAY',
    'SHOT 2 - INT. HOUSE - DAY',
    '回忆：他很难过。',
  ])('not %s', (line) => {
    expect(outline(`INT. CAR - DAY\n\nHe drives.\n\n${line}\n\nShe sings.`)).not.toContainEqual([
      'scene_heading',
      line,
    ]);
  });
});
