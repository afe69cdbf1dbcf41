import type { FinalDraftParagraph, ScriptElement } from './screenplay.ts';

/** `Final Draft: Type="Cast List"`: what Fountain has no element for, in a note behind the element it is about. */
const wholeNote = /^Final Draft:(?: (?:Type|Number|Length|Page|Title|Color)="[^"]*")+$/u;
const attribute = / (Type|Number|Length|Page|Title|Color)="([^"]*)"/gu;
/** Final Draft's white: a scene that has no colour. */
const noColor = '#FFFFFFFFFFFF';
const lengthForm = /^\s*(?:(\d{1,4})(?!\s*\/))?\s*(?:(\d{1,2})\s*\/\s*8)?\s*$/;

/** The length of a scene in eighths of a page: "1 3/8" is 11; null where it is none. */
export function eighthsOf(length: string): number | null {
  const [, pages = '', eighths = ''] = lengthForm.exec(length) ?? [];
  return pages === '' && eighths === '' ? null : Number(pages) * 8 + Number(eighths);
}

/** "1 3/8" */
export function lengthOf(eighths: number): string {
  const whole = Math.floor(eighths / 8);
  const rest = Math.round(eighths) % 8;
  return [...(whole > 0 ? [String(whole)] : []), ...(rest > 0 || whole === 0 ? [`${rest}/8`] : [])].join(' ');
}

/** An element, and behind it what only Final Draft knows of it in a note, which {@link withoutFinalDraftNotes} takes back. */
export function withFinalDraftNote(element: ScriptElement): readonly ScriptElement[] {
  const { type, final_draft: known, page_eighths: eighths, shot } = element;
  // A shot becomes action there, and its number would be a note of its own.
  const isShot = type === 'shot' && known?.type === 'Shot';
  const values: [string, string | undefined][] = [
    ['Type', known?.type],
    ['Number', isShot ? shot?.number : undefined],
    ['Length', eighths === undefined ? undefined : lengthOf(eighths)],
    ['Page', known?.page],
    ['Title', known?.title],
    ['Color', known?.color === noColor ? undefined : known?.color],
  ];
  const said: string[] = values.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${escaped(value)}"`],
  );
  if (said.length === 0) return [element];
  const note: ScriptElement = { type: 'note', text: `Final Draft: ${said.join(' ')}`, range: element.range };
  const { number: _, ...details } = shot ?? {};
  return [isShot ? { ...element, shot: details } : element, note];
}

/** The elements with what notes say for Final Draft, right behind the element they are about. */
export function withoutFinalDraftNotes(elements: readonly ScriptElement[]): ScriptElement[] {
  const result: ScriptElement[] = [];
  let isTaken = true;
  for (const element of elements) {
    const last = result.at(-1);
    const said: ReadonlyMap<string, string> | null =
      element.type === 'note' && last && !isTaken ? saidIn(element.text) : null;
    isTaken = said !== null || element.type === 'note' || element.type === 'boneyard';
    if (said && last) result[result.length - 1] = withSaid(last, said);
    else result.push(element);
  }
  return result;
}

/** Whether a note is one of {@link withFinalDraftNote}. @param text without its brackets */
export function isFinalDraftNote(text: string): boolean {
  return wholeNote.test(text);
}

function saidIn(text: string): ReadonlyMap<string, string> | null {
  if (!isFinalDraftNote(text)) return null;
  return new Map(Array.from(text.matchAll(attribute), ([, name = '', value = '']) => [name, unescaped(value)]));
}

function withSaid(element: ScriptElement, said: ReadonlyMap<string, string>): ScriptElement {
  const own: FinalDraftParagraph = finalDraftOf({
    type: said.get('Type'),
    title: said.get('Title'),
    page: said.get('Page'),
    color: said.get('Color'),
  });
  const eighths = eighthsOf(said.get('Length') ?? '');
  const number = said.get('Number');
  return {
    ...element,
    final_draft: own,
    ...(eighths === null ? {} : { page_eighths: eighths }),
    ...(own.type === 'Shot' ? { type: 'shot', ...(number === undefined ? {} : { shot: { number } }) } : {}),
  };
}

/** Only what is said. */
export function finalDraftOf(said: {
  readonly [Name in keyof FinalDraftParagraph]: FinalDraftParagraph[Name] | undefined;
}): FinalDraftParagraph {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== ''));
}

/** What would end the value, the note, a line, or open a boneyard is written as XML writes it. */
function escaped(value: string): string {
  return value.replaceAll(/[&"[\]*\p{Cc}\u2028\u2029]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

function unescaped(value: string): string {
  return value.replaceAll(/&#(\d{1,4});/g, (_whole, code: string) => String.fromCodePoint(Number(code)));
}
