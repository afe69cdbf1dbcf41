import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../../src-shared/script/delimited.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { WrittenShot } from '../../../src-shared/script/screenplay.ts';
import { readShotTable } from '../../../src-shared/script/table.ts';
import { boardText } from '../../../src-shared/storyboard/board-text.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { framingWords, shotListCsv } from '../../../src-shared/storyboard/shot-list.ts';
import type { DraftShot, Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { writtenAngle } from '../../../src-shared/storyboard/written-shot.ts';

const harbour = 'EXT. HARBOUR - DAY\n\n';
const seaside = '1、外景 港口 日\n';

function shotsOf({ scenes }: Storyboard): readonly DraftShot[] {
  return scenes.flatMap((scene) => scene.shots);
}

function shots(text: string): readonly DraftShot[] {
  return shotsOf(draft(parseFountain(text)));
}

describe('an angle that words ask for', () => {
  it.each([
    ['LOW ANGLE on the church.', 'low'],
    ['Low angle on the church.', 'low'],
    ["Worm's-eye view of the church.", 'low'],
    ['HIGH ANGLE - the street.', 'high'],
    ['MARA waits, seen from above.', 'high'],
    ['MARA waits in a high angle shot.', 'high'],
    ['OVERHEAD SHOT of the table.', 'overhead'],
    ['Top shot: the table.', 'overhead'],
    ["BIRD'S-EYE VIEW of the city.", 'overhead'],
    ['DUTCH ANGLE: MARA at the door.', 'dutch'],
    ['Canted angle on MARA.', 'dutch'],
  ])('%s', (line, angle) => {
    const [shot] = shots(`${harbour}A boat.\n\n${line}`).slice(-1);
    expect(shot).toMatchObject({ angle, move: 'static' });
    expect(shot?.picture).not.toMatch(/angle|shot\b|overhead|eye|canted/i);
  });

  it.each([
    ['仰拍：教堂。', 'low'],
    ['仰视镜头：教堂。', 'low'],
    ['低角度 教堂。', 'low'],
    ['俯拍：街道。', 'high'],
    ['【俯拍】街道。', 'high'],
    ['俯拍全景，街道。', 'high'],
    ['顶拍：桌子。', 'overhead'],
    ['鸟瞰镜头：城市。', 'overhead'],
    ['斜角镜头：门。', 'dutch'],
    ['荷兰角：门。', 'dutch'],
  ])('%s', (line, angle) => {
    const [shot] = shots(`${seaside}△一艘船。\n△${line}`).slice(-1);
    expect(shot).toMatchObject({ angle, move: 'static' });
    expect(shot?.picture).not.toMatch(/拍|镜头|角|鸟瞰/);
  });

  it('goes with a move that is written', () => {
    expect(shots(`${harbour}LOW ANGLE - TRACKING SHOT of MARA, who runs to the left.`)).toMatchObject([
      { angle: 'low', move: 'track_left' },
    ]);
    expect(shots(`${seaside}俯拍，推镜头，街道。`)).toMatchObject([{ angle: 'high', move: 'push_in' }]);
  });

  it('is none where nothing asks for it', () => {
    const text = `${harbour}TOM looks up at the tower.\n\nA high wall. A low table.\n\nThe angle of the sun.\n\nA bird's nest.`;
    expect(shots(text).every((shot) => !('angle' in shot))).toBe(true);
    expect(shots(`${seaside}△老周抬头看高楼。\n△一张斜放的矮桌。`).every((shot) => !('angle' in shot))).toBe(true);
    expect(shots(`${seaside}平视镜头：街道。`)[0]).not.toHaveProperty('angle');
  });
});

describe('an angle that a column names', () => {
  it.each<[WrittenShot, ReturnType<typeof writtenAngle>]>([
    [{ angle: 'Low' }, 'low'],
    [{ angle: 'low angle' }, 'low'],
    [{ angle: '仰' }, 'low'],
    [{ angle: 'High' }, 'high'],
    [{ angle: '俯' }, 'high'],
    [{ angle: 'Overhead' }, 'overhead'],
    [{ angle: 'Top' }, 'overhead'],
    [{ angle: "Bird's eye" }, 'overhead'],
    [{ angle: '鸟瞰' }, 'overhead'],
    [{ angle: 'Dutch' }, 'dutch'],
    [{ angle: 'canted' }, 'dutch'],
    [{ angle: '斜角' }, 'dutch'],
    [{ angle: 'Eye level' }, null],
    [{ angle: '平视' }, null],
    [{ angle: 'slow' }, null],
    [{ angle: 'OTS' }, null],
    [{ size: '俯拍全景' }, 'high'],
    [{ move: '仰拍' }, 'low'],
    [{ move: 'follow' }, null],
  ])('%j is %s', (columns, angle) => {
    expect(writtenAngle(columns)).toBe(angle);
  });
});

describe('a change of angle', () => {
  const text = (line: string) =>
    `${harbour}A boat sails by.\n\nCLOSE ON the letter.\n\n${line}\n\nA dog runs to the boat.`;

  it('changes the key of its shot and of no other', () => {
    const [before, after] = [
      shots(text('WIDE SHOT of the church.')),
      shots(text('LOW ANGLE WIDE SHOT of the church.')),
    ];
    expect(after.map(({ key }, index) => key === before[index]?.key)).toEqual([true, true, false, true]);
  });

  it('leaves the key of a shot at the level of the eyes as it was before there were angles', () => {
    expect(shots(text('WIDE SHOT of the church.')).map(({ key }) => key)).toEqual([
      '05082c953fc54a06',
      '011ca4ddf956e631',
      'b4c3faa9d05b8b47',
      'd7ca8f433f76af13',
    ]);
  });
});

describe('boards and lists', () => {
  const films = [
    draft(parseFountain(`${harbour}LOW ANGLE on the church.\n\nDUTCH ANGLE: a door.\n\nA boat.`)),
    draft(parseFountain(`${seaside}△仰拍：教堂。\n△顶拍：桌子。\n△一艘船。`)),
  ];

  it('say it, and are read again as they are', () => {
    for (const film of films) {
      const text = boardText(film);
      expect(text).toMatch(/\[\[(?:Shot: \S+, low angle, static|镜头：\S+，仰拍，固定)/);
      const again = draft(parseFountain(text));
      expect(shotsOf(again).map(({ angle, key }) => [angle, key])).toEqual(
        shotsOf(film).map(({ angle, key }) => [angle, key]),
      );
    }
  });

  it.each([
    ['Language: en', '[[Shot: wide, high angle]]\nA church.', 'high'],
    ['Language: en', "[[Shot: bird's-eye, static, 2 s | nobody]]\nA church.", 'overhead'],
    ['Language: en', '[[Shot: wide]]\nLOW ANGLE on a church.', 'low'],
    ['Language: en', '[[Shot: wide, eye level]]\nLOW ANGLE on a church.', undefined],
    ['Language: zh', '[[镜头：远景，俯拍]]\n教堂。', 'high'],
    ['Language: zh', '[[镜头：远景，平视]]\n仰拍：教堂。', undefined],
  ])('take it from a note by hand: %s %j', (language, note, angle) => {
    const board = `Title: T\nFormat: Shotloom board 1\n${language}\n\nEXT. HARBOUR - DAY\n\n${note}\n`;
    expect(shots(board).map((shot) => shot.angle)).toEqual([angle]);
  });

  it('give it back by way of a shot list', () => {
    for (const film of films) {
      const list = shotsOf(film).map((shot, index) => ({ number: index + 1, scene: 'EXT. HARBOUR - DAY', shot }));
      const { language } = film;
      const csv = shotListCsv({ title: '', language, shots: list }).slice(1);
      const again = draft({ language, elements: readShotTable(readDelimited(csv)) ?? [] });
      expect(shotsOf(again).map(({ angle }) => angle)).toEqual(shotsOf(film).map(({ angle }) => angle));
      expect(framingWords(list[0] ?? { number: 0, scene: '', shot: shotsOf(film)[0] as DraftShot }, language)).toMatch(
        /low angle|仰拍/,
      );
    }
  });
});
