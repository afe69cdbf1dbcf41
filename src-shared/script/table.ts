import { detectLanguage } from './language.ts';
import { isListOfOurs, readPeople, splitSceneName } from './listed.ts';
import { chineseHeading, englishHeading, leadingHeading } from './scene-heading.ts';
import type { Heading } from './scene-heading.ts';
import type { Language, ScriptElement, WrittenShot } from './screenplay.ts';
import { readHeadings } from './table-columns.ts';
import type { Column, Columns } from './table-columns.ts';
import { readHeardLines } from './table-lines.ts';
import { framingOf } from './table-framing.ts';
import { readDuration, readLengths, readSeconds, readTimes } from './table-time.ts';
import { transitionSaid } from './transition-line.ts';

/** A cell of a table. Its range is half-open, in UTF-16 offsets into the text that the table was read from. */
export interface Cell {
  readonly text: string;
  readonly range: readonly [start: number, end: number];
  /** How many columns it takes, where more than one. */
  readonly span?: number;
}

export type Row = readonly Cell[];

/** No shot table has more; cells that merely are skipped or spanned count too. */
export const mostCells = 500_000;

/** A row's cells by its columns, and what holds from rows before. */
interface TableReader {
  readonly language: Language;
  readonly elements: ScriptElement[];
  /** Place, side and time of day of the scene: blank cells go on with it. */
  setting: ReadonlyMap<Column, string>;
  /** The heading that a picture's cell began the scene with; null where something else did. */
  begun: string | null;
  /** Where the shot stands in `elements` to which rows without a picture add. */
  shotAt: number | null;
}

const emptyCell: Cell = { text: '', range: [0, 0] };
const sumRow = /^(?:合计|总计|小计|共计|总时长|totals?|sum|trt)(?![a-z])/i;
const titleWords = /^(?:片名|标题|题目|名称|项目|title|project)\s*[:：]\s*/i;

/**
 * Reads a shot table or a two-column script (AV): each row is a written shot with its speeches, in the order of the
 * rows. Columns are known by their headings, in English and Chinese and in any order; what stands in others is a note. A row
 * without a picture goes on with the shot above it; one whose only cell spans the table is a scene's heading, as a
 * scene's column is where it changes.
 * @returns null where no row has headings that are known
 */
export function readShotTable(rows: readonly Row[]): ScriptElement[] | null {
  const headings = rows.flatMap((row, at) => {
    const cells = row.map(({ text }) => text);
    const columns = readHeadings(cells);
    return columns === null ? [] : [{ columns, at, isOurs: isListOfOurs(cells), others: otherColumns(cells, columns) }];
  });
  const first = headings[0]?.at;
  if (first === undefined) return null;
  const said = rows.slice(first + 1).flatMap((row) => row.map(({ text }) => text));
  const reader: TableReader = {
    language: detectLanguage(said.join('\n')),
    elements: titleElements(rows.slice(0, first)),
    setting: new Map(),
    begun: null,
    shotAt: null,
  };
  for (const [nth, { at, ...heading }] of headings.entries())
    readBody(reader, heading, rows.slice(at + 1, headings[nth + 1]?.at));
  return reader.elements;
}

/** A line above the headings names the film. */
function titleElements(rows: readonly Row[]): ScriptElement[] {
  for (const row of rows) {
    const [cell, more] = filledCells(row);
    if (!cell || more || cell.text.length > 60) continue;
    const text = cell.text
      .replace(titleWords, '')
      .replace(/^《(.*)》.*$/, '$1')
      .replace(/[\s—–-]*(?:分镜头?)?(?:脚本|表格?)$|[\s:—–-]*(?:shot ?list|storyboard|script)$/i, '')
      .trim();
    if (text !== '') return [{ type: 'title_page', key: 'title', text, range: cell.range }];
  }
  return [];
}

function filledCells(row: Row): Cell[] {
  return row.filter(({ text }) => text.trim() !== '');
}

/** What the headings of a table say of the rows below them. */
interface Headings {
  readonly columns: Columns;
  /** It is a list of ours. */
  readonly isOurs: boolean;
  /** Columns that are not known, with their headings: what stands in them is a note. */
  readonly others: readonly (readonly [heading: string, index: number])[];
}

function otherColumns(cells: readonly string[], columns: Columns): Headings['others'] {
  const known = new Set([...columns.values()].flat());
  return cells.flatMap((cell, index) =>
    known.has(index) || cell.trim() === '' ? [] : [[cell.trim(), index] as const],
  );
}

