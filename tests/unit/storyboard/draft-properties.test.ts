import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structureLine } from '../../../src-shared/script/structure-line.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import type { Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { times } from '../../support/thorough.ts';

const english = [
  'EXT. HARBOUR - NIGHT',
  'INT. ROOM - DAY',
  'EXT. FOREST - CONTINUOUS',
  'Rain. MARA, in a red coat, runs. She stops. A boat sails by.',
  'Silence.',
  'Snow.',
  'THE END',
  '!',
  'CLOSE ON the letter. The camera pans left.',
  'ANGLE ON MARA',
  'CLOSE ON MARA\nShe turns.',
  'A dog runs.\nINSERT - THE LETTER\nThe ink is wet. It runs.\nPOV TOM\nThe door opens.',
  'BACK TO SCENE',
  'BACK TO ROOM',
  'MOMENTS LATER',
  'MONTAGE\nMARA runs. TOM sits.',
  'SERIES OF SHOTS:\n- MARA runs\n- A dog barks\n- They wait',
  'EXT. HARBOUR',
  'PAN LEFT.',
  'MARA\nHello.',
  "MARA (CONT'D)\n(softly)\nYes.",
  'TOM ^\nNo! Never.',
  `TOM\n${'The sea was loud that night. '.repeat(12)}`,
  `NARRATOR (V.O.)\n${'It was long ago in a small town. '.repeat(8)}`,
  'MARA (O.S.)\nWait!',
  '~la la la',
  '> THE END <',
  'FADE IN:',
  'DISSOLVE TO:',
  '# Act',
  '= sum',
  '[[note]]',
  '/* gone */',
  '===',
];
const chinese = [
  '1、外景 港口 夜',
  '2、内景 教室 日',
  '人物：林夏、老周',
  '△下雨。林夏跑过码头。她停下来。一艘船向左航行。',
  '△一片寂静。',
  '回到教室',
  '稍后',
  '一组镜头：\n- 林夏跑\n- 老周坐着',
  '蒙太奇：林夏跑。老周坐着。',
  '3、外景 港口',
  '△雪。',
  '【特写】一封信。镜头推近。',
  '△林夏跑。\n【特写】一封信。字迹模糊。\n【全景】大海。',
  '【中景】',
  '林夏：（笑）你好。',
  '林夏：是。',
  `老周：${'海上的风一直吹个不停。'.repeat(9)}`,
  '旁白：很久以前。',
  '林夏（画外音）：等等我！',
  '淡出。',
  '> 完 <',
  '△',
];
const script = fc
  .constantFrom(english, chinese)
  .chain((lines) => fc.array(fc.constantFrom(...lines), { maxLength: 30 }).map((parts) => parts.join('\n\n')));

const belongsToShots = new Set(['action', 'shot', 'character', 'parenthetical', 'dialogue', 'lyrics', 'centered']);

/** Scripts with written shots in any place, as tables and Final Draft give them. */
const withShots = fc.tuple(script, fc.infiniteStream(fc.nat(5))).map(([text, draws]) => {
  const { language, elements } = parseFountain(text);
  const written = (range: ScriptElement['range'], draw: number): ScriptElement => ({
    type: 'shot',
    text: ['', 'A boat.', 'MARA waits. TOM runs.'][draw % 3] ?? '',
    range,
    shot: draw > 2 ? { size: '近景', move: '推', duration_s: 1.5 } : {},
  });
  const isCue = ({ type }: ScriptElement) => type !== 'dialogue' && type !== 'parenthetical' && type !== 'lyrics';
  return {
    language,
    elements: elements.flatMap((element) => {
      const draw = Number(draws.next().value);
      return draw < 4 && isCue(element) ? [written(element.range, draw), element] : [element];
    }),
  };
});

describe('any script with written shots', () => {
  it('has every element of action, speech and shot in exactly one shot, in order', () => {
    fc.assert(
      fc.property(withShots, ({ language, elements }) => {
        const board = draft({ language, elements });
        const listed = board.scenes.flatMap((scene) => scene.shots.flatMap((shot) => shot.elements));
        const wanted = elements.flatMap((element, index) => (belongsToShots.has(element.type) ? [index] : []));
        expect(listed).toEqual(board.scenes.length === 0 ? [] : wanted);
        const written = elements.flatMap((element, index) => (element.type === 'shot' ? [index] : []));
        const shots = board.scenes.flatMap((scene) => scene.shots);
        for (const shot of shots)
          expect(shot.elements.filter((index) => written.includes(index)).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: times(100, 400) },
    );
  });
});

describe('any script', () => {
  it('has every element of action and speech in exactly one shot, in order', () => {
    fc.assert(
      fc.property(script, (text) => {
        const screenplay = parseFountain(text);
        const board = draft(screenplay);
        const listed = board.scenes.flatMap((scene) => scene.shots.flatMap((shot) => shot.elements));
        const wanted = screenplay.elements.flatMap((element, index) =>
          belongsToShots.has(element.type) ? [index] : [],
        );
        expect(listed).toEqual(board.scenes.length === 0 ? [] : wanted);
      }),
      { numRuns: times(100, 400) },
    );
  });

  it('makes a film unless nothing is to be shown', () => {
    fc.assert(
      fc.property(script, (text) => {
        const { elements } = parseFountain(text);
        const shows = elements.some(
          ({ type, text: words }) =>
            type === 'scene_heading' ||
            type === 'dialogue' ||
            (type === 'action' &&
              /\p{L}/u.test(words) &&
              structureLine(words) === null &&
              !/^(?:FADE IN:|THE END|PAN LEFT\.)$/.test(words)),
        );
        expect(draft(parseFountain(text)).scenes.length > 0 || !shows).toBe(true);
      }),
    );
  });

  it('takes the parts of a divided element once each and leaves no word out', () => {
    fc.assert(
      fc.property(script, (text) => {
        const { elements } = parseFountain(text);
        const parts = draft({ language: 'en', elements }).scenes.flatMap((scene) =>
          scene.shots.flatMap((shot) => shot.parts ?? []),
        );
        for (const index of new Set(parts.map((part) => part.element))) {
          const words = elements[index]?.text ?? '';
          const mine = parts.filter((part) => part.element === index);
          let at = 0;
          for (const part of mine) {
            expect(words.slice(at, part.start).trim()).toBe('');
            expect(part.end).toBeGreaterThan(part.start);
            at = part.end;
          }
          expect(words.slice(at).trim()).toBe('');
        }
      }),
    );
  });

  it('gives shots of 2 s and more in whole frames, with keys all different', () => {
    fc.assert(
      fc.property(script, (text) => {
        const shots = draft(parseFountain(text)).scenes.flatMap((scene) => scene.shots);
        for (const shot of shots) {
          expect(shot.duration_s).toBeGreaterThanOrEqual(2);
          expect(shot.duration_s * 24).toBeCloseTo(Math.round(shot.duration_s * 24), 6);
          expect(shot.key).toMatch(/^[0-9a-f]{16}(?:\.[1-9][0-9]*)?$/);
        }
        expect(new Set(shots.map((shot) => shot.key)).size).toBe(shots.length);
      }),
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(draft(parseFountain(text)).title).not.toBe('');
      }),
    );
  });
});

