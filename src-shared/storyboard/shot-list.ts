import type { Language } from '../script/screenplay.ts';
import { angleWord, moveWord, secondsWords, sizeWord, transitionWord } from './shot-words.ts';
import type { DraftShot, SpokenLine } from './storyboard.ts';

/** A shot as lists and boards show it. */
export interface ListedShot {
  /** From 1, in the order of the film. */
  readonly number: number;
  /** The heading of its scene, behind the scene's number where it has one. */
  readonly scene: string;
  /** As drafted, with the picture that is shown. */
  readonly shot: Pick<
    DraftShot,
    'picture' | 'size' | 'move' | 'angle' | 'duration_s' | 'cast' | 'lines' | 'transition_in'
  >;
}

/** The shots of a film. */
export interface ShotList {
  readonly title: string;
  readonly language: Language;
  readonly shots: readonly ListedShot[];
}

/** A list as a table: what stands in each column, over all rows, and how wide it wants to be, in characters. */
export interface ListColumn {
  readonly heading: string;
  readonly width: number;
  readonly cells: readonly (string | number)[];
}

/** The words that lists and boards have of their own. */
export const listWords = {
  en: {
    shot: 'Shot',
    scene: 'Scene',
    size: 'Size',
    angle: 'Angle',
    move: 'Move',
    seconds: 'Seconds',
    picture: 'Picture',
    who: 'Who',
    lines: 'Dialogue',
    transition: 'Transition',
    list: 'Shot list',
    board: 'Storyboard',
    offScreen: ' (V.O.)',
    narrator: 'NARRATOR',
    colon: ': ',
    comma: ', ',
  },
  zh: {
    shot: '镜号',
    scene: '场景',
    size: '景别',
    angle: '角度',
    move: '运镜',
    seconds: '时长（秒）',
    picture: '画面',
    who: '人物',
    lines: '台词',
    transition: '转场',
    list: '镜头表',
    board: '分镜',
    offScreen: '（画外音）',
    narrator: '旁白',
    colon: '：',
    comma: '、',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** The columns of a shot list, with headings in the film's language. Seconds are numbers, to hundredths. */
export function listColumns({ language, shots }: ShotList): ListColumn[] {
  const words = listWords[language];
  const column = (heading: string, width: number, cell: (listed: ListedShot) => string | number): ListColumn => ({
    heading,
    width,
    cells: shots.map((listed) => {
      const value = cell(listed);
      return typeof value === 'number' ? value : printable(value);
    }),
  });
  return [
    column(words.shot, 6, ({ number }) => number),
    column(words.scene, 28, ({ scene }) => scene),
    column(words.size, 16, ({ shot }) => sizeWord(shot.size, language)),
    column(words.angle, 12, ({ shot }) => angleWord(shot.angle, language)),
    column(words.move, 12, ({ shot }) => moveWord(shot.move, language)),
    column(words.seconds, 10, ({ shot }) => Number(shot.duration_s.toFixed(2))),
    column(words.picture, 60, ({ shot }) => shot.picture),
    column(words.who, 20, ({ shot }) => shot.cast.join(words.comma)),
    column(words.lines, 50, ({ shot }) => spokenLines(shot.lines, language).join('\n')),
    column(words.transition, 11, ({ shot }) => transitionWord(shot.transition_in, language)),
  ];
}

/** "MARA (V.O.): Dear Grandfather." / "小雨（画外音）：爷爷。": what is said in a shot, line by line. */
export function spokenLines(lines: readonly SpokenLine[], language: Language): string[] {
  const words = listWords[language];
  return lines.map(({ character, text, off_screen }) => {
    const speaker = character === null ? words.narrator : `${character}${off_screen ? words.offScreen : ''}`;
    return `${speaker}${words.colon}${text}`;
  });
}

/** "wide, low angle, static, 3.1 s", and the transition where it is no cut. */
export function framingWords({ shot }: ListedShot, language: Language): string {
  const transition = shot.transition_in === 'cut' ? [] : [transitionWord(shot.transition_in, language)];
  return [
    sizeWord(shot.size, language),
    ...(shot.angle === undefined ? [] : [angleWord(shot.angle, language)]),
    moveWord(shot.move, language),
    secondsWords(shot.duration_s, language),
    ...transition,
  ].join(language === 'zh' ? '，' : ', ');
}

/** "19 shots, 68.0 s" / "19 个镜头，68.0 秒": how long a film is. */
export function totalWords({ shots, language }: ShotList): string {
  const seconds = secondsWords(
    shots.reduce((sum, { shot }) => sum + shot.duration_s, 0),
    language,
  );
  if (language === 'zh') return `${shots.length} 个镜头，${seconds}`;
  return `${shots.length} shot${shots.length === 1 ? '' : 's'}, ${seconds}`;
}

/** A text without what files of tables, pages and slides may not hold: control characters, halves of surrogate pairs. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/gu, '');
}

/** Spreadsheets take a cell that begins so for a formula (OWASP, CSV injection), in full width too. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/u;

/**
 * A shot list as CSV by RFC 4180: lines end in CRLF, texts with commas, quotes or line breaks stand in quotes. A byte-order
 * mark tells spreadsheets that it is UTF-8; a cell that one would take for a formula gets an apostrophe before it.
 */
export function shotListCsv(list: ShotList): string {
  const columns = listColumns(list);
  const rows = [
    columns.map(({ heading }) => heading),
    ...list.shots.map((_shot, row) => columns.map(({ cells }) => cells[row] ?? '')),
  ];
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
