import { cueText } from './cue.ts';
import { parseEmphasis } from './emphasis.ts';
import type { StyledRun } from './emphasis.ts';
import { standsAlone, titleKey } from './fdx-title-page.ts';
import type { ElementType, Screenplay, ScriptElement } from './screenplay.ts';
import { shotDetails } from './written-shot.ts';

const typesOfElements: Readonly<Partial<Record<ElementType, string>>> = {
  scene_heading: 'Scene Heading',
  character: 'Character',
  parenthetical: 'Parenthetical',
  dialogue: 'Dialogue',
  lyrics: 'Singing',
  transition: 'Transition',
  shot: 'Shot',
  synopsis: 'Outline Body',
};
/** Final Draft has outlines of this depth. */
const deepestOutline = 9;

/** A paragraph to write. */
interface Paragraph {
  readonly attributes: string;
  /** What stands in it before its text. */
  readonly inside: string[];
  readonly text: string;
  readonly side: ScriptElement['dual'];
}

/**
 * Writes a screenplay as a Final Draft script (.fdx), which {@link readFdx} reads back to the same types, texts and sides
 * of dual dialogue. Fountain's emphasis becomes styles of text; notes hang on the paragraph before them, boneyards too,
 * as notes of that name; a page break is said by the paragraph after it. Characters that XML does not allow are left out.
 */
export function fdxOf({ elements }: Pick<Screenplay, 'elements'>): string {
  const body = elements.filter(({ type }) => type !== 'title_page');
  const title = elements.filter(({ type }) => type === 'title_page');
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>',
    '<FinalDraft DocumentType="Script" Template="No" Version="1">',
    '<Content>',
    ...contentLines(paragraphsOf(body)),
    '</Content>',
    ...(title.length === 0 ? [] : ['<TitlePage>', '<Content>', ...titleLines(title), '</Content>', '</TitlePage>']),
    ...(body.some(({ type }) => type === 'lyrics') ? singing : []),
    '</FinalDraft>',
    '',
  ].join('\n');
}

/** The one type of paragraph that Final Draft's screenplay does not bring along. */
const singing = [
  '<ElementSettings Type="Singing">',
  '<FontSpec AdornmentStyle="0" Background="#FFFFFFFFFFFF" Color="#000000000000" Font="Courier Final Draft" RevisionID="0" Size="12" Style="Italic"/>',
  '<ParagraphSpec Alignment="Left" FirstIndent="0.00" Leading="Regular" LeftIndent="2.50" RightIndent="6.00" SpaceBefore="0" Spacing="1" StartsNewPage="No"/>',
  '<Behavior PaginateAs="Dialogue" ReturnKey="Singing" Shortcut=""/>',
  '</ElementSettings>',
];

