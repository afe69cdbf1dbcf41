import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import type { DraftShot } from '../../../src-shared/storyboard/storyboard.ts';

const board = (text: string) => draft(parseFountain(text));
const shots = (text: string): readonly DraftShot[] => board(text).scenes.flatMap((scene) => scene.shots);
const pictures = (text: string) => shots(text).map(({ picture }) => picture);
const lab = 'INT. LAB - DAY\n\nA dog sleeps on the floor.\n\nINT. KITCHEN - NIGHT\n\nA cat sits by the fire.\n\n';
const shi = '1、内景 实验室 日\n\n△一只狗睡在地上。\n\n2、内景 厨房 夜\n\n△一只猫坐在火边。\n\n';

describe('a line of structure', () => {
  it.each([
    ...[
      'MONTAGE',
      'SERIES OF SHOTS',
      'END OF MONTAGE',
      'LATER',
      'INTERCUT WITH LAB',
      'BACK TO SCENE',
      'FLASHBACK:',
      'ACT TWO',
    ],
  ])('is in no picture and nobody’s name: %s', (line) => {
    for (const gap of ['\n\n', '\n']) {
      const { cast, scenes } = board(`${lab}${line}${gap}A boy sits on the wall.\n`);
      expect(cast).toEqual([]);
      expect(scenes.at(-1)?.shots.at(-1)).toMatchObject({
        picture: 'night, kitchen. A boy sits on the wall.',
        lines: [],
      });
    }
  });

  it.each([...['蒙太奇', '一组镜头', '稍后', '片刻后', '交叉剪辑', '回到场景', '【一组镜头】', '与此同时']])(
    'is in no picture and nobody’s name in Chinese: %s',
    (line) => {
      const { cast, scenes } = board(`${shi}${line}\n\n△一个男孩坐在墙上。\n`);
      expect(cast).toEqual([]);
      expect(scenes.at(-1)?.shots.at(-1)?.picture).toBe('夜晚，厨房。一个男孩坐在墙上。');
    },
  );

  it('is part of one shot, and what it stands over is shown line by line', () => {
    const text = `${lab}SERIES OF SHOTS:\n- A boy sits on the wall\n- A girl sings\n- They dance\n`;
    const { elements } = parseFountain(text);
    const made = shots(text);
    expect(made.slice(2).map(({ picture }) => picture)).toEqual([
      'night, kitchen. A boy sits on the wall',
      'night, kitchen. A girl sings',
      expect.stringMatching(/dance$/u) as string,
    ]);
    const listed = made.flatMap((shot) => shot.elements);
    expect(listed).toEqual(elements.flatMap(({ type }, index) => (type === 'scene_heading' ? [] : [index])));
  });

  it('leads back to a place that the film has shown', () => {
    expect(pictures(`${lab}BACK TO LAB\n\nSmoke rises.\n\nBACK TO SCENE\n\nA boy runs.`).slice(2)).toEqual([
      'night, lab. Smoke rises.',
      'night, kitchen. A boy runs.',
    ]);
    expect(pictures(`${lab}BACK TO THE GARDEN\n\nSmoke rises.`).at(-1)).toBe('night, kitchen. Smoke rises.');
    expect(pictures(`${shi}回到实验室\n\n△烟雾升起。`).at(-1)).toBe('夜晚，实验室。烟雾升起。');
    // Somebody goes there.
    expect(pictures(`${shi}小芳：我走了。\n\n小芳回到花园\n\n△烟雾升起。`).join('')).toContain('回到花园');
  });

  it('turns the clock, also for the heading after it', () => {
    expect(pictures(`${lab}THE NEXT MORNING\n\nA boy runs.`).at(-1)).toBe('dawn, kitchen. A boy runs.');
    expect(pictures(`${lab}LATER THAT EVENING\n\nINT. HALL\n\nA boy runs.`).at(-1)).toBe('sunset, hall. A boy runs.');
    expect(pictures(`${shi}第二天清晨\n\n3、内景 大厅\n\n△一只狗吠叫。`).at(-1)).toBe('清晨，大厅。一只狗吠叫。');
  });

  it('parts what is said before it from what is said behind it', () => {
    const talk = 'INT. HALL - DAY\n\nMARA\nYes.\n\n';
    expect(shots(`${talk}MARA\nNo.\n`)).toHaveLength(2);
    expect(shots(`${talk}LATER\n\nMARA\nNo.\n`)).toHaveLength(3);
  });

  it.each([
    ['WIDER', 'wide'],
    ['WIDE', 'wide'],
    ['CLOSER', 'close'],
    ['TIGHTER', 'close'],
  ])('of a size is that of the shot that it announces: %s', (line, size) => {
    for (const gap of ['\n\n', '\n']) {
      const last = shots(`${lab}A girl sings.\n\n${line}${gap}A boy sits on the wall.\n`).at(-1);
      expect(last).toMatchObject({ size, picture: expect.stringMatching(/^night, kitchen\. A boy sits/u) as string });
    }
  });
});
