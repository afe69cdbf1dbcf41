import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import type { DraftShot } from '../../../src-shared/storyboard/storyboard.ts';

const english = 'INT. ROOM - DAY\n\nA table. MARA, a woman in a red coat, and TOM, a man in a blue shirt, stand.\n\n';
const chinese = '1、内景 房间 日\n△林夏（女，穿红色大衣）和老周（男，穿蓝色衬衫）站在桌边。\n';

function last(text: string): DraftShot | undefined {
  return draft(parseFountain(text)).scenes.at(-1)?.shots.at(-1);
}

describe('what happens asks for', () => {
  it.each([
    ['The phone rings.', 'insert', 'static'],
    ['MARA hands TOM the key.', 'insert', 'static'],
    ['TOM reads the letter.', 'insert', 'static'],
    ['A silver key lies on the table.', 'insert', 'static'],
    ['On the shelf, an old photograph.', 'insert', 'static'],
    ['The letter falls into the fire.', 'insert', 'static'],
    ['The knife falls from the hand of TOM.', 'close', 'static'],
    ['The box office is closed.', 'wide', 'static'],
    ['MARA walks to the left through the crowd.', 'full', 'track_left'],
    ['TOM runs to the right along the pier.', 'full', 'track_right'],
    ['TOM looks up at the ceiling.', 'medium', 'tilt_up'],
    ['A lighthouse stands on the rocks.', 'wide', 'tilt_up'],
    ['TOM chases MARA through the market.', 'full', 'handheld'],
    ['Panic. MARA runs through the smoke.', 'full', 'handheld'],
    ['TOM sits by the table.', 'medium', 'static'],
    ['A red boat sails to the left past the lighthouse.', 'wide', 'static'],
  ])('%s', (action, size, move) => {
    expect(last(`${english}${action}`)).toMatchObject({ size, move });
  });

  it.each([
    ['手机响了。', 'insert', 'static'],
    ['林夏把信递给老周。', 'insert', 'static'],
    ['老周看着信。', 'insert', 'static'],
    ['桌上放着一封信。', 'insert', 'static'],
    ['一把银色的钥匙掉在地上。', 'insert', 'static'],
    ['一张照片从林夏手里落下。', 'close', 'static'],
    ['林夏向左穿过街道走着。', 'full', 'track_left'],
    ['老周抬头看天。', 'medium', 'tilt_up'],
    ['灯塔立在礁石上。', 'wide', 'tilt_up'],
    ['老周追赶林夏。', 'full', 'handheld'],
    ['老周坐在桌边。', 'medium', 'static'],
  ])('%s', (action, size, move) => {
    expect(last(`${chinese}△${action}`)).toMatchObject({ size, move });
  });
});

describe('what the script says to the camera wins and is not in the picture', () => {
  it.each([
    ['TRACKING SHOT of MARA, who runs to the left along the beach.', 'full', 'track_left'],
    ['HANDHELD: TOM reads the letter.', 'insert', 'handheld'],
    ['LOW ANGLE on the church.', 'wide', 'static'],
    ['HIGH ANGLE on the street.', 'wide', 'static'],
    ['INSERT - the letter.', 'insert', 'static'],
    ["OVER TOM'S SHOULDER: MARA waits.", 'over_shoulder', 'static'],
    ['STATIC SHOT: TOM runs along the pier.', 'full', 'static'],
    ['CLOSE ON TOM, who looks up at the lamp.', 'close', 'tilt_up'],
    ['MARA walks through the hall. The camera tilts down.', 'full', 'tilt_down'],
    ['WIDE: the phone rings.', 'wide', 'static'],
  ])('%s', (action, size, move) => {
    const shot = last(`${english}${action}`);
    expect(shot).toMatchObject({ size, move });
    expect(shot?.picture).not.toMatch(/shot|angle|handheld|insert|shoulder|camera|close on|wide/i);
  });

  it.each([
    ['【特写】林夏的脸。', 'close', 'push_in|static'],
    ['【跟拍】林夏向右在街上奔跑。', 'full', 'track_right'],
    ['俯拍：城市的街道。', 'wide', 'static'],
    ['仰拍：老周站着。', 'medium', 'static'],
    ['手持镜头：老周看着信。', 'insert', 'handheld'],
    ['过肩镜头：林夏看着老周。', 'over_shoulder', 'push_in|static'],
    ['插入镜头：一封信。', 'insert', 'static|pan_right|pan_left'],
  ])('%s', (action, size, moves) => {
    const shot = last(`${chinese}△${action}`);
    expect(shot?.size).toBe(size);
    expect(moves.split('|')).toContain(shot?.move);
    expect(shot?.picture).not.toMatch(/镜头|特写|跟拍|俯拍|仰拍|手持|过肩|插入/);
  });
});

describe('a picture', () => {
  it('says which way somebody goes beside whom the camera goes, the same all through a scene', () => {
    const text = `${english}MARA walks along the wall.\n\nTOM sits.\n\nMARA runs past the door.`;
    const [, first, , second] = draft(parseFountain(text)).scenes[0]?.shots ?? [];
    expect(first?.picture).toMatch(/walks to the (left|right) along/);
    expect(second?.move).toBe(first?.move);
  });

  it('holds who is seen over the shoulder', () => {
    expect(last(`${english}OVER TOM'S SHOULDER: MARA waits.`)).toMatchObject({
      picture: 'day, room. A woman in a red coat waits with a man in a blue shirt.',
      cast: ['MARA', 'TOM'],
    });
  });

  it.each([
    ['MARA writes to the one man who can help.', 'A woman in a red coat writes.'],
    ['A boat passes the rocks that nobody can see.', 'A boat passes the rocks.'],
    ['TOM runs as fast as the wind will let him.', 'A man in a blue shirt runs.'],
    ['MARA thinks of the sea.', 'A woman in a red coat thinks.'],
    ["CLOSE ON: In TOM's hand, a small paper boat.", 'In a hand, a small paper boat.'],
    ['A house stands by the road, and its garden is gone.', 'A house stands by the road.'],
  ])('leaves out what is not to be seen: %s', (action, picture) => {
    expect(last(`${english}${action}`)?.picture).toBe(`day, room. ${picture}`);
  });

  it.each([
    ['小狗跟着跑过街道，跑得比公交车还快。', '小狗跟着跑过街道。'],
    ['林夏举着手，怕雨水打湿了纸船。', '穿红色大衣的女人举着手。'],
    ['【特写】老周的手里，一只小小的纸船。', '手里，一只小小的纸船。'],
    ['林夏用力地挥手。', '穿红色大衣的女人挥手。'],
    ['灯塔立在港口，什么也看不见。', '灯塔立在港口。'],
  ])('and in Chinese: %s', (action, picture) => {
    expect(last(`${chinese}△${action}`)?.picture.split('。').slice(1).join('。')).toBe(picture);
  });
});