function paragraphsOf(elements: readonly ScriptElement[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let notes = 0;
  let newPage = false;
  const push = (attributes: string, text: string, side?: ScriptElement['dual']): Paragraph => {
    const paragraph = {
      attributes: newPage ? `${attributes} StartsNewPage="Yes"` : attributes,
      inside: [],
      text,
      side,
    };
    newPage = false;
    paragraphs.push(paragraph);
    return paragraph;
  };
  const addNote = (text: string, name: string): void => {
    notes += 1;
    // A note hangs on the paragraph before; where there is none, or a page break comes between, on an empty one.
    const last = newPage ? undefined : paragraphs.at(-1);
    (last ?? push('Type="General"', '')).inside.push(noteXml(notes, name, text));
  };
  for (const element of elements) {
    const { type, text } = element;
    if (type === 'note') addNote(text, '');
    else if (type === 'boneyard') addNote(text, 'Boneyard');
    else if (type === 'page_break') {
      if (newPage) push('Type="General"', '');
      newPage = true;
    } else {
      const paragraph = push(
        attributesOf(element),
        type === 'character' ? cueText(text, element.extension) : text,
        element.dual,
      );
      if (element.page_eighths !== undefined)
        paragraph.inside.push(`<SceneProperties Length="${pages(element.page_eighths)}" Title=""/>`);
      const details = shotDetails(element.shot);
      if (details !== '') addNote(details, '');
    }
  }
  if (newPage) push('Type="General"', '');
  return paragraphs;
}

function attributesOf(element: ScriptElement): string {
  const { type, scene_number, shot, depth } = element;
  if (type === 'centered') return 'Alignment="Center" Type="Action"';
  if (type === 'section') return `Type="Outline ${Math.min(deepestOutline, Math.max(1, depth ?? 1))}"`;
  const number = scene_number ?? shot?.number;
  return `${number === undefined ? '' : `Number="${escaped(number)}" `}Type="${typesOfElements[type] ?? 'Action'}"`;
}

/** "1 3/8" */
function pages(eighths: number): string {
  const whole = Math.floor(eighths / 8);
  const rest = Math.round(eighths) % 8;
  return [...(whole > 0 ? [String(whole)] : []), ...(rest > 0 || whole === 0 ? [`${rest}/8`] : [])].join(' ');
}

function noteXml(id: number, name: string, text: string): string {
  const lines = text.split('\n').map((line) => `<Paragraph>${runsXml(line)}</Paragraph>`);
  return `<ScriptNote ID="${id}"${name === '' ? '' : ` Name="${name}"`}>${lines.join('')}</ScriptNote>`;
}

/** Speeches side by side stand in a block of their own. */
function contentLines(paragraphs: readonly Paragraph[]): string[] {
  const lines: string[] = [];
  let before: ScriptElement['dual'];
  for (const [index, { attributes, inside, text, side }] of paragraphs.entries()) {
    const isNext = side === 'left' && before === 'right';
    if (before !== undefined && (side === undefined || isNext)) lines.push('</DualDialogue>', '</Paragraph>');
    if (side !== undefined && (before === undefined || isNext)) lines.push('<Paragraph>', '<DualDialogue>');
    lines.push(`<Paragraph ${attributes}>${inside.join('')}${runsXml(text)}</Paragraph>`);
    before = side;
    if (index === paragraphs.length - 1 && side !== undefined) lines.push('</DualDialogue>', '</Paragraph>');
  }
  return lines;
}

/** The page's values in their order, each with an empty line behind it. */
function titleLines(title: readonly ScriptElement[]): string[] {
  const seen = new Set<string>();
  return title.flatMap(({ key = 'title', text }) => {
    const label = key.charAt(0).toUpperCase() + key.slice(1);
    const ways = [
      { text, isCentered: true },
      { text, isCentered: false },
    ];
    const way = ways.find((line) => {
      const read = titleKey(line.text, line.isCentered, seen);
      const lines = text.split('\n').slice(0, -1);
      const isWhole = !lines.some((part) => standsAlone({ text: part, isCentered: line.isCentered }));
      return read.key === key && read.text === text && isWhole;
      // A line that says its key stands alone: what it says is one line.
    }) ?? { text: `${label}: ${text.replaceAll(/\s*\n\s*/gu, ' ')}`, isCentered: false };
    seen.add(key);
    const alignment = way.isCentered ? 'Center' : 'Left';
    return [
      ...way.text.split('\n').map((line) => `<Paragraph Alignment="${alignment}">${runsXml(line)}</Paragraph>`),
      `<Paragraph Alignment="${alignment}"><Text></Text></Paragraph>`,
    ];
  });
}

function runsXml(text: string): string {
  const runs = parseEmphasis(text.replaceAll(/\r\n?/g, '\n'));
  return runs.length === 0 ? '<Text></Text>' : merged(runs).map(runXml).join('');
}

/** Runs of one style that follow each other are one. */
function merged(runs: readonly StyledRun[]): { style: string; texts: string[] }[] {
  const all: { style: string; texts: string[] }[] = [];
  for (const { text, styles } of runs) {
    const names = [
      styles.has('bold') && 'Bold',
      styles.has('italic') && 'Italic',
      styles.has('underline') && 'Underline',
    ];
    const style = names.filter((name) => name !== false).join('+');
    const last = all.at(-1);
    if (last?.style === style) last.texts.push(text);
    else all.push({ style, texts: [text] });
  }
  return all;
}

function runXml({ style, texts }: { readonly style: string; readonly texts: readonly string[] }): string {
  return `<Text${style === '' ? '' : ` Style="${style}"`}>${escaped(texts.join(''))}</Text>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
