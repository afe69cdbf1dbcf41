import type { Hearing, SaidSlot } from '../generation/hearing.ts';
import type { Language } from '../script/screenplay.ts';
import { textCells } from './caption-text.ts';
import { assScript, assText, CAPTION_FONT } from './captions.ts';

/** A picture to be written by libass. */
export interface WrittenPicture {
  /** Pixels, both even. */
  readonly width: number;
  readonly height: number;
  /** Its ground, 0xRRGGBB. */
  readonly rgb: string;
  readonly script: string;
}

const WIDTH = 1280;
const MARGIN = 24;
/** Where words begin; what was heard stands before them. */
const WORDS_AT = 380;
/** In libass this font's size is 1.45 times its em. */
const SIZE = 30;
/** Pixels of a cell: half an em, and a little for wide letters. */
const CELL = 11.5;
const LINE = 38;
const BETWEEN = 14;
const GROUND = '0x1b1d22';
/** Words from not looked at to wholly looked at, RGB. */
const DULL = [112, 116, 126] as const;
const BRIGHT = [255, 190, 60] as const;
/** A word that was looked at so much is bold. */
const MAINLY = 0.5;

/** What a slot is called. */
const NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    ...{
      first: 'first',
      second: 'second',
      kind: 'who',
      role: 'role',
      garment: 'clothes',
      colour: 'colour',
      hair: 'hair',
    },
    ...{
      action: 'does',
      feeling: 'feels',
      direction: 'goes or looks',
      place: 'where',
      time: 'time',
      weather: 'weather',
    },
    ...{
      season: 'season',
      mood: 'mood',
      size: 'size',
      camera: 'camera',
      thing: 'thing',
      thing_colour: "thing's colour",
    },
    ...{ relation: 'where the thing is', next_action: 'then does' },
  },
  zh: {
    ...{ first: '第一人', second: '第二人', kind: '是谁', role: '身份', garment: '衣服', colour: '颜色', hair: '头发' },
    ...{ action: '动作', feeling: '神情', direction: '方向', place: '地点', time: '时间', weather: '天气' },
    ...{ season: '季节', mood: '气氛', size: '景别', camera: '镜头', thing: '物件', thing_colour: '物件颜色' },
    ...{ relation: '物件位置', next_action: '接着' },
  },
};

/**
 * Draws attention: a row for everything that was heard, with the prompt's words as bright as they were looked at for it.
 */
export function attentionPicture({ language, words, said }: Hearing): WrittenPicture {
  const room = Math.floor((WIDTH - WORDS_AT - MARGIN) / CELL);
  const space = language === 'zh' ? '' : ' ';
  const lines = broken(
    words.map(({ text }) => text),
    room,
    space,
  );
  let top = MARGIN;
  const events = said.flatMap((slot) => {
    const y = top;
    top += lines.length * LINE + BETWEEN;
    return [
      event(MARGIN, y, `{\\1c${colour(0.6)}}${assText(title(slot, language))}`),
      ...lines.map((line, index) =>
        event(WORDS_AT, y + index * LINE, line.map((word) => lit(words, word, slot)).join(space)),
      ),
    ];
  });
  const height = Math.max(64, 2 * Math.ceil((top - BETWEEN + MARGIN) / 2));
  const style = ['Words', CAPTION_FONT, SIZE, '&H00FFFFFF', '&H00FFFFFF', '&H00000000', '&H00000000'];
  const shape = [0, 0, 0, 0, 100, 100, 0, 0, 1, 0, 0, 7, 0, 0, 0, 1];
  return {
    width: WIDTH,
    height,
    rgb: GROUND,
    script: assScript(WIDTH, height, [[...style, ...shape].join(',')], events),
  };
}

function title({ slot, value }: SaidSlot, language: Language): string {
  const name = slot
    .split('.')
    .map((part) => NAMES[language][part] ?? part)
    .join(language === 'zh' ? '' : ' ');
  return `${name}: ${value.replaceAll('_', ' ')}`;
}

/** Indices of words, line by line, so that no line has more cells than there is room for. */
function broken(words: readonly string[], room: number, space: string): number[][] {
  const lines: number[][] = [[]];
  let used = 0;
  for (const [index, word] of words.entries()) {
    const cells = textCells(word) + textCells(space);
    if (used > 0 && used + cells > room) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(index);
    used += cells;
  }
  return lines;
}

function lit(words: Hearing['words'], index: number, { attention }: SaidSlot): string {
  const looked = Math.min(1, attention?.[index] ?? 0);
  return `{\\1c${colour(looked)}\\b${looked >= MAINLY ? 1 : 0}}${assText(words[index]?.text ?? '')}`;
}

/** A colour of ASS (&HBBGGRR&), so bright. */
function colour(share: number): string {
  const part = (index: 0 | 1 | 2): string =>
    Math.round(DULL[index] + (BRIGHT[index] - DULL[index]) * share)
      .toString(16)
      .padStart(2, '0');
  return `&H${part(2)}${part(1)}${part(0)}&`;
}

function event(x: number, y: number, text: string): string {
  return `Dialogue: 0,0:00:00.00,0:00:10.00,Words,,0,0,0,,{\\pos(${x},${y})\\q2}${text}`;
}
