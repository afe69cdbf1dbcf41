import { cueText, splitExtensions } from './cue.ts';
import { finalDraftOf } from './fdx-notes.ts';
import { readFdxParagraphs } from './fdx-paragraphs.ts';
import type { FdxAttachment, FdxContent, FdxParagraph } from './fdx-paragraphs.ts';
import { readFdxTitlePage } from './fdx-title-page.ts';
import { elementOfParagraph, hasParagraph, usualParagraphType } from './fdx-types.ts';
import { isCut } from './fountain-blocks.ts';
import { detectLanguage } from './language.ts';
import type { ElementType, Screenplay, ScriptElement } from './screenplay.ts';

const speechTypes: ReadonlySet<ElementType> = new Set(['parenthetical', 'dialogue', 'lyrics']);

/** A paragraph as an element, before speeches are put together. */
interface Draft {
  readonly element: ScriptElement;
  readonly dual: number | null;
  readonly attached: readonly FdxAttachment[];
  readonly place: number;
}

/**
 * Reads a Final Draft script (.fdx). Elements come in the order of the script, the title page first; ranges are UTF-16
 * offsets into the file's text and include the paragraph's tags. Bold, italic and underlined text has Fountain's marks.
 *
 * Paragraphs of types that Fountain does not know become: General and unknown types action; Shot a written shot; Cast
 * List and Outline Body synopses, as is each paragraph of a scene's summary; New Act and Outline N sections; End of Act
 * centered text; an omitted scene a boneyard. As in Fountain, a cue that nothing said follows is action, and so is something
 * said without a cue; paragraphs of dialogue that follow each other are one element. `final_draft` says of each what its
 * type was, where that does not follow from the element, and the properties of scenes. Revision marks are left out.
 *
 * @param path named in the message of an error
 * @throws ShotloomError script_damaged where the file is no sound Final Draft script
 */
export function readFdx(text: string, path: string): Screenplay {
  const content = readFdxParagraphs(text, path);
  const drafts = withNotes(content, content.paragraphs.flatMap(draftsOf));
  const elements = [...readFdxTitlePage(content.titlePage), ...withoutUsualTypes(putTogether(drafts))];
  return { language: detectLanguage(elements.map((element) => element.text).join('\n')), elements };
}

/** Notes in a list of their own name a place: they follow the last paragraph that begins there or before. */
function withNotes({ notes }: FdxContent, drafts: readonly Draft[]): Draft[] {
  const waiting = notes.toSorted((one, other) => (one.place ?? Infinity) - (other.place ?? Infinity));
  const result = drafts.map((draft, index) => {
    const until = drafts[index + 1]?.place;
    const here = until === undefined ? waiting.length : waiting.findIndex(({ place }) => (place ?? Infinity) >= until);
    const found = waiting.splice(0, here < 0 ? waiting.length : here);
    return found.length === 0 ? draft : { ...draft, attached: [...draft.attached, ...found] };
  });
  return [...result, ...waiting.map((note) => lone(elementOf(note)))];
}

function lone(element: ScriptElement): Draft {
  return { element, dual: null, attached: [], place: Infinity };
}

function elementOf({ type, text, range }: FdxAttachment): ScriptElement {
  return { type, text, range, ...(type === 'synopsis' ? { final_draft: { type: 'Summary' } } : {}) };
}

/** Types are said only where the writer of these elements would choose others; a shot's tells that Final Draft has it as one. */
function withoutUsualTypes(elements: readonly ScriptElement[]): ScriptElement[] {
  let before = '';
  return elements.map((element) => {
    const { final_draft: said, ...bare } = element;
    const usual = usualParagraphType(bare, before);
    const type = said?.type ?? usual;
    before = hasParagraph(element) ? type : '';
    const isUsual = type === usual && type !== 'Shot';
    const rest = finalDraftOf({ ...said, type: isUsual ? undefined : type });
    return Object.keys(rest).length === 0 ? bare : { ...bare, final_draft: rest };
  });
}

function draftsOf(paragraph: FdxParagraph): Draft[] {
  const { range, dual, attached, place } = paragraph;
  const pageBreak = paragraph.startsNewPage ? [{ ...lone({ type: 'page_break', text: '', range }), place }] : [];
  const element = plainElement(paragraph);
  if (element) return [...pageBreak, { element, dual, attached, place }];
  return [...pageBreak, ...attached.map((attachment) => ({ ...lone(elementOf(attachment)), place }))];
}

