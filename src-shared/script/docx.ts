import { readBlocks } from './blocks.ts';
import type { Block } from './blocks.ts';
import { capitalCue, isParenthetical } from './cue.ts';
import { damagedScript } from './damaged.ts';
import { detectLanguage } from './language.ts';
import { parseFountain } from './fountain.ts';
import { openOffice } from './office.ts';
import type { OfficeFile } from './office.ts';
import { isProse } from './prose.ts';
import type { ElementType, Screenplay, ScriptElement } from './screenplay.ts';
import { chineseHeading, englishHeading } from './scene-heading.ts';
import { mostCells, readShotTable } from './table.ts';
import type { Cell, Row } from './table.ts';
import { TextOut } from './text-out.ts';
import { attribute, childOf, childrenOf } from './xml.ts';
import type { XmlElement } from './xml.ts';
import { say } from '../contract/sentences.ts';

/** What a paragraph is by its style; `text` where no style says it. */
type Role = 'title' | 'heading' | 'item' | 'text' | StyledElement;
type StyledElement = Extract<
  ElementType,
  'scene_heading' | 'action' | 'shot' | 'character' | 'parenthetical' | 'dialogue' | 'transition'
>;

interface Paragraph {
  readonly role: Role;
  /** Of a heading: 1 and more. */
  readonly level: number;
  readonly text: string;
}

type Piece = Paragraph | { readonly table: readonly (readonly { text: string; span: number }[])[] };

/** The cell that another spans. */
const spanned = { text: '', span: 1 };
const longestTitle = 60;

/** Names of styles as Word, Final Draft's export and Chinese templates have them. */
const styleRoles: readonly (readonly [Role, RegExp])[] = [
  ['scene_heading', /^(?:scene ?heading|slug ?line|scene|场景标题|场景|场次)$/],
  ['parenthetical', /^(?:parenthetical|paren|括号|神态)$/],
  ['character', /^(?:character|character name|cue|角色|人物|角色名)$/],
  ['dialogue', /^(?:dialogue|dialog|对白|台词|对话)$/],
  ['transition', /^(?:transition|转场)$/],
  ['shot', /^(?:shot|镜头)$/],
  ['action', /^(?:action|scene description|动作|动作描述)$/],
  ['title', /^(?:title|标题)$/],
  ['heading', /^(?:heading|标题) ?[1-9]$/],
  ['item', /^(?:list|list (?:paragraph|bullet|number).*|列表.*)$/],
];

function styleNames(styles: XmlElement | null): ReadonlyMap<string, string> {
  return new Map(
    (styles ? childrenOf(styles, 'style') : []).map((style) => {
      const name = childOf(style, 'name');
      return [attribute(style, 'styleId') ?? '', (name && attribute(name, 'val')) ?? ''] as const;
    }),
  );
}

/** The text of a paragraph; what was deleted under revision marks and what lies in drawings is left out. */
function runText({ children }: XmlElement): string {
  return children
    .map((child): string => {
      if (typeof child === 'string') return '';
      switch (child.name) {
        case 't':
          return child.children.filter((text) => typeof text === 'string').join('');
        case 'tab':
          return '\t';
        case 'br':
        case 'cr':
          return '\n';
        case 'noBreakHyphen':
          return '-';
        case 'del':
        case 'moveFrom':
        case 'drawing':
        case 'pict':
        case 'object':
        case 'Fallback':
        case 'pPr':
        case 'rPr':
        case 'tabs':
          return '';
        default:
          return runText(child);
      }
    })
    .join('');
}

function paragraphOf(element: XmlElement, names: ReadonlyMap<string, string>): Paragraph {
  const properties = childOf(element, 'pPr');
  const style = childOf(properties, 'pStyle');
  const id = (style && attribute(style, 'val')) ?? '';
  const name = (names.get(id) ?? id).trim().toLowerCase();
  const role = styleRoles.find(([, pattern]) => pattern.test(name))?.[0];
  const isListed = childOf(properties, 'numPr') !== undefined;
  const outline = childOf(properties, 'outlineLvl');
  const level = Number(/\d/.exec(name)?.[0] ?? Number((outline && attribute(outline, 'val')) ?? 0) + 1);
  const text = runText(element).replaceAll('\u00A0', ' ').trimEnd();
  const byStyle = role ?? (outline && level <= 9 ? 'heading' : 'text');
  return { role: byStyle === 'text' && isListed ? 'item' : byStyle, level, text };
}

/** Paragraphs and tables of a body in order; content controls and insertions are looked into. */
function piecesOf(body: XmlElement, names: ReadonlyMap<string, string>): Piece[] {
  return body.children.flatMap((child): Piece[] => {
    if (typeof child === 'string') return [];
    if (child.name === 'p') return [paragraphOf(child, names)];
    if (child.name === 'tbl') return [{ table: rowsOf(child, names) }];
    return child.name === 'del' || child.name === 'moveFrom' ? [] : piecesOf(child, names);
  });
}

