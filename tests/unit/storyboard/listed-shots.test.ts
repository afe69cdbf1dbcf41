import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fountainOf } from '../../../src-shared/script/fountain-writer.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { isProse, readProse } from '../../../src-shared/script/prose.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import type { DraftShot } from '../../../src-shared/storyboard/storyboard.ts';

/** As a file of plain text is read. */
function shots(text: string): readonly DraftShot[] {
  const asFountain = parseFountain(text);
  return draft(isProse(text, asFountain) ? readProse(text) : asFountain).scenes.flatMap((scene) => scene.shots);
}

const ten = Array.from({ length: 10 }, (_, nth) => nth + 1);
const circled = '①②③④⑤⑥⑦⑧⑨⑩';
const han = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const english = (nth: number) => `Letter ${nth}. Mara runs. A dog barks at the boat.`;
const chinese = (nth: number) => `第${nth}封信。小雨在跑。一只狗对着小船叫。`;

const englishForms: readonly (readonly [string, (nth: number) => string])[] = [
  ['1. Wide shot of', (nth) => `${nth}. Wide shot of ${english(nth)}`],
  ['1. in long shot and close-up', (nth) => `${nth}. ${nth % 2 === 0 ? 'Close-up: ' : 'Long shot, '}${english(nth)}`],
  ['1. of which half name a size', (nth) => `${nth}. ${nth % 2 === 0 ? 'CU - ' : ''}${english(nth)}`],
  ['1. without a size', (nth) => `${nth}. ${english(nth)}`],
  ['1) MS', (nth) => `${nth}) MS ${english(nth)}`],
  ['(1) Low angle', (nth) => `(${nth}) Low angle. ${english(nth)}`],
  ['1 WS', (nth) => `${nth} WS ${english(nth)}`],
  ['1. [CU]', (nth) => `${nth}. [CU] ${english(nth)}`],
  ['Shot 1:', (nth) => `Shot ${nth}: ${english(nth)}`],
  ['SHOT 1 - CU', (nth) => `SHOT ${nth} - CU ${english(nth)}`],
  ['Shot #1.', (nth) => `Shot #${nth}. ${english(nth)}`],
  ['**Shot 1**', (nth) => `**Shot ${nth}:** ${english(nth)}`],
  ['Frame 1:', (nth) => `Frame ${nth}: ${english(nth)}`],
  ['Panel 1 -', (nth) => `Panel ${nth} - ${english(nth)}`],
  ['WS', (nth) => `WS ${english(nth)}`],
  ['CU: and ECU -', (nth) => `${nth % 2 === 0 ? 'CU: ' : 'ECU - '}${english(nth)}`],
  ['MS among WS', (nth) => `${nth % 2 === 0 ? 'MS' : 'WS'} ${english(nth)}`],
  ['Wide shot of', (nth) => `Wide shot of ${english(nth)}`],
  ['An extreme close-up of', (nth) => `An extreme close-up of ${english(nth)}`],
  ["Bird's-eye view:", (nth) => `Bird's-eye view: ${english(nth)}`],
  ['- Tracking shot of', (nth) => `- Tracking shot of ${english(nth)}`],
];

const chineseForms: readonly (readonly [string, (nth: number) => string])[] = [
  ['镜头1：大远景，', (nth) => `镜头${nth}：大远景，${chinese(nth)}`],
  ['镜头一：', (nth) => `镜头${han[nth - 1]}：${chinese(nth)}`],
  ['镜号2 中景 ', (nth) => `镜号${nth} 中景 ${chinese(nth)}`],
  ['第1镜：', (nth) => `第${nth}镜：${chinese(nth)}`],
  ['第1个镜头 ', (nth) => `第${nth}个镜头 ${chinese(nth)}`],
  ['分镜1：', (nth) => `分镜${nth}：${chinese(nth)}`],
  ['画面1，', (nth) => `画面${nth}，${chinese(nth)}`],
  ['1号镜头：', (nth) => `${nth}号镜头：${chinese(nth)}`],
  ['1、近景，', (nth) => `${nth}、近景，${chinese(nth)}`],
  ['(1) 全景 ', (nth) => `(${nth}) 全景 ${chinese(nth)}`],
  ['（1）特写：', (nth) => `（${nth}）特写：${chinese(nth)}`],
  ['1. 俯拍全景，固定镜头，', (nth) => `${nth}. 俯拍全景，固定镜头，${chinese(nth)}`],
  ['① 全景 ', (nth) => `${circled[nth - 1]} 全景 ${chinese(nth)}`],
  ['一、中景，', (nth) => `${han[nth - 1]}、中景，${chinese(nth)}`],
  ['1、', (nth) => `${nth}、${chinese(nth)}`],
  ['1 中景 ', (nth) => `${nth} 中景 ${chinese(nth)}`],
  ['1.【全景】', (nth) => `${nth}.【全景】${chinese(nth)}`],
  ['俯拍 ', (nth) => `俯拍 ${chinese(nth)}`],
  ['全景：', (nth) => `全景：${chinese(nth)}`],
  ['大远景，', (nth) => `大远景，${chinese(nth)}`],
  ['仰拍镜头：', (nth) => `仰拍镜头：${chinese(nth)}`],
  ['跟拍 ', (nth) => `跟拍 ${chinese(nth)}`],
];

