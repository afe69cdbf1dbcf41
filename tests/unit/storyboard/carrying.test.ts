import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import type { DraftShot, Storyboard } from '../../../src-shared/storyboard/storyboard.ts';

/** Paragraphs that say nothing of time, weather or clothes. */
const english = {
  headings: ['INT. KITCHEN', 'EXT. PIER', 'INT. CAR'],
  intro: 'MARA, a woman in a yellow coat with red hair, waits. TOM (70, in a grey sweater) waits by the door.',
  parts: [
    'Mara walks to the door. She stops. He looks at her.',
    'Tom sits.',
    'A dog barks at the boat.',
    'CLOSE ON MARA',
    'CLOSE ON the letter in her hand. The ink runs.',
    'Picks up the letter.',
    'Silence.',
    'MARA\nWhat did he say to you?',
    'TOM\n(angrily, to Mara)\nNothing that you do not know. Nothing at all. I told you so a hundred times over.',
    'TOM (V.O.)\nThat was the last I heard of them.',
    'MARA\nYes.\n\nTOM ^\nNo.',
    'TRACKING SHOT with Tom through the hall.',
  ],
};
const chinese = {
  headings: ['1、内景 厨房', '2、外景 码头', '3、内景 车里'],
  intro: '△小芳（30岁，女，穿黄色大衣，红头发）等着。老周（70岁，男，穿灰色毛衣）站在门边。',
  parts: [
    '△小芳走到门边。她停下来。他看着她。',
    '△老周坐着。',
    '△一只狗对着小船叫。',
    '【特写】小芳',
    '【特写】她手里的信。字迹模糊。',
    '△拿起那封信。',
    '△一片寂静。',
    '小芳：他对你说了什么？',
    '老周：（生气地）你知道的那些。没有别的了。我告诉过你一百遍了，你从来都不听。',
    '老周（画外音）：那是我最后一次听到他们的消息。',
    '【跟拍】老周穿过走廊。',
  ],
};
type Parts = typeof english;

/** Scenes of any paragraphs, the first of which introduces everybody. */
function scriptOf({ headings, intro, parts }: Parts, time: string): fc.Arbitrary<string> {
  const paragraphs = fc.array(fc.constantFrom(...parts), { maxLength: 8 });
  return fc
    .array(fc.tuple(fc.constantFrom(...headings), paragraphs), { minLength: 1, maxLength: 5 })
    .map((scenes) =>
      scenes
        .flatMap(([heading, rest], index) => [`${heading}${time}`, ...(index === 0 ? [intro] : []), ...rest])
        .join('\n\n'),
    );
}

function shotsOf({ scenes }: Storyboard): readonly DraftShot[] {
  return scenes.flatMap(({ shots }) => shots);
}

describe('what a script said earlier', () => {
  it.each([
    ['NIGHT', english, ' - NIGHT', /^night, /],
    ['DAWN', english, ' - DAWN', /^dawn, /],
    ['夜', chinese, ' 夜', /^夜晚，/],
    ['黄昏', chinese, ' 黄昏', /^黄昏，/],
  ])('holds in every shot of the scene: %s in the heading', (_name, parts, time, lead) => {
    fc.assert(
      fc.property(scriptOf(parts, time), (text) => {
        for (const { picture } of shotsOf(draft(parseFountain(text)))) expect(picture).toMatch(lead);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['en', english, ' - DAY', { MARA: 'woman in a yellow coat with red hair', TOM: 'old man in a grey sweater' }],
    ['zh', chinese, ' 日', { 小芳: '穿黄色大衣、红头发的女人', 老周: '穿灰色毛衣的老人' }],
  ])('holds in every shot of the film: a coat that was described once (%s)', (_name, parts, time, described) => {
    fc.assert(
      fc.property(scriptOf(parts, time), (text) => {
        const board = draft(parseFountain(text));
        expect(Object.fromEntries(board.cast.map(({ name, description }) => [name, description]))).toEqual(described);
        for (const { cast, picture } of shotsOf(board))
          for (const name of cast) expect(picture).toContain(described[name as keyof typeof described]);
      }),
      { numRuns: 60 },
    );
  });

  it('holds until words change it: the weather', () => {
    const weathers = (text: string) =>
      shotsOf(draft(parseFountain(text))).map(({ picture }) => /rain|下雨/.test(picture));
    expect(weathers('EXT. PIER - DAY\n\nRain on the boats.\n\nA dog runs.\n\nThe rain stops.\n\nA cat runs.')).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(weathers('1、外景 码头 日\n\n△下雨了，船都停着。\n\n△一只狗跑过。\n\n△雨停了。\n\n△一只猫跑过。')).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a draft', () => {
  it('is the same every time, whatever was drafted before', () => {
    const any = fc.oneof(scriptOf(english, ' - NIGHT'), scriptOf(chinese, ' 夜'));
    fc.assert(
      fc.property(any, any, (one, other) => {
        const first = JSON.stringify(draft(parseFountain(one)));
        draft(parseFountain(other));
        expect(JSON.stringify(draft(parseFountain(one)))).toBe(first);
      }),
      { numRuns: 60 },
    );
  });
});