/** Paragraphs that say all they show by themselves: no pronoun, no carried weather, no speech that joins another. */
const paragraphs = {
  en: [
    'MARA, a woman in red, runs along the pier.',
    'MARA walks to the boat. TOM waits by the wall.',
    'A train passes to the left.',
    'MARA looks at the sea.',
    'The old dog sleeps by the door of the house.',
    'MARA\nI have waited here for you the whole long night.',
    'TOM\nAnd I have come back over the sea to see you again.',
    'EXT. FOREST - DAY',
    'INT. ROOM - NIGHT',
  ],
  zh: [
    '△林夏，一个穿红衣服的女人，沿着码头奔跑。',
    '△林夏走向小船。老周站在墙边等着。',
    '△一列火车向左行驶。',
    '△林夏望着大海。',
    '林夏：我在这里等了你整整一个晚上，一直等到现在才看见你回来。',
    '老周：我从很远很远的海上回来，就是为了再看你一眼，你知道吗？',
    '1、外景 森林 日',
    '2、内景 房间 夜',
  ],
};
const inserted = {
  en: ['A yellow balloon rises over the hills far away.', 'EXT. DESERT - SUNSET\n\nA truck drives through the dunes.'],
  zh: ['△一个黄色的热气球在远处升起。', '3、外景 沙漠 黄昏\n△一辆卡车驶过沙丘。'],
};

function keysOf(board: Storyboard): string[] {
  return board.scenes.flatMap((scene) => scene.shots.map((shot) => shot.key));
}

describe('inserting', () => {
  it.each(['en', 'zh'] as const)('a paragraph anywhere changes no other key (%s)', (language) => {
    const before = language === 'en' ? 'EXT. HARBOUR - NIGHT' : '1、外景 港口 夜';
    const intro = paragraphs[language][0] ?? '';
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...paragraphs[language]), { maxLength: 14 }), fc.nat(), (rest, place) => {
        const parts = [before, intro, ...rest];
        const at = 2 + (place % (rest.length + 1));
        const withMore = [...parts.slice(0, at), inserted[language][0], ...parts.slice(at)];
        const old = keysOf(draft(parseFountain(parts.join('\n\n'))));
        const now = new Set(keysOf(draft(parseFountain(withMore.join('\n\n')))));
        // A heading alone, or before a speech, had a shot of the bare place, which the insertion replaces.
        const heading = /^(?:EXT\.|INT\.|[12]、)/;
        const showsNothing = /^(?:EXT\.|INT\.|[12]、|MARA\n|TOM\n|林夏：|老周：)/;
        const fillsBareScene =
          heading.test(parts[at - 1] ?? '') && (at === parts.length || showsNothing.test(parts[at] ?? ''));
        const lost = old.filter((key) => !now.has(key));
        expect(lost.length).toBeLessThanOrEqual(fillsBareScene ? 1 : 0);
      }),
      { numRuns: times(100, 300) },
    );
  });

  it.each(['en', 'zh'] as const)('a scene before any heading changes no other key (%s)', (language) => {
    const headings = paragraphs[language].slice(-2);
    const shown = paragraphs[language].slice(0, -2);
    const scene = fc
      .tuple(fc.constantFrom(...headings), fc.array(fc.constantFrom(...shown), { minLength: 1, maxLength: 5 }))
      .map((parts) => parts.flat().join('\n\n'));
    fc.assert(
      fc.property(fc.array(scene, { minLength: 1, maxLength: 6 }), fc.nat(), (scenes, place) => {
        const at = place % (scenes.length + 1);
        const withMore = [...scenes.slice(0, at), inserted[language][1], ...scenes.slice(at)];
        const now = new Set(keysOf(draft(parseFountain(withMore.join('\n\n')))));
        expect(keysOf(draft(parseFountain(scenes.join('\n\n')))).filter((key) => !now.has(key))).toEqual([]);
      }),
      { numRuns: times(100, 300) },
    );
  });
});