function rowsOf(table: XmlElement, names: ReadonlyMap<string, string>): { text: string; span: number }[][] {
  return childrenOf(table, 'tr').map((row) =>
    childrenOf(row, 'tc').flatMap((cell) => {
      const gridSpan = childOf(childOf(cell, 'tcPr'), 'gridSpan');
      const span = Math.min(Math.max(Number((gridSpan && attribute(gridSpan, 'val')) ?? 1) || 1, 1), 60);
      const text = piecesOf(cell, names)
        .flatMap((piece) => ('table' in piece ? piece.table.flat().map((inner) => inner.text) : [piece.text]))
        .join('\n')
        .trim();
      return [{ text, span }, ...Array.from({ length: span - 1 }, () => spanned)];
    }),
  );
}

/** A cue, its brackets and its speech stand in paragraphs of their own; where nothing else parts them, they belong together. */
function joinsNext(paragraph: Paragraph, next: Paragraph): boolean {
  if (englishHeading(next.text) ?? chineseHeading(next.text)) return false;
  const line = paragraph.text.trim();
  if (englishHeading(line)) return false;
  const isCue = capitalCue(line, line) !== null && !/[.!?:]$/.test(line);
  return (isCue || isParenthetical(line)) && next.role === 'text' && next.text.trim() !== '';
}

/** The paragraphs of a stretch as the text of a screenplay. Blank paragraphs part the others where there are any. */
function asText(paragraphs: readonly Paragraph[]): string {
  const blank = paragraphs.filter(({ text }) => text.trim() === '').length;
  if (blank * 6 >= paragraphs.length) return paragraphs.map(({ text }) => text).join('\n');
  return paragraphs
    .map((paragraph, index) => {
      const next = paragraphs[index + 1];
      if (!next) return paragraph.text;
      return `${paragraph.text}${joinsNext(paragraph, next) ? '\n' : '\n\n'}`;
    })
    .join('');
}

/** A document while its text is taken out: pieces one after the other, each with its elements. */
interface Reader {
  readonly out: TextOut;
  readonly elements: ScriptElement[];
}

function addFountain({ out, elements }: Reader, paragraphs: readonly Paragraph[]): void {
  const text = asText(paragraphs);
  if (text.trim() === '') return;
  const [start] = out.add(`${text}\n\n`);
  for (const element of parseFountain(text).elements) {
    const [from, to] = element.range;
    elements.push({ ...element, range: [start + from, start + to] });
  }
}

/** @param isFilled something stands under it: then a heading is a scene's */
function addStyled({ out, elements }: Reader, paragraph: Paragraph, isFilled: boolean): void {
  const { role } = paragraph;
  const text = paragraph.text.trim();
  if (text === '') return;
  const range = out.add(text);
  out.add(role === 'character' || role === 'parenthetical' ? '\n' : '\n\n');
  elements.push(styledElement(paragraph, text, range, isFilled));
}

function styledElement(
  { role, level }: Paragraph,
  text: string,
  range: readonly [number, number],
  isFilled: boolean,
): ScriptElement {
  if (role === 'title') return { type: 'title_page', key: 'title', text, range };
  if (role === 'heading' || role === 'scene_heading') {
    const heading = englishHeading(text) ?? chineseHeading(text);
    const isScene = role === 'scene_heading' || heading !== null || isFilled;
    return isScene
      ? { type: 'scene_heading', ...(heading ?? { text }), range }
      : { type: 'section', text, depth: level, range };
  }
  if (role === 'character') return { type: 'character', ...characterOf(text), range };
  return { type: role === 'item' || role === 'text' ? 'action' : role, text, range };
}

/** "MARA (V.O.)" */
function characterOf(text: string): { text: string; extension?: string } {
  const found = /^(.*?)\s*[（(]([^（）()]*)[)）]$/.exec(text.slice(0, 200));
  return found ? { text: found[1] ?? text, extension: found[2] ?? '' } : { text };
}

function addTable({ out, elements }: Reader, rows: Extract<Piece, { table: unknown }>['table']): void {
  const read = takeOut(out, rows);
  const found = readShotTable(read);
  if (found) elements.push(...found);
  else
    for (const row of read)
      for (const { text, range } of row) if (text !== '') elements.push({ type: 'action', text, range });
}