const englishSaid: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['NARRATOR: in one line', '\nNARRATOR: The sea is old.'],
  ['MARA: in one line', '\nMARA: Wait for me.'],
  ['a cue', '\n\nMARA\nWait for me. I am coming.'],
];
const chineseSaid: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['旁白：', '\n旁白：大海很老。'],
  ['小雨：', '\n小雨：等等我。'],
  ['a cue', '\n\n@小雨\n等等我。我来了。'],
];

const cases = [
  ...englishForms.flatMap((form) => englishSaid.map((said) => [...form, ...said] as const)),
  ...chineseForms.flatMap((form) => chineseSaid.map((said) => [...form, ...said] as const)),
].flatMap(([name, line, saying, said]) =>
  ['\n\n', '\n'].map((part) => ({
    name: `${name} with ${saying}, ${part === '\n' ? 'line by line' : 'with blank lines'}`,
    text: ten.map((nth) => line(nth) + said).join(saying === 'a cue' ? '\n\n' : part),
    spoken: said === '' ? 0 : 1,
    first: /\p{Script=Han}/u.test(line(1)) ? '第1封信' : 'Letter 1',
  })),
);

describe('a script that lists ten shots in plain lines', () => {
  it.each(cases)('gives ten: $name', ({ text, spoken, first }) => {
    const found = shots(text);
    expect(found).toHaveLength(10);
    expect(found.map(({ lines }) => lines.length)).toEqual(ten.map(() => spoken));
    expect(found[0]?.picture.includes(first)).toBe(true);
    expect(found.map(({ picture }) => picture).join()).not.toMatch(/shot|镜头|镜号|\bWS\b|景，/i);
  });

  it.each([
    ['en', 'EXT. PIER - DAY\n\n', (nth: number) => `Shot ${nth}: ${english(nth)}\n\nRain falls. She stops.`],
    ['zh', '1、外景 码头 日\n\n', (nth: number) => `镜头${nth}：${chinese(nth)}\n\n下雨了。她停下。`],
  ])('takes what stands between two of them (%s)', (_language, heading, line) => {
    const found = shots(heading + ten.map(line).join('\n\n') + '\n\nX');
    expect(found.slice(0, 9).every(({ picture }) => /(?:She stops|停下)\.?。?$/.test(picture))).toBe(true);
  });

  it('counts on from scene to scene, and from the start again', () => {
    const scene = (from: number) => [1, 2, 3].map((nth) => `${from + nth}. CU ${english(nth)}`).join('\n\n');
    expect(shots(`EXT. PIER - DAY\n\n${scene(0)}\n\nINT. HUT - NIGHT\n\n${scene(3)}`)).toHaveLength(6);
    expect(shots(`EXT. PIER - DAY\n\n${scene(0)}\n\nINT. HUT - NIGHT\n\n${scene(0)}`)).toHaveLength(6);
  });

  it.each([
    ['1. Wide shot of a beach.\n2. A man walks. He stops.\n3. CU hands', ['wide', 'full', 'close']],
    ['Shot 1: ECU eyes\nShot 2: OTS Mara\nShot 3: A beach', ['extreme_close', 'over_shoulder', 'wide']],
    ['镜头1：大远景，海滩。\n镜头2：近景，老师。\n镜头3：过肩，老师', ['extreme_wide', 'close', 'over_shoulder']],
    ['1、全景，教室\n2、中近景，老师\n3、推镜头，门', ['wide', 'medium_close', 'wide']],
  ])('has the sizes that it writes: %s', (text, sizes) => {
    expect(shots(text).map(({ size }) => size)).toEqual(sizes);
  });
});

