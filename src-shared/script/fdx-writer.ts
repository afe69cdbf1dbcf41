import { cueText } from './cue.ts';
import { parseEmphasis } from './emphasis.ts';
import type { StyledRun } from './emphasis.ts';
import { lengthOf, withoutFinalDraftNotes } from './fdx-notes.ts';
import { standsAlone, titleKey } from './fdx-title-page.ts';
import { isOwnType, usualParagraphType } from './fdx-types.ts';
import type { Screenplay, ScriptElement } from './screenplay.ts';
import { shotDetails } from './written-shot.ts';

/** A paragraph to write. */
interface Paragraph {
  readonly type: string;
  readonly attributes: string;
  /** The element whose scene's properties it has. */
  readonly scene: ScriptElement | null;
  readonly summary: string[];
  readonly notes: string[];
  readonly text: string;
  readonly side: ScriptElement['dual'];
}

/**
 * Writes a screenplay as a Final Draft script (.fdx), which {@link readFdx} reads back to the same types, texts, sides
 * of dual dialogue, and what `final_draft` or a note for it (fdx-notes.ts) says. Synopses right under a heading are the
 * scene's summary. Fountain's emphasis becomes styles of text; notes hang on the paragraph before them, boneyards too,
 * as notes of that name; a page break is said by the paragraph after it. Characters that XML does not allow are left out.
 */
export function fdxOf({ elements }: Pick<Screenplay, 'elements'>): string {
  const body = withoutFinalDraftNotes(elements.filter(({ type }) => type !== 'title_page'));
  const paragraphs = paragraphsOf(body);
  const types = new Set(paragraphs.map(({ type }) => type).filter((type) => !isOwnType(type)));
  const title = elements.filter(({ type }) => type === 'title_page');
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>',
    '<FinalDraft DocumentType="Script" Template="No" Version="1">',
    '<Content>',
    ...contentLines(paragraphs),
    '</Content>',
    ...(title.length === 0 ? [] : ['<TitlePage>', '<Content>', ...titleLines(title), '</Content>', '</TitlePage>']),
    ...Array.from(types, settingsLines).flat(),
    '</FinalDraft>',
    '',
  ].join('\n');
}

/** What a type of paragraph looks like that Final Draft's screenplay does not bring along: a song, or a writer's own. */
function settingsLines(type: string): string[] {
  const isSong = type === 'Singing' || type === 'Lyrics';
  const name = escaped(type);
  const [left, right, style, as] = isSong ? ['2.50', '6.00', 'Italic', 'Dialogue'] : ['1.50', '7.50', '', 'Action'];
  return [
    `<ElementSettings Type="${name}">`,
    `<FontSpec AdornmentStyle="0" Background="#FFFFFFFFFFFF" Color="#000000000000" Font="Courier Final Draft" RevisionID="0" Size="12" Style="${style}"/>`,
    `<ParagraphSpec Alignment="Left" FirstIndent="0.00" Leading="Regular" LeftIndent="${left}" RightIndent="${right}" SpaceBefore="${isSong ? 0 : 12}" Spacing="1" StartsNewPage="No"/>`,
    `<Behavior PaginateAs="${as}" ReturnKey="${name}" Shortcut=""/>`,
    '</ElementSettings>',
  ];
}

function paragraphsOf(elements: readonly ScriptElement[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let notes = 0;
  let newPage = false;
  /** The type of the element before. */
  let before = '';
  const push = (type: string, element: ScriptElement | null): Paragraph => {
    const pageAttribute = newPage ? ' StartsNewPage="Yes"' : '';
    const paragraph = {
      type,
      attributes: `${element ? attributesOf(element, type) : ''}Type="${escaped(type)}"${pageAttribute}`,
      scene: element,
      summary: [],
      notes: [],
      text: element === null ? '' : cueText(element.text, element.extension),
      side: element?.dual,
    };
    newPage = false;
    paragraphs.push(paragraph);
    return paragraph;
  };
  const addNote = (text: string, name: string): void => {
    notes += 1;
    // A note hangs on the paragraph before; where there is none, or a page break comes between, on an empty one.
    const last = newPage ? undefined : paragraphs.at(-1);
    (last ?? push('General', null)).notes.push(noteXml(notes, name, text));
  };
  for (const element of elements) {
    const { type, text } = element;
    if (type === 'note') addNote(text, '');
    else if (type === 'boneyard') addNote(text, 'Boneyard');
    else if (type === 'page_break') {
      if (newPage) push('General', null);
      newPage = true;
    } else {
      const named = element.final_draft?.type ?? usualParagraphType(element, before);
      const last = newPage ? undefined : paragraphs.at(-1);
      before = named === 'Summary' && !last ? 'Outline Body' : named;
      if (before === 'Summary') last?.summary.push(text);
      else push(before, element);
      const details = shotDetails(element.shot);
      if (details !== '') addNote(details, '');
      continue;
    }
    before = '';
  }
  if (newPage) push('General', null);
  return paragraphs;
}

function attributesOf({ type, scene_number, shot }: ScriptElement, paragraph: string): string {
  const number = scene_number ?? shot?.number;
  const isCentered = type === 'centered' && paragraph !== 'End of Act';
  return `${isCentered ? 'Alignment="Center" ' : ''}${number === undefined ? '' : `Number="${escaped(number)}" `}`;
}

/** What a scene's navigator shows of it. */
function propertiesXml({ scene, summary }: Paragraph): string {
  const { title, page, color } = scene?.final_draft ?? {};
  const eighths = scene?.page_eighths;
  const said = [
    ...(color === undefined ? [] : [`Color="${escaped(color)}"`]),
    ...(eighths === undefined ? [] : [`Length="${lengthOf(eighths)}"`]),
    ...(page === undefined ? [] : [`Page="${escaped(page)}"`]),
  ];
  if (said.length === 0 && title === undefined && summary.length === 0) return '';
  const start = `<SceneProperties ${[...said, `Title="${escaped(title ?? '')}"`].join(' ')}`;
  const paragraphs = summary.map((text) => `<Paragraph>${runsXml(text)}</Paragraph>`);
  return summary.length === 0 ? `${start}/>` : `${start}><Summary>${paragraphs.join('')}</Summary></SceneProperties>`;
}

function noteXml(id: number, name: string, text: string): string {
  const lines = text.split('\n').map((line) => `<Paragraph>${runsXml(line)}</Paragraph>`);
  return `<ScriptNote ID="${id}"${name === '' ? '' : ` Name="${name}"`}>${lines.join('')}</ScriptNote>`;
}

/** Speeches side by side stand in a block of their own. */
function contentLines(paragraphs: readonly Paragraph[]): string[] {
  const lines: string[] = [];
  let before: ScriptElement['dual'];
  for (const [index, paragraph] of paragraphs.entries()) {
    const { attributes, notes, text, side } = paragraph;
    const isNext = side === 'left' && before === 'right';
    if (before !== undefined && (side === undefined || isNext)) lines.push('</DualDialogue>', '</Paragraph>');
    if (side !== undefined && (before === undefined || isNext)) lines.push('<Paragraph>', '<DualDialogue>');
    lines.push(`<Paragraph ${attributes}>${propertiesXml(paragraph)}${notes.join('')}${runsXml(text)}</Paragraph>`);
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