function readBody(reader: TableReader, { columns, isOurs, others }: Headings, rows: readonly Row[]): void {
  const seconds = lengthsOf(columns, rows);
  const isOfDays = columns.has('time') && !columns.has('daytime') && !isOfTimes(columns, rows);
  const daytime = isOfDays ? 'time' : 'daytime';
  const isNumbered = areScenesNumbered(columns, rows);
  for (const [index, row] of rows.entries()) {
    const [only, more] = filledCells(row);
    if (!only || sumRow.test(only.text.trim())) continue;
    if (!more && spansTable(only, row, columns)) pushHeading(reader, only);
    else {
      readSetting(reader, columns, row, { daytime, isNumbered, isOurs });
      readRow(reader, columns, row, { seconds: seconds[index] ?? null, isOurs, others });
    }
  }
}

/** Whether every scene of its column is named behind a number: "1 Kitchen", "2 Beach". */
function areScenesNumbered(columns: Columns, rows: readonly Row[]): boolean {
  const names = rows.map((row) => cellIn(row, columns, 'scene').text).filter((name) => name !== '');
  return names.length > 0 && names.every((name) => splitSceneName(name).scene_number !== undefined);
}

/** Cells of a time column are times, or 日 and 夜. */
function isOfTimes(columns: Columns, rows: readonly Row[]): boolean {
  const cells = rows.map((row) => cellIn(row, columns, 'time').text).filter((text) => text !== '');
  return cells.filter((text) => (readDuration(text) ?? readSeconds(text)) !== null).length * 2 >= cells.length;
}

function lengthsOf(columns: Columns, rows: readonly Row[]): (number | null)[] {
  if (columns.has('duration')) return readLengths(rows.map((row) => cellIn(row, columns, 'duration').text));
  return readTimes(rows.map((row) => cellIn(row, columns, 'time').text));
}

/** What stands in a column; the cells of several columns of one kind are joined. */
function cellIn(row: Row, columns: Columns, column: Column): Cell {
  const cells = (columns.get(column) ?? []).flatMap((index) => row[index] ?? []);
  const [first, ...rest] = cells.filter(({ text }) => text.trim() !== '');
  if (!first) return emptyCell;
  const text = [first, ...rest].map(({ text }) => text.trim()).join('\n');
  return { text, range: [first.range[0], rest.at(-1)?.range[1] ?? first.range[1]] };
}

/** Whether a row's only cell is a heading over what follows, and no shot. */
function spansTable(cell: Cell, row: Row, columns: Columns): boolean {
  if (headingOf(cell.text) !== null || (cell.span ?? 1) > 1) return true;
  const place = row.indexOf(cell);
  const column = [...columns].find(([, places]) => places.includes(place))?.[0];
  const isNumber = /^[\d０-９]{1,4}(?:[-.]\d{1,4})?[A-Za-z]?$/.test(cell.text.trim());
  return (
    place === 0 &&
    row.length > 2 &&
    column !== 'picture' &&
    column !== 'dialogue' &&
    column !== 'narration' &&
    !isNumber
  );
}

function headingOf(text: string): Heading | null {
  const line = text.trim();
  const numbered = /^#?(\d{1,4}[A-Za-z]?)[.)：:]?\s+/.exec(line);
  const english = englishHeading(line.slice(numbered?.[0].length ?? 0));
  if (english) return numbered?.[1] === undefined ? english : { scene_number: numbered[1], ...english };
  return chineseHeading(line);
}

/** The heading of a scene that a list names, with its number: "1 INT. KITCHEN - DAY", and "1 Kitchen" where all are numbered. */
export function readSceneName(name: string, isNumbered: boolean): Heading {
  return headingOf(name) ?? (isNumbered ? splitSceneName(name) : { text: name });
}

function pushHeading(
  reader: TableReader,
  { text, range }: Cell,
  heading: Heading = headingOf(text) ?? { text: text.trim() },
): void {
  reader.elements.push({ type: 'scene_heading', ...heading, range });
  reader.setting = new Map();
  reader.begun = null;
  reader.shotAt = null;
}

/**
 * Begins a scene where a picture's cell says where and when before what is seen: "INT. WAREHOUSE - NIGHT. Crates".
 * @returns what is seen
 */
function beginInPicture(reader: TableReader, cell: Cell): Cell {
  const found = leadingHeading(cell.text);
  const rest = cell.text.slice(found?.length ?? 0).replace(/^[\s.。:：–—-]+/u, '');
  if (!found) return cell;
  const [start, end] = cell.range;
  const isWhole = end - start === cell.text.length;
  const from = cell.text.length - rest.length;
  if (reader.begun !== found.heading.text) {
    pushHeading(
      reader,
      isWhole ? { ...cell, range: [start, start + cell.text.slice(0, found.length).trimEnd().length] } : cell,
      found.heading,
    );
    reader.begun = found.heading.text;
  }
  return { text: rest, range: isWhole ? [start + from, end] : cell.range };
}