describe('numbered lines that are no shots', () => {
  const [list, liste] = ['1. Buy milk.\n2. Call mum.\n3. Feed the cat.', '1、买牛奶。\n2、打电话。\n3、喂猫。'];
  it.each([
    ['a letter', `INT. ROOM - DAY\n\nMara reads the letter.\n\n${list}\n\nShe sighs.`, '1. Buy milk'],
    ['信', `1、内景 房间 日\n\n小雨读信。\n\n${liste}\n\n她叹气。`, '1'],
  ])('stay action: %s', (_name, text, words) => {
    expect(shots(text).some(({ picture }) => picture.includes(words))).toBe(true);
  });

  it.each([
    'INT. BAR - NIGHT\n\nShot 3 times, he falls.',
    'INT. ROOM - DAY\n\n12 Angry men walk in.\n\n2 men wait.',
    'INT. ROOM - DAY\n\nMS SMITH walks in.\n\nMS JONES waits.',
    'INT. ROOM - DAY\n\nClose the door. A dog barks.',
    '1、内景 房间 日\n镜头一转，小雨走了。',
    '1、内景 房间 日\n近景里没有人。',
  ])('are action: %s', (text) => {
    const { elements } = parseFountain(text);
    expect(elements.slice(1).every(({ type }) => type === 'action')).toBe(true);
    expect(shots(text).every(({ picture }) => !/^(?:times|Smith|the door)/.test(picture.split('. ')[1] ?? ''))).toBe(
      true,
    );
  });

  it('keep who speaks in a script that lists no shots', () => {
    const { elements } = parseFountain('INT. ROOM - DAY\n\nSIGN: Keep out.\n\nMARA\nWait.');
    expect(elements.map(({ type }) => type)).toEqual(['scene_heading', 'action', 'character', 'dialogue']);
  });
});

describe('an insert', () => {
  it.each([
    ['INSERT - A WATCH\n\nTom runs out of the door.', 2],
    ['INSERT – LETTER\n\nTom reads the letter.', 2],
    ['INSERT - A WATCH\n\nThe watch shows midnight.', 1],
    ['INSERT - A WATCH\n\nIt shows midnight.', 1],
    ['INSERT - A WATCH\n\nHands at midnight.\n\nBACK TO SCENE', 1],
    ['INSERT:\n\nHands at midnight.', 1],
  ])('%j gives %i', (text, count) => {
    expect(shots(`INT. ROOM - DAY\n\n${text}`)).toHaveLength(count);
  });

  it.each([
    ['插入镜头：一块手表\n\n小雨跑出门。', 2],
    ['插入镜头：一块手表\n\n手表指着十二点。', 1],
    ['插入镜头：一块手表\n\n指针指着十二点。\n\n回到场景', 1],
    ['插入镜头：\n\n指针指着十二点。', 1],
  ])('%j gives %i', (text, count) => {
    expect(shots(`1、内景 房间 日\n\n${text}`)).toHaveLength(count);
  });
});

/** Lines of any kind, most of which may begin a shot. */
const line = fc.oneof(
  fc.constantFrom(
    'Shot 1: WS',
    '1. Wide shot of a hut',
    '2.',
    'CU Mara',
    'MS',
    '镜头2：近景',
    '3、',
    '俯拍 海',
    'MARA: Yes',
    '旁白：海',
    'MARA',
    '',
    'A dog.',
    'INSERT - X',
    '(1)',
    '**Shot 2',
    'INT. A - DAY',
  ),
  fc.string({ maxLength: 20, unit: 'binary' }),
);

describe('any lines', () => {
  it('are drafted without a loss, and read back as they are written', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const screenplay = parseFountain(lines.join('\n'));
        const taken = new Set(
          draft(screenplay).scenes.flatMap((scene) => scene.shots.flatMap(({ elements }) => elements)),
        );
        const lost = screenplay.elements.filter(
          ({ type, text }, index) =>
            (type === 'action' || type === 'dialogue') && text.trim() !== '' && !taken.has(index),
        );
        expect(lost).toEqual([]);
        const again = parseFountain(fountainOf(screenplay));
        expect(fountainOf(again)).toBe(fountainOf(screenplay));
      }),
    );
  });
});
