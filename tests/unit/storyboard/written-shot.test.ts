import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { ScriptElement, WrittenShot } from '../../../src-shared/script/screenplay.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import type { DraftShot } from '../../../src-shared/storyboard/storyboard.ts';

const harbour = 'EXT. HARBOUR - DAY\n\n';
const seaside = '1、外景 港口 日\n';

function shots(text: string): readonly DraftShot[] {
  return draft(parseFountain(text)).scenes.flatMap((scene) => scene.shots);
}

function bodies(text: string): string[] {
  return shots(text).map((shot) => shot.picture.replace(/^(?:day, harbour\. ?|白天，港口。)/, ''));
}

function written(text: string, shot: WrittenShot = {}): ScriptElement {
  return { type: 'shot', text, range: [0, 0], shot };
}

function speech(name: string, text: string): ScriptElement[] {
  return [
    { type: 'character', text: name, range: [0, 0] },
    { type: 'dialogue', text, range: [0, 0] },
  ];
}

function drafted(...elements: ScriptElement[]): readonly DraftShot[] {
  const language = elements.some(({ text }) => /\p{Script=Han}/u.test(text)) ? 'zh' : 'en';
  return draft({ language, elements }).scenes.flatMap((scene) => scene.shots);
}

describe('a line that begins a shot', () => {
  it('is one shot with the sentences of its paragraph', () => {
    const text = `${harbour}CLOSE ON the letter. The ink runs. A drop falls on the table. MARA takes it.\n\nTOM walks to the boat.`;
    expect(shots(text).map(({ size, elements }) => [size, elements])).toEqual([
      ['close', [1]],
      ['full', [2]],
    ]);
  });

  it('ends at the next one, in the same paragraph too', () => {
    const text = `${harbour}A boat sails by.\nINSERT - THE LETTER\nThe ink is wet. It runs.\nWIDE ON THE BAY. Gulls.`;
    expect(shots(text).map(({ size, parts }) => [size, parts?.length])).toEqual([
      ['wide', 1],
      ['insert', 1],
      ['wide', 1],
    ]);
  });

  it('announces the paragraph or the speech after it where it says no more', () => {
    expect(bodies(`${harbour}ANGLE ON THE LIGHTHOUSE\n\nA lamp turns. Rain falls.\n\nA dog runs by.`)).toHaveLength(2);
    const said = shots(
      `${harbour}A boat sails by.\n\nCLOSE ON MARA\n\nMARA\nIt is late.\n\nTOM\nYes, it is.\n\nCLOSE ON the lamp\n\nMARA\nLook.`,
    );
    expect(said.map(({ size, lines }) => [size, lines.length])).toEqual([
      ['wide', 0],
      ['close', 1],
      ['medium', 1],
      ['close', 0],
      ['medium', 1],
    ]);
  });

  it('may stand right above its line, and names nobody then', () => {
    const board = draft(parseFountain(`${harbour}CLOSE ON MARA\nShe turns.\n\nMARA\nYes.`));
    expect(board.cast.map(({ name }) => name)).toEqual(['MARA']);
    expect(board.scenes[0]?.shots.map(({ size, lines, elements }) => [size, lines.length, elements])).toEqual([
      ['close', 0, [1, 2]],
      ['medium', 1, [3, 4]],
    ]);
  });

  it('shows what somebody sees, not who sees it, in a shot of their point of view', () => {
    const text = `${harbour}MARA (20s, a woman in a red coat) waits.\n\nMARA'S POV - the boat\n\nPOV MARA\n\nThe door of the house.`;
    expect(bodies(text).slice(1)).toEqual(['The boat', 'The door of the house.']);
  });

  it('is not every line in capitals', () => {
    const text = `${harbour}THUNDER. TOM, a man in blue, CLOSES the door. MARA, a woman in red, runs.`;
    expect(shots(text)).toHaveLength(2);
  });

  it('is left with BACK TO SCENE, which shows nothing of its own', () => {
    expect(shots(`${harbour}INSERT - A LETTER\n\nBACK TO SCENE\n\nTOM walks away.`)).toHaveLength(2);
  });

  it.each([
    ['【特写】一封信。字迹模糊。一滴雨落在上面。', 'close'],
    ['【大特写】眼睛。', 'extreme_close'],
    ['【全景】林夏（20岁，女）站在码头上。', 'full'],
    ['【全景】码头。几艘船。', 'wide'],
    ['【空镜】海面。云。', 'wide'],
    ['特写：一封信。字迹模糊。', 'close'],
  ])('%s', (line, size) => {
    const found = shots(`${seaside}△一艘船驶过。\n${line}\n△一只狗跑过。`);
    expect(found).toHaveLength(3);
    expect(found[1]?.parts).toMatchObject([{ element: 1 }]);
    expect(found[1]?.size).toBe(size);
  });

  it('may write no more than a move', () => {
    expect(shots(`${seaside}【手持】人群奔跑。船翻了。`)).toMatchObject([{ move: 'handheld' }]);
  });

  it('is not every bracket in Chinese', () => {
    expect(shots(`${seaside}【字幕：三年后】一艘船驶过。一只狗跑过。`)).toHaveLength(2);
  });
});

