import { writeFileSync } from 'node:fs';
import { openProject } from '../../../src-main/app/project-scripts.ts';
import type { Library } from '../../../src-main/library/open.ts';
import { mulberry32 } from '../../support/mulberry32.ts';

const SCENES = [
  [
    'INT. LIGHTHOUSE - NIGHT\n\nA woman in red walks to the left.\n\nMARA\nIs anybody there?',
    'INT. LIGHTHOUSE - NIGHT\n\nA woman in red runs to the left.\n\nMARA\nIs anybody there at all?',
  ],
  [
    'EXT. HARBOUR - DAY - RAIN\n\nA blue boat sails in the rain.',
    'EXT. HARBOUR - DAY\n\nA blue boat lies at the quay. A dog sleeps on it.',
  ],
  [
    'INT. KITCHEN - MORNING\n\nA kettle boils.\n\nTOM\nCoffee?\n\nMARA\nTea.',
    'INT. KITCHEN - MORNING\n\nA kettle boils over.\n\nTOM\nCoffee?\n\nMARA\nTea, please.',
  ],
  [
    'EXT. FIELD - DUSK\n\nTwo horses run across the field.\n\nA man in black waits.',
    'EXT. FIELD - DUSK\n\nA horse runs across the field.',
  ],
  [
    'INT. TRAIN - NIGHT\n\nAn old man reads.\n\nTOM\nWhere does this train go?',
    'INT. TRAIN - NIGHT\n\nAn old man sleeps.\n\nTOM\nWhere does this train stop?',
  ],
  [
    '内景 灯塔 - 夜\n\n△红衣女子走向左边。\n\n玛拉：有人吗？',
    '内景 灯塔 - 夜\n\n△红衣女子跑向左边。\n\n玛拉：有人在吗？',
  ],
  ['外景 港口 - 日\n\n△蓝色的船在雨中航行。', '外景 港口 - 日\n\n△蓝色的船停在码头。\n\n△一只狗睡在船上。'],
  ['外景 田野 - 黄昏\n\n△两匹马跑过田野。\n\n△黑衣男子等待着。', '外景 田野 - 黄昏\n\n△一匹马跑过田野。'],
] as const;

/** A film of a few seconds, in both languages. */
export const SHORT_SCRIPT = `Title: Short 短片\n\n${SCENES[1][0]}\n\n${SCENES[5][0].replace(/△.*\n\n/u, '')}\n`;

/** The script as it is after so many saves: scenes come, go, change places and words. */
export function scriptAt(save: number): string {
  const random = mulberry32(save);
  const scenes = SCENES.filter(() => random() < 0.75).map((texts) => texts[random() < 0.5 ? 0 : 1]);
  const from = Math.floor(random() * scenes.length);
  const moved = random() < 0.3 ? [...scenes.slice(from), ...scenes.slice(0, from)] : scenes;
  return `Title: The Lighthouse 灯塔\n\n${moved.length === 0 ? SCENES[0][0] : moved.join('\n\n')}\n`;
}

export const SETTINGS = { seed: 1, width: 192, height: 108, fps_num: 12, fps_den: 1 };

/** Saves the script and reads it into its project. */
export async function saveAndOpen(library: Library, path: string, save: number): Promise<void> {
  writeFileSync(path, scriptAt(save));
  await openProject(() => library, path, undefined, SETTINGS);
}
