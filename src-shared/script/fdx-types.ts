import type { ElementType, ScriptElement } from './screenplay.ts';

const typesOfParagraphs: Readonly<Record<string, ElementType>> = {
  'Scene Heading': 'scene_heading',
  Character: 'character',
  Parenthetical: 'parenthetical',
  Dialogue: 'dialogue',
  Transition: 'transition',
  Shot: 'shot',
  Singing: 'lyrics',
  Lyrics: 'lyrics',
  'Cast List': 'synopsis',
  'New Act': 'section',
  'End of Act': 'centered',
  'Outline Body': 'synopsis',
  Summary: 'synopsis',
};
const usualTypes: Readonly<Partial<Record<ElementType, string>>> = {
  scene_heading: 'Scene Heading',
  character: 'Character',
  parenthetical: 'Parenthetical',
  dialogue: 'Dialogue',
  lyrics: 'Singing',
  transition: 'Transition',
  shot: 'Shot',
};
/** The types of paragraphs that every script of Final Draft brings along. */
const ownTypes: ReadonlySet<string> = new Set([
  ...Object.keys(typesOfParagraphs).filter((type) => type !== 'Singing' && type !== 'Lyrics'),
  'Action',
  'General',
]);
const outline = /^Outline (\d)$/;
/** Final Draft has outlines of this depth. */
const deepestOutline = 9;
const ordinal = '(?:\\d{1,2}|[IVX]{1,4}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)';
const division = `(?:ACT ${ordinal}|TEASER|COLD OPEN|TAG)`;
const newAct = new RegExp(
  `^(?:${division}(?:[:.\\s–—-].{0,60})?|第[0-9０-９一二两三四五六七八九十]{1,3}幕(?:[\\s：:].{0,40})?)$`,
  'iu',
);
const endOfAct = new RegExp(
  `^(?:(?:THE )?END OF (?:THE )?${division}|第[0-9０-９一二两三四五六七八九十]{1,3}幕\\s*(?:终|完|结束))[.。]?$`,
  'iu',
);

/** What a paragraph of this type is, before it is known where it stands; of an outline also how deep it is. */
export function elementOfParagraph(written: string): { readonly type: ElementType; readonly depth?: number } {
  const depth = outline.exec(written)?.[1];
  if (depth !== undefined) return { type: 'section', depth: Number(depth) };
  const type = Object.hasOwn(typesOfParagraphs, written) ? (typesOfParagraphs[written] ?? 'action') : 'action';
  return type === 'section' ? { type, depth: 1 } : { type };
}

/**
 * The type that a paragraph of Final Draft has for an element where the element does not say another. "Summary" is none:
 * it is the scene's, and stands in its heading.
 * @param before the type of the paragraph of the element right before; '' where that is none
 */
export function usualParagraphType({ type, text, depth }: ScriptElement, before: string): string {
  if (type === 'section' && (depth ?? 1) === 1 && newAct.test(text)) return 'New Act';
  if (type === 'section') return `Outline ${Math.min(deepestOutline, Math.max(1, depth ?? 1))}`;
  if (type === 'centered') return endOfAct.test(text) ? 'End of Act' : 'Action';
  if (type === 'synopsis') return before === 'Scene Heading' || before === 'Summary' ? 'Summary' : 'Outline Body';
  return usualTypes[type] ?? 'Action';
}

/** Whether an element has a paragraph of its own: notes hang on others, a page break is said by the next. */
export function hasParagraph({ type }: ScriptElement): boolean {
  return type !== 'note' && type !== 'boneyard' && type !== 'page_break';
}

/** Whether a script has to say itself what a type looks like. */
export function isOwnType(type: string): boolean {
  return ownTypes.has(type) || outline.test(type);
}
