import { formulaStart } from '../script/delimited.ts';
import { listHeadings, writePeople } from '../script/listed.ts';
import type { Language } from '../script/screenplay.ts';
import { angleWord, moveWord, secondsWords, sizeWord, transitionWords } from './shot-words.ts';
import type { CastMember, DraftShot, SpokenLine } from './storyboard.ts';

/** A shot as lists and boards show it. */
export interface ListedShot {
  /** From 1, in the order of the film. */
  readonly number: number;
  /** The heading of its scene, behind the scene's number where it has one. */
  readonly scene: string;
  /** As drafted, with the picture that is shown. */
  readonly shot: Pick<
    DraftShot,
    'picture' | 'size' | 'move' | 'angle' | 'duration_s' | 'cast' | 'lines' | 'transition_in' | 'transition_out'
  >;
}

/** The shots of a film. */
export interface ShotList {
  readonly title: string;
  readonly language: Language;
  readonly shots: readonly ListedShot[];
  /** As pictures describe them: a list says so where it first names each, and can be read as a script again. */
  readonly cast?: readonly CastMember[];
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
    ...listHeadings.en,
    list: 'Shot list',
    board: 'Storyboard',
    offScreen: ' (V.O.)',
    narrator: 'NARRATOR',
    colon: ': ',
  },
  zh: {
    ...listHeadings.zh,
    list: '镜头表',
    board: '分镜',
    offScreen: '（画外音）',
    narrator: '旁白',
    colon: '：',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** The columns of a shot list, with headings in the film's language. Seconds are numbers, to hundredths. */
export function listColumns(list: ShotList): ListColumn[] {
  const { language, shots } = list;
  const words = listWords[language];
  const people = listedPeople(list);
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
    column(words.who, 20, (listed) => people.get(listed) ?? ''),
    column(words.lines, 50, ({ shot }) => spokenLines(shot.lines, language).join('\n')),
    column(words.transition, 11, ({ shot }) => transitionWords(shot, language).join(' / ')),
  ];
}

/** Who is seen in each shot, with how they look where the list first names them. */
export function listedPeople({ shots, cast = [], language }: ShotList): ReadonlyMap<ListedShot, string> {
  const looks = new Map(cast.map(({ name, description }) => [name, description]));
  return new Map(
    shots.map((listed) => {
      const people = listed.shot.cast.map((name) => {
        const description = looks.get(name);
        looks.delete(name);
        return description === undefined ? { name } : { name, description };
      });
      return [listed, writePeople(people, language)];
    }),
  );
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
  const isCut = shot.transition_in === 'cut' && shot.transition_out === undefined;
  const transition = isCut ? [] : [transitionWords(shot, language).join(' / ')];
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