function takeOut(out: TextOut, rows: Extract<Piece, { table: unknown }>['table']): Row[] {
  const read = rows.map((row) => {
    const cells = row.map(({ text, span }, column): Cell => {
      if (column > 0) out.add('\t');
      return { text, range: out.add(text), ...(span > 1 ? { span } : {}) };
    });
    out.add('\n');
    return cells;
  });
  out.add('\n');
  return read;
}

/** Headings, paragraphs, lists and tables as of a Markdown text: news copy, a lesson. */
function asBlocks(pieces: readonly Piece[], out: TextOut): Block[] {
  return pieces.flatMap((piece): Block[] => {
    if ('table' in piece) return [{ kind: 'table', rows: takeOut(out, piece.table) }];
    const text = piece.text.trim();
    if (text === '') return [];
    const range = out.add(text);
    out.add('\n\n');
    if (piece.role === 'heading' || piece.role === 'title')
      return [{ kind: 'heading', level: piece.role === 'title' ? 0 : piece.level, text, range }];
    return [{ kind: piece.role === 'item' ? 'item' : 'paragraph', text, range }];
  });
}

/** A line above a table, where there is no more, is its title. */
function titleAbove(paragraphs: readonly Paragraph[]): string | null {
  const [title, more] = paragraphs.filter(({ text }) => text.trim() !== '');
  return title && !more && title.text.length <= longestTitle ? title.text.trim() : null;
}

const styledRoles: ReadonlySet<Role> = new Set([
  'scene_heading',
  'character',
  'dialogue',
  'parenthetical',
] satisfies Role[]);

const ofScreenplay = /^(?:scene|act|场景)(?![\p{Ll}])|^第.{1,6}[场幕集]/iu;

/** Whether headings stand over the text as over copy, and none is of a screenplay. */
function isHeaded(paragraphs: readonly Paragraph[]): boolean {
  const headings = paragraphs.flatMap(({ role, text }) => (role === 'heading' ? [text.trim()] : []));
  return (
    headings.length > 0 &&
    !headings.some((text) => ofScreenplay.test(text) || (englishHeading(text) ?? chineseHeading(text)) !== null)
  );
}

function readPieces(pieces: readonly Piece[], out: TextOut): ScriptElement[] {
  const paragraphs = pieces.filter((piece): piece is Paragraph => 'role' in piece);
  const isStyled = paragraphs.some(({ role }) => styledRoles.has(role));
  const plain = asText(paragraphs.filter(({ role }) => role === 'text' || role === 'item'));
  if (!isStyled && isProse(plain, parseFountain(plain), isHeaded(paragraphs))) return readBlocks(asBlocks(pieces, out));
  const reader: Reader = { out, elements: [] };
  let waiting: Paragraph[] = [];
  const settle = () => {
    addFountain(reader, waiting);
    waiting = [];
  };
  const filled = pieces.filter((piece) => 'table' in piece || piece.text.trim() !== '');
  const nextOf = new Map(filled.map((piece, index) => [piece, filled[index + 1]]));
  for (const piece of pieces) {
    const next = nextOf.get(piece);
    const isFilled = next !== undefined && ('table' in next || next.role !== 'heading');
    const isPlain = 'role' in piece && (piece.role === 'text' || piece.role === 'item') && !isStyled;
    if (isPlain) {
      waiting.push(piece);
      continue;
    }
    const title = 'table' in piece && reader.elements.length === 0 ? titleAbove(waiting) : null;
    if (title !== null) waiting = [];
    settle();
    if ('role' in piece) addStyled(reader, piece, isFilled);
    else addTable(reader, title === null ? piece.table : [[{ text: title, span: 1 }], ...piece.table]);
  }
  settle();
  return reader.elements;
}

/**
 * Reads a Word document (.docx): by the styles of a screenplay (Scene Heading, Character, Dialogue ...) where it has any,
 * tables as shot tables, news copy and lessons as Markdown is; else its text is read as Fountain or a Chinese script. Ranges
 * count in `text`, which is taken out of the document.
 * @throws ShotloomError script_damaged
 */
export function readDocx(bytes: Uint8Array, path: string): { text: string; screenplay: Screenplay } {
  const main = 'word/document.xml';
  const file: OfficeFile = openOffice(bytes, main, path);
  const body = childOf(file.part(main) ?? undefined, 'body');
  const out = new TextOut(path);
  const pieces = body ? piecesOf(body, styleNames(file.part('word/styles.xml'))) : [];
  const cells = pieces.flatMap((piece) => ('table' in piece ? piece.table.map((row) => row.length) : []));
  if (cells.reduce((sum, count) => sum + count, 0) > mostCells)
    throw damagedScript(path, say`has larger tables than any script`, say`give a script and nothing else`);
  const elements = readPieces(pieces, out);
  const text = out.toString();
  return { text, screenplay: { language: detectLanguage(text), elements } };
}
