import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import type { DraftShot } from '../../../src-shared/storyboard/storyboard.ts';

const english = 'INT. BARN - DAY\n\nMARA, a woman in a red coat, and TOM, a man in a blue shirt, stand there.\n\n';
const chinese = '1、内景 谷仓 日\n△林夏（女，穿红色大衣）和老周（男，穿蓝色衬衫）站在那里。\n';

function shots(text: string): readonly DraftShot[] {
  return draft(parseFountain(text)).scenes.flatMap((scene) => scene.shots);
}

/** What the shots of a paragraph show after those of the scene's opening. */
function beats(paragraph: string): string[] {
  const isChinese = /\p{Script=Han}/u.test(paragraph);
  return shots(isChinese ? `${chinese}△${paragraph}` : english + paragraph)
    .slice(1)
    .map(({ picture }) => picture.replace(/^.*?(?:barn\. |谷仓。)/, ''));
}

describe('a paragraph of action', () => {
  it.each([
    ['A boat rocks. A gull cries. The boat sinks.', 3],
    ['Dogs bark. Children laugh. An old man sleeps.', 3],
    ['The sails billow. Two ropes snap.', 2],
    ['A ladder leans there. A broom falls over with a crash.', 2],
    ['MARA bends over the old trunk. She pulls a rope out of it.', 2],
    ['小船摇晃。海鸥鸣叫。老人叹气。孩子哭了。', 4],
    ['海鸥在空中盘旋。渔夫收网。', 2],
    ['灯灭了。绳子断了。', 2],
    ['林夏弯腰看着那只旧箱子。她从箱子里掏出了一根长绳。', 2],
  ])('has a shot for each beat: %s', (paragraph, count) => {
    expect(beats(paragraph)).toHaveLength(count);
  });

  it.each([
    'Dust. Old tools. A saddle.',
    'The wind howls. The rain falls. MARA shivers.',
    'The door opens. A tall man enters.',
    'TOM bends down. Shrugs. Sneezes.',
    'MARA trembles. Her lip quivers.',
    'A rope swings. The rope swings slowly.',
    '灰尘。旧工具。一副马鞍。',
    '风很大。雨落下。林夏颤抖着。',
    '门开了。一个高大的男人走进来。',
    '林夏颤抖着。她的嘴唇发白。',
  ])('keeps in one shot what is short and of one subject, or of the place: %s', (paragraph) => {
    expect(beats(paragraph)).toHaveLength(1);
  });

  it('is never cut shorter than 1.5 s, and each sentence stands in one shot, whatever its beats', () => {
    const sentences = {
      en: [
        'A boat rocks.',
        'The boat sinks.',
        'MARA runs.',
        'She stops.',
        'Silence.',
        'TOM takes the KEY.',
        'A dog barks.',
      ],
      zh: ['小船摇晃。', '老人叹气。', '林夏奔跑。', '她停下。', '寂静。', '老周拿起钥匙。', '灯灭了。'],
    };
    fc.assert(
      fc.property(
        fc
          .constantFrom('en', 'zh')
          .chain((language) => fc.array(fc.constantFrom(...sentences[language]), { minLength: 1, maxLength: 12 })),
        (drawn) => {
          const isChinese = /\p{Script=Han}/u.test(drawn[0] ?? '');
          const screenplay = parseFountain(isChinese ? `${chinese}△${drawn.join('')}` : english + drawn.join(' '));
          const made = draft(screenplay).scenes.flatMap((scene) => scene.shots);
          for (const shot of made) expect(shot.duration_s).toBeGreaterThanOrEqual(1.5);
          const words = screenplay.elements.at(-1)?.text ?? '';
          const ends = made.flatMap(({ parts = [] }) => parts.map(({ end }) => words.slice(0, end)));
          for (const end of ends) expect(end).toMatch(/[.。]$/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a thing that matters', () => {
  it.each([
    'MARA picks up the knife.',
    'TOM looks at the letter.',
    'MARA pulls out a KEY.',
    'On the straw, a PISTOL.',
    '林夏打开那封信。',
    '老周捡起地上的刀。',
    '林夏盯着那张照片。',
  ])('is an insert where somebody has it in hand, or the script shouts it: %s', (action) => {
    const text = /\p{Script=Han}/u.test(action) ? `${chinese}△老周坐下。${action}` : `${english}TOM sits. ${action}`;
    expect(shots(text).at(-1)?.size).toBe('insert');
  });

  it.each([
    ['MARA grabs the KNIFE and runs out of the house.', ['insert', 'full'], 'A knife.'],
    ['MARA runs to the door and drops the letter there.', ['full', 'insert'], 'A letter.'],
    ['林夏拿起桌上的刀，跑出了屋子。', ['insert', 'full'], '刀。'],
    ['林夏跑到门口，掏出了钥匙。', ['full', 'insert'], '钥匙。'],
  ])('has an insert of its own beside the way of who has it: %s', (action, sizes, insert) => {
    const made = shots(/\p{Script=Han}/u.test(action) ? `${chinese}△${action}` : english + action).slice(1);
    expect(made.map(({ size }) => size)).toEqual(sizes);
    expect(made[sizes.indexOf('insert')]?.picture.endsWith(insert)).toBe(true);
    expect(made.flatMap(({ elements }) => elements)).toHaveLength(1);
  });
});

describe('a new place', () => {
  it.each([
    ['INT. CELLAR - NIGHT\n\n', 'A silver key lies on the floor.', 'night, cellar.'],
    ['2、内景 地窖 夜\n△', '一把银色的钥匙掉在地上。', '夜晚，地窖。'],
  ])('is seen before a thing in it, and not a second time: %s', (heading, action, picture) => {
    const lead = picture.startsWith('night') ? english : chinese;
    const [, establishing, insert, ...again] = shots(`${lead}${heading}${action}\n\n${lead}${heading}${action}`);
    expect(establishing).toMatchObject({ size: 'wide', picture, duration_s: 3 });
    expect(insert).toMatchObject({ size: 'insert' });
    expect(again.map(({ size }) => size)).toEqual(['wide', 'insert']);
  });

  it.each([
    ['INT. MARKET - DAY\n\nTOM runs along the stalls.', 'INT. MARKET - DAY\n\nMARA runs along the stalls.'],
    ['2、内景 市场 日\n△老周沿着摊位奔跑。', '3、内景 市场 日\n△林夏沿着摊位奔跑。'],
  ])('opens wide on action too; a known one goes along at once: %s', (first, second) => {
    const lead = first.startsWith('INT') ? english : chinese;
    expect(shots(`${lead}${first}\n\n${lead}${second}`).map(({ size }) => size)).toEqual([
      'wide',
      'wide',
      'wide',
      'full',
    ]);
  });

  it.each([
    ['INT. CELLAR - NIGHT\n\nCLOSE ON a silver key.', 'close'],
    ['2、内景 地窖 夜\n△【特写】一把钥匙。', 'close'],
  ])('opens as close as the script writes: %s', (text, size) => {
    expect(shots(text).map((shot) => shot.size)).toEqual([size]);
  });
});
