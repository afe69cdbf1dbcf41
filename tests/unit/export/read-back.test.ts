import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardPptx } from '../../../src-main/export/board-pptx.ts';
import { readDelimited } from '../../../src-shared/script/delimited.ts';
import { readPptx } from '../../../src-shared/script/pptx.ts';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';
import { readShotTable } from '../../../src-shared/script/table.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { shotListCsv } from '../../../src-shared/storyboard/shot-list.ts';
import type { ListedShot, ShotList } from '../../../src-shared/storyboard/shot-list.ts';
import { cameraMoves, shotSizes } from '../../../src-shared/storyboard/storyboard.ts';
import type { CastMember, DraftShot } from '../../../src-shared/storyboard/storyboard.ts';

const people = {
  en: [
    { name: 'MARA', description: 'woman nurse in a yellow coat' },
    { name: 'DR. SMITH', description: 'old man with grey hair, in a white coat' },
    { name: 'OLD TOM', description: 'old man in a blue jacket' },
  ],
  zh: [
    { name: '小雨', description: '穿红大衣的女孩' },
    { name: '老周', description: '白发、穿蓝色外套的老人' },
  ],
} as const satisfies Readonly<Record<string, readonly CastMember[]>>;
const words = {
  en: {
    scenes: ['INT. KITCHEN - NIGHT', '1 EXT. PIER - DAY', 'The Old Pier', '=1+1 HALL'],
    does: (who: string) => [`A ${who} waits by the window.`, `She turns. A ${who} looks up.`],
    nobody: ['A boat rocks.', '=SUM(A1)', 'A sign reads "HOME, SWEET".'],
    lines: ['Yes.', 'No, "never": never!', 'MUSIC: that is what I hear.', 'Look at 10:30.', '“Who?”'],
  },
  zh: {
    scenes: ['内景 厨房 夜', '1 外景 码头 日', '旧码头', '一'],
    does: (who: string) => [`${who}站在窗边。`, `她转身。${who}抬起头。`],
    nobody: ['一艘船摇晃。', '＝SUM(A1)', '牌子上写着“家，甜蜜的家”。'],
    lines: ['好。', '不，“绝不”：绝不！', '音乐：就是我听见的。', '看，10：30。', '“谁？”'],
  },
} as const;

/** A list as it may be drafted, in either language: pictures have descriptions where people are seen. */
const list: fc.Arbitrary<ShotList> = fc.constantFrom('en' as const, 'zh' as const).chain((language) => {
  const cast: readonly CastMember[] = people[language];
  const { scenes, does, nobody, lines } = words[language];
  const line = fc.oneof(
    fc.record({
      character: fc.constantFrom(...cast.map(({ name }) => name)),
      text: fc.constantFrom(...lines),
      off_screen: fc.boolean(),
    }),
    fc.record({ character: fc.constant(null), text: fc.constantFrom(...lines), off_screen: fc.constant(true) }),
  );
  const shown = fc.oneof(
    fc.constantFrom(...nobody).map((picture) => ({ picture, cast: [] as string[] })),
    fc
      .constantFrom(...cast.flatMap(({ name, description }) => does(description).map((picture) => ({ picture, name }))))
      .map(({ picture, name }) => ({ picture, cast: [name] })),
  );
  const shot: fc.Arbitrary<ListedShot['shot']> = fc
    .record({
      shown,
      size: fc.constantFrom(...shotSizes),
      move: fc.constantFrom(...cameraMoves),
      seconds: fc.integer({ min: 24 * 20, max: 24 * 60 }),
      lines: fc.array(line, { maxLength: 2 }),
      transition_in: fc.constantFrom('cut', 'cut', 'dissolve', 'fade_in'),
      fades: fc.boolean(),
    })
    .map(({ shown: { picture, cast: seen }, seconds, fades, ...rest }) => ({
      ...rest,
      picture,
      cast: seen,
      duration_s: seconds / 24,
      ...(fades ? { transition_out: 'fade_out' as const } : {}),
    }));
  return fc.array(fc.tuple(fc.constantFrom(...scenes), shot), { minLength: 1, maxLength: 6 }).map((rows) => ({
    title: 'Tide',
    language,
    cast,
    shots: rows.map(([scene, each], index) => ({ number: index + 1, scene, shot: each })),
  }));
});

