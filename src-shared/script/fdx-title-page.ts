import type { FdxParagraph } from './fdx-paragraphs.ts';
import type { ScriptElement } from './screenplay.ts';

const labelled = /^([\p{L}][\p{L}\p{N} _-]{0,38})\s*[:：]\s+(\S[\s\S]*)$/u;
const credit =
  /^(?:(?:screenplay|teleplay|story|script|play|adapted|written|created)\b.*\bby|by|written|编剧|作者|编剧：|by:)$/iu;
const source = /^(?:based (?:up)?on|from the|adapted from|story by|原著|改编自|根据)/iu;
const copyright = /^(?:©|\(c\)|copyright|版权)/iu;
const date =
  /^(?:\d{1,4}[./年-]\d{1,2}[./月-]\d{1,4}日?|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2},?)?(?: \d{4})?|.*\bdraft\b.*)$/iu;

/**
 * What a value of a title page is. Final Draft knows no keys: the first centered one is the title, who wrote it stands
 * under "written by", and so on; a value that begins with a key and a colon says it itself.
 * @param seen keys of the values before
 */
export function titleKey(
  text: string,
  isCentered: boolean,
  seen: ReadonlySet<string>,
): { readonly key: string; readonly text: string } {
  const [, label, value] = isCentered ? [] : (labelled.exec(text) ?? []);
  if (label !== undefined && value !== undefined) return { key: label.trim().toLowerCase(), text: value };
  if (copyright.test(text)) return { key: 'copyright', text };
  if (!isCentered) return { key: date.test(text) ? 'draft date' : 'contact', text };
  if (!seen.has('title')) return { key: 'title', text };
  if (credit.test(text) && !seen.has('author')) return { key: 'credit', text };
  if (source.test(text)) return { key: 'source', text };
  if (!seen.has('author')) return { key: 'author', text };
  return { key: date.test(text) ? 'draft date' : 'notes', text };
}

/** Reads the title page: lines that follow each other on the same side are one value, which an empty one ends. */
export function readFdxTitlePage(paragraphs: readonly FdxParagraph[]): ScriptElement[] {
  const values: { texts: string[]; isCentered: boolean; range: readonly [number, number] }[] = [];
  let before: FdxParagraph | null = null;
  for (const paragraph of paragraphs) {
    const text = paragraph.text.trim();
    const last = values.at(-1);
    const goesOn = before !== null && before.isCentered === paragraph.isCentered && !standsAlone(before);
    if (text === '') before = null;
    else {
      if (last && goesOn) {
        last.texts.push(text);
        last.range = [last.range[0], paragraph.range[1]];
      } else values.push({ texts: [text], isCentered: paragraph.isCentered, range: paragraph.range });
      before = paragraph;
    }
  }
  const seen = new Set<string>();
  return values.map(({ texts, isCentered, range }): ScriptElement => {
    const { key, text } = titleKey(texts.join('\n'), isCentered, seen);
    seen.add(key);
    return { type: 'title_page', key, text, range };
  });
}

/** "written by" right above a name, and a value that says its key. */
export function standsAlone({ text, isCentered }: Pick<FdxParagraph, 'text' | 'isCentered'>): boolean {
  return isCentered ? credit.test(text.trim()) : labelled.test(text.trim());
}