/** Null for a paragraph that holds no text of its own. */
function plainElement(paragraph: FdxParagraph): ScriptElement | null {
  const { type: written, text: whole, range, isCentered, number, eighths, title, page, color } = paragraph;
  const { type: known, depth } = elementOfParagraph(written);
  const type = known === 'action' && isCentered ? 'centered' : known;
  const text = type === 'action' ? whole.trimEnd() : whole.trim();
  if (text.trim() === '') return null;
  const element = {
    type,
    text,
    range,
    ...(eighths === null ? {} : { page_eighths: eighths }),
    final_draft: finalDraftOf({ type: written, title, page, color }),
  };
  const own = number === null || number === '' ? undefined : number;
  if (type === 'character') {
    const { name, extension } = splitExtensions(text);
    return name === '' || extension === null ? element : { ...element, text: name, extension };
  }
  if (type === 'parenthetical') return /^[(（][\s\S]*[)）]$/.test(text) ? element : { ...element, text: `(${text})` };
  if (type === 'section') return { ...element, depth: depth ?? 1 };
  if (own === undefined || (type !== 'shot' && type !== 'scene_heading')) return element;
  return { ...element, ...(type === 'shot' ? { shot: { number: own } } : { scene_number: own }) };
}

/** A speech that is read: the dual dialogue it stands in, if any, and on which side. */
interface OpenSpeech {
  readonly dual: number | null;
  readonly side: ScriptElement['dual'];
}

/** Puts cues and what is said under them together, as Fountain knows them, and hangs the notes behind. */
function putTogether(drafts: readonly Draft[]): ScriptElement[] {
  const main = drafts.filter(({ element }) => !isCut(element));
  const cues = cuesOf(main);
  const sides = sidesOf(main, cues);
  const elements: ScriptElement[] = [];
  const notes: ScriptElement[] = [];
  let speech: OpenSpeech | null = null;
  for (const draft of drafts) {
    const { element, dual, attached } = draft;
    if (isCut(element)) {
      notes.push(element);
      continue;
    }
    if (cues.has(draft)) speech = { dual, side: sides.get(draft) };
    else if (!speechTypes.has(element.type) || speech?.dual !== dual) speech = null;
    const last = elements.at(-1);
    // What is said by nobody would go on with a speech outside its dual dialogue.
    const isApart = dual === null && !(last && speechTypes.has(last.type) && last.dual === undefined);
    const read = speech ? withSide(element, speech.side) : unspoken(element, isApart);
    if (speech && last && goesOn(last, read)) {
      elements[elements.length - 1] = {
        ...last,
        text: `${last.text}\n${read.text}`,
        range: [last.range[0], read.range[1]],
      };
    } else {
      for (const note of notes.splice(0)) elements.push(note);
      elements.push(read);
    }
    for (const attachment of attached) notes.push(elementOf(attachment));
  }
  return [...elements, ...notes];
}

/** The cues under which something is said. */
function cuesOf(drafts: readonly Draft[]): Set<Draft> {
  return new Set(
    drafts.filter(({ element, dual }, index) => {
      const next = drafts[index + 1];
      return element.type === 'character' && next?.dual === dual && speechTypes.has(next.element.type);
    }),
  );
}

/** On which side the first two speeches of each dual dialogue stand; one alone stands on none. */
function sidesOf(drafts: readonly Draft[], cues: ReadonlySet<Draft>): Map<Draft, 'left' | 'right'> {
  const speakers = new Map<number, Draft[]>();
  for (const draft of drafts) {
    if (draft.dual === null || !cues.has(draft)) continue;
    const list = speakers.get(draft.dual);
    if (list) list.push(draft);
    else speakers.set(draft.dual, [draft]);
  }
  const sides = new Map<Draft, 'left' | 'right'>();
  for (const [left, right] of speakers.values()) if (left && right) sides.set(left, 'left').set(right, 'right');
  return sides;
}

function withSide(element: ScriptElement, side: ScriptElement['dual']): ScriptElement {
  return side === undefined ? element : { ...element, dual: side };
}

/** Something said by nobody, or a cue that nothing said follows, is action; its type is kept where it means no speech again. */
function unspoken(element: ScriptElement, isApart: boolean): ScriptElement {
  const { type, text, extension, range, final_draft } = element;
  if (type !== 'character' && type !== 'dialogue' && type !== 'parenthetical') return element;
  return {
    type: 'action',
    text: type === 'character' ? cueText(text, extension) : text,
    range,
    ...(isApart && final_draft ? { final_draft } : {}),
  };
}

/** Whether an element of a speech goes on with the one before, as lines of one paragraph. */
function goesOn(last: ScriptElement, next: ScriptElement): boolean {
  const isSame =
    last.type === next.type && last.dual === next.dual && last.final_draft?.type === next.final_draft?.type;
  return isSame && (next.type === 'dialogue' || next.type === 'lyrics');
}