function shotsOf(language: ShotList['language'], elements: readonly ScriptElement[]): readonly DraftShot[] {
  return draft({ language, elements }).scenes.flatMap(({ shots }) => shots);
}

function seen({ picture, size, move, cast, lines, transition_in, transition_out }: ListedShot['shot']): unknown {
  return { picture, size, move, cast, lines, transition_in, transition_out: transition_out ?? null };
}

describe('any list of shots', () => {
  test('is the same shots when its table is read as a script', () => {
    fc.assert(
      fc.property(list, (listed) => {
        const elements = readShotTable(readDelimited(shotListCsv(listed).slice(1))) ?? [];
        const again = shotsOf(listed.language, elements);
        expect(again.map(seen)).toEqual(listed.shots.map(({ shot }) => seen(shot)));
        for (const [index, { duration_s }] of again.entries())
          expect(duration_s).toBeCloseTo(listed.shots[index]?.shot.duration_s ?? 0, 5);
      }),
    );
  });

  test('is the same shots when its slides are read as a script', () => {
    fc.assert(
      fc.property(list, (listed) => {
        const board = { ...listed, pictures: new Map(), width: 16, height: 9 };
        const { elements } = readPptx(boardPptx(board), 'board.pptx').screenplay;
        expect(shotsOf(listed.language, elements).map(seen)).toEqual(listed.shots.map(({ shot }) => seen(shot)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a row that a person has changed', () => {
  const rowOf = (language: 'en' | 'zh', picture: string, cast: string[], scene: string) => {
    const shots = [{ number: 1, scene, shot: { ...base, picture, cast } }];
    const csv = shotListCsv({ title: '', language, shots, cast: people[language] }).slice(1);
    return shotsOf(language, readShotTable(readDelimited(csv)) ?? []);
  };
  const base = { size: 'wide', move: 'static', duration_s: 3, lines: [], transition_in: 'cut' } as const;

  test('and names somebody in it shows them, its place once', () => {
    expect(rowOf('en', 'night, kitchen. Mara opens the door.', ['MARA'], 'INT. KITCHEN - NIGHT')).toMatchObject([
      { picture: 'night, kitchen. A woman nurse in a yellow coat opens the door.', cast: ['MARA'], size: 'wide' },
    ]);
    expect(rowOf('zh', '夜晚，厨房。小雨打开门。', ['小雨'], '内景 厨房 夜')).toMatchObject([
      { picture: '夜晚，厨房。穿红大衣的女孩打开门。', cast: ['小雨'], size: 'wide' },
    ]);
  });
});

describe('the column of people', () => {
  const board = (text: string, language: 'en' | 'zh') =>
    shotsOf(language, readShotTable(readDelimited(text)) ?? []).map(({ picture, cast }) => [picture, cast]);

  test('says who is seen, whom a pronoun means, and how they look', () => {
    const english =
      'Shot,Location,Who,Picture\n1,Pier,"ANNA (girl in a red dress), TOM",She waves.\n2,Pier,Anna,A rope on the stones.\n3,Pier,-,A gull lands.\n4,Pier,Tom,A man walks along the pier.\n';
    expect(board(english, 'en')).toEqual([
      ['pier. A girl in a red dress waves. A man in a blue sweater.', ['ANNA', 'TOM']],
      ['pier. A rope on the stones. A girl in a red dress.', ['ANNA']],
      ['pier. A gull lands.', []],
      ['pier. A man walks to the right along the pier.', ['TOM']],
    ]);
    const chinese =
      '镜号,地点,人物,画面\n1,码头,小雨（穿红裙子的女孩）、老周,她挥手。\n2,码头,小雨,石头上有一根绳子。\n3,码头,无,一只海鸥落下。\n';
    const drawn = board(chinese, 'zh');
    expect(drawn.map(([, cast]) => cast)).toEqual([['小雨', '老周'], ['小雨'], []]);
    expect(drawn[0]?.[0]).toMatch(/^码头。穿红色连衣裙的女孩挥手。/u);
    expect(drawn[1]?.[0]).toMatch(/^码头。石头上有一根绳子。穿红色连衣裙的女孩。$/u);
  });
});