const settingColumns = ['scene', 'place', 'side', 'daytime'] as const;

/** Begins a scene where the cells that say where and when change. */
function readSetting(
  reader: TableReader,
  columns: Columns,
  row: Row,
  { daytime, ...names }: SceneNames & { readonly daytime: Column },
): void {
  const said = settingColumns.map(
    (column) => [column, cellIn(row, columns, column === 'daytime' ? daytime : column)] as const,
  );
  const changed = said.filter(([column, { text }]) => text !== '' && reader.setting.get(column) !== text);
  if (changed.length === 0) return;
  const isNewScene = changed.some(([column]) => column === 'scene');
  const before = isNewScene ? new Map<Column, string>() : reader.setting;
  const setting = new Map(said.map(([column, { text }]) => [column, text || (before.get(column) ?? '')] as const));
  const heading = composeHeading(setting, reader.language, names);
  const range = changed[0]?.[1].range ?? [0, 0];
  reader.elements.push({ type: 'scene_heading', ...heading, range });
  reader.setting = setting;
  reader.begun = null;
  reader.shotAt = null;
}

const numberAlone = /^(?:scene|sc\.?|第)?\s*#?([\d０-９]{1,4}[A-Za-z]?|[一二三四五六七八九十百]{1,4})\s*[场幕]?$/i;

/** How a table names its scenes. */
interface SceneNames {
  readonly isNumbered: boolean;
  readonly isOurs: boolean;
}

function composeHeading(
  setting: ReadonlyMap<Column, string>,
  language: Language,
  { isNumbered, isOurs }: SceneNames,
): { text: string; scene_number?: string } {
  const word = (column: Column) => (setting.get(column) ?? '').replace(/\s+/g, ' ').trim();
  const scene = word('scene');
  // A list of ours writes the heading, which may be no more than a number.
  const bare = isOurs ? undefined : numberAlone.exec(scene)?.[1];
  const written = bare === undefined ? readSceneName(scene, isNumbered) : { text: '', scene_number: bare };
  const place = [written.text, word('place')].filter((part) => part !== '');
  const { scene_number } = written;
  const side = word('side');
  const text =
    language === 'zh'
      ? [side === '' || side.endsWith('景') ? side : `${side}景`, ...place, word('daytime')].filter(Boolean).join(' ')
      : [`${side === '' ? '' : `${side.replace(/\.$/, '')}. `}${place.join(', ')}`, word('daytime')]
          .filter((part) => part.trim() !== '')
          .join(' - ');
  return { text: text.trim(), ...(scene_number === undefined ? {} : { scene_number }) };
}

function readRow(
  reader: TableReader,
  columns: Columns,
  row: Row,
  read: Pick<Headings, 'isOurs' | 'others'> & { readonly seconds: number | null },
): void {
  const cell = (column: Column) => cellIn(row, columns, column);
  const heard = heardIn(reader, columns, row, read.isOurs);
  const isSet = read.isOurs || settingColumns.some((column) => cell(column).text !== '');
  const shown = isSet ? cell('picture') : beginInPicture(reader, cell('picture'));
  const { picture, notes, framing } = pictureOf(shown, read.isOurs);
  const sound = [cell('sound').text, ...heard.sounds].filter((text) => text !== '').join('; ');
  const unread = read.seconds === null ? cell('duration').text : '';
  const kept = read.others.flatMap(([heading, index]) => {
    const text = row[index]?.text.trim() ?? '';
    return text === '' ? [] : [`${heading}: ${text}`];
  });
  const note = [cell('note').text, unread, ...notes, ...heard.notes, ...kept].filter((text) => text !== '').join('; ');
  const number = cell('number').text;
  // 镜头 may head numbers or sizes.
  const unnumbered = /[\d０-９]/.test(number) ? {} : framingOf(number).said;
  const said = {
    number,
    size: cell('size').text || (unnumbered.size ?? framing.size ?? ''),
    angle: cell('angle').text || (framing.angle ?? ''),
    move: cell('move').text || (framing.move ?? ''),
    sound,
    note,
  };
  const people = readPeople(cell('people').text);
  const filled = Object.entries(said).filter(([, text]) => text !== '');
  const shot: WrittenShot = {
    ...Object.fromEntries(filled),
    ...(read.seconds === null ? {} : { duration_s: read.seconds }),
    ...(people.length === 0 ? {} : { people }),
    ...(read.isOurs ? { is_drafted: true as const } : {}),
  };
  const isShot = picture.text !== '' || shot.number !== undefined || shot.size !== undefined || shot.move !== undefined;
  const transitions = isShot ? transitionsIn(cell('transition')) : { before: [], after: [] };
  reader.elements.push(...transitions.before);
  if (isShot || (reader.shotAt === null && (heard.elements.length > 0 || filled.length > 0))) {
    const range = picture.text === '' ? (filledCells(row)[0]?.range ?? picture.range) : picture.range;
    reader.shotAt = reader.elements.length;
    reader.elements.push({ type: 'shot', text: picture.text, range, shot });
  } else addToShot(reader, { sound, note });
  reader.elements.push(...heard.elements, ...transitions.after);
}