describe('a written shot', () => {
  it('is one shot, whatever it says: ten give ten', () => {
    const ten = Array.from({ length: 10 }, (_, nth) => [
      written(`MARA runs. TOM waits. A dog barks. Boat ${nth} sails by.`),
      ...speech('MARA', 'Here.'),
      ...speech('TOM', 'There. '.repeat(nth * 9)),
    ]);
    const found = drafted({ type: 'scene_heading', text: 'EXT. HARBOUR - DAY', range: [0, 0] }, ...ten.flat());
    expect(found).toHaveLength(10);
    expect(found.every(({ lines }, nth) => lines.length === (nth === 0 ? 1 : 2))).toBe(true);
    expect(found.map(({ parts }) => parts)).toEqual(Array.from({ length: 10 }));
  });

  it('takes the paragraph that says what is in it, as Final Draft writes', () => {
    const action = (text: string): ScriptElement => ({ type: 'action', text, range: [0, 0] });
    const found = drafted(
      written('CLOSE ON THE LETTER'),
      action('The ink runs. A drop falls.'),
      ...speech('MARA', 'No.'),
      action('TOM walks away.'),
      ...speech('TOM', 'Yes.'),
    );
    expect(found.map(({ elements }) => elements)).toEqual([[0, 1, 2, 3], [4], [5, 6]]);
    expect(found[0]).toMatchObject({
      size: 'close',
      picture: 'The letter. The ink runs. A drop falls.',
    });
  });

  it.each([
    ['ECU', 'extreme_close'],
    ['大特写', 'extreme_close'],
    ['CU', 'close'],
    ['特写', 'close'],
    ['近景', 'close'],
    ['C.U.', 'close'],
    ['MCU', 'medium_close'],
    ['中近景', 'medium_close'],
    ['MS', 'medium'],
    ['中景', 'medium'],
    ['two-shot', 'medium'],
    ['双人', 'medium'],
    ['POV', 'medium'],
    ['主观', 'medium'],
    ['OTS', 'over_shoulder'],
    ['过肩', 'over_shoulder'],
    ['FS', 'full'],
    ['MLS', 'full'],
    ['全景', 'full'],
    ['LS', 'wide'],
    ['WS', 'wide'],
    ['Wide', 'wide'],
    ['远景', 'wide'],
    ['ELS', 'extreme_wide'],
    ['大远景', 'extreme_wide'],
    ['insert', 'insert'],
    ['插入', 'insert'],
  ])('of size %s is %s', (size, meant) => {
    expect(drafted(written('A man waits.', { size }))[0]?.size).toBe(meant);
    expect(drafted(written('', { size }), ...speech('TOM', 'Yes.'))[0]?.size).toBe(meant);
  });

  it.each([
    [{ move: 'static' }, 'static'],
    [{ move: '固定' }, 'static'],
    [{ move: 'Push in' }, 'push_in'],
    [{ move: '推' }, 'push_in'],
    [{ move: 'zoom' }, 'push_in'],
    [{ move: '拉' }, 'pull_out'],
    [{ move: 'zoom out' }, 'pull_out'],
    [{ move: 'pan left' }, 'pan_left'],
    [{ move: '左摇' }, 'pan_left'],
    [{ move: '摇' }, 'pan_right'],
    [{ move: 'tilt' }, 'tilt_up'],
    [{ move: 'Tilt down' }, 'tilt_down'],
    [{ move: '升' }, 'tilt_up'],
    [{ move: '降' }, 'tilt_down'],
    [{ move: 'crane up' }, 'tilt_up'],
    [{ move: '升降' }, 'tilt_up'],
    [{ move: '左移' }, 'track_left'],
    [{ move: 'truck right' }, 'track_right'],
    [{ move: '手持' }, 'handheld'],
    [{ move: 'handheld' }, 'handheld'],
    [{ move: '推、摇' }, 'push_in'],
    [{ angle: '俯拍' }, 'static'],
    [{ angle: 'low' }, 'static'],
    [{ angle: 'low', move: 'static' }, 'static'],
  ])('with %j moves %s', (shot, meant) => {
    expect(drafted(written('A house.', shot))[0]?.move).toBe(meant);
  });

  it('follows and tracks one of two ways, and says which to who goes', () => {
    for (const move of ['跟', 'follow', '移', 'truck']) {
      const [shot] = drafted(written('A man runs along the pier.', { move }));
      expect(shot?.move).toMatch(/^track_(?:left|right)$/);
    }
  });

  it('lasts as long as it is written, longer only where its words take longer', () => {
    expect(drafted(written('A boat.', { duration_s: 1.5 }))[0]?.duration_s).toBe(1.5);
    expect(drafted(written('A boat sails by.', { duration_s: 12 }))[0]?.duration_s).toBe(12);
    const [shot] = drafted(
      written('A boat.', { duration_s: 2 }),
      ...speech('NARRATOR', 'One two three four five six seven eight.'),
    );
    expect(shot?.duration_s).toBeCloseTo((8 * 60) / 145 + 0.4, 1);
  });

  it('shows who speaks where it names nobody', () => {
    expect(drafted(written(''), ...speech('TOM', 'Yes.'))[0]).toMatchObject({ cast: ['TOM'] });
    expect(drafted(written('The office.'), ...speech('TOM', 'Yes.'))[0]?.picture).toMatch(
      /^The office\. A man .* talks\.$/,
    );
    expect(drafted(written('办公室'), ...speech('李明', '好。'))[0]?.picture).toMatch(/^办公室。.*说话。$/);
  });

  it('opens a scene as it is written, else wide', () => {
    expect(drafted(written('A man waits.', { size: 'MS' }))[0]?.size).toBe('medium');
    expect(drafted(written('A man waits.'))[0]?.size).toBe('wide');
  });
});