/** How the shot of a row comes in, and how it ends where the row says that it fades out or to black. */
function transitionsIn({ text, range }: Cell): { before: ScriptElement[]; after: ScriptElement[] } {
  const said = text
    .split(/[,，、;；/\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): ScriptElement => ({ type: 'transition', text: part, range }));
  const ends = (element: ScriptElement): boolean => {
    const { out, in: into } = transitionSaid(element.text);
    return out !== null && (into === null || into === 'cut');
  };
  return { before: said.filter((element) => !ends(element)), after: said.filter(ends) };
}

/** A row that goes on with the shot above has more to be heard and noted in it. */
function addToShot({ elements, shotAt }: TableReader, more: { readonly sound: string; readonly note: string }): void {
  const above = shotAt === null ? undefined : elements[shotAt];
  if (shotAt === null || !above || (more.sound === '' && more.note === '')) return;
  const joined = (['sound', 'note'] as const).flatMap((name) => {
    const text = [above.shot?.[name] ?? '', more[name]].filter((part) => part !== '').join('; ');
    return text === '' ? [] : [[name, text] as const];
  });
  elements[shotAt] = { ...above, shot: { ...above.shot, ...Object.fromEntries(joined) } };
}

/** What a picture's cell holds. */
interface ShownIn {
  readonly picture: Cell;
  readonly notes: readonly string[];
  /** What it says to the camera. */
  readonly framing: Pick<WrittenShot, 'size' | 'move' | 'angle'>;
}

/**
 * The picture of a cell. What it says of letters on the screen (GFX, 字幕) is a note, unless there is nothing else; size,
 * angle and move before it ("WS - harbour") are no part of it.
 */
function pictureOf(cell: Cell, isOurs: boolean): ShownIn {
  if (isOurs) return { picture: cell, notes: [], framing: {} };
  const isLettering = (line: string) =>
    /^(?:GFX|CG|SUPER|CHYRON|LOWER[- ]THIRD|L\/?3|字幕|角标|花字)\s*[:：]/i.test(line.trim());
  const lines = cell.text.split('\n').filter((line) => line.trim() !== '');
  const shown = lines.filter((line) => !isLettering(line));
  const kept = shown.length > 0 ? shown : lines.map((line) => line.replace(/^[^:：]*[:：]\s*/, ''));
  const notes = shown.length > 0 ? lines.filter((line) => isLettering(line)).map((line) => line.trim()) : [];
  const text = shown.length === lines.length ? cell.text : kept.join('\n');
  const { said, seen, start } = framingOf(text);
  const isWhole = cell.range[1] - cell.range[0] === text.length;
  const range = isWhole ? ([cell.range[0] + start, cell.range[0] + start + seen.length] as const) : cell.range;
  return { picture: { ...cell, text: seen, range }, notes, framing: said };
}

function heardIn(reader: TableReader, columns: Columns, row: Row, isOurs: boolean): ReturnType<typeof readHeardLines> {
  const { language } = reader;
  const named = cellIn(row, columns, 'speaker').text;
  const [seen, more] = readPeople(named === '' ? cellIn(row, columns, 'people').text : named);
  const speaker = seen && !more ? seen.name : null;
  const parts = (['dialogue', 'narration', 'audio'] as const).map((column) =>
    readHeardLines(cellIn(row, columns, column), { language, speaker: column === 'dialogue' ? speaker : null, isOurs }),
  );
  return {
    elements: parts.flatMap(({ elements }) => elements),
    sounds: parts.flatMap(({ sounds }) => sounds),
    notes: parts.flatMap(({ notes }) => notes),
  };
}
