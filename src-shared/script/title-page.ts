import { readBareTitle } from './bare-title.ts';
import type { ScriptElement } from './screenplay.ts';
import { sourceRange } from './source-lines.ts';
import type { SourceLine, SourceLines } from './source-lines.ts';

/** Keys that make the first lines of a script a title page, and what the Chinese ones mean. */
const knownKeys: ReadonlyMap<string, string> = new Map([
  ...[
    'title',
    'credit',
    'author',
    'authors',
    'source',
    'notes',
    'draft date',
    'date',
    'contact',
    'contact info',
    'copyright',
    'revision',
    'version',
    'draft',
    'episode',
    'series',
    'written by',
    'font',
    'language',
  ].map((key) => [key, key] as const),
  ...([
    ['标题', 'title'],
    ['片名', 'title'],
    ['剧名', 'title'],
    ['题目', 'title'],
    ['署名', 'credit'],
    ['作者', 'author'],
    ['编剧', 'author'],
    ['原著', 'source'],
    ['来源', 'source'],
    ['备注', 'notes'],
    ['日期', 'draft date'],
    ['联系方式', 'contact'],
    ['版权', 'copyright'],
    ['版本', 'revision'],
  ] as const),
]);

const longestKey = 40;

function splitKey(line: SourceLine): { key: string; valueAt: number } | null {
  if (line.indent > 0) return null;
  const colon = /[:：]/.exec(line.text.slice(0, longestKey))?.index ?? -1;
  if (colon <= 0) return null;
  const written = line.text.slice(0, colon).trim().toLowerCase();
  if (!/^[\p{L}\p{N} _-]+$/u.test(written)) return null;
  return { key: knownKeys.get(written) ?? written, valueAt: colon + 1 };
}

/** "FADE IN:" opens many scripts and is no key. */
function opensTitlePage(lines: SourceLines): boolean {
  const first = lines.at(0);
  if (!first || first.blank || !splitKey(first)) return false;
  for (let index = 0; ; index += 1) {
    const line = lines.at(index);
    if (!line || line.blank) return false;
    const split = splitKey(line);
    if (!split && line.indent === 0) return false;
    if (split && [...knownKeys.values()].includes(split.key)) return true;
  }
}

/**
 * Reads the title page: `Key: value` lines from the very first one on, values continued on indented lines, up to a blank
 * line. At least one key must be a known one, so that a script that opens with a transition or a speech keeps it. Else
 * a title without a key.
 * @returns its elements and the number of lines they take (0 where there is no title page).
 */
export function readTitlePage(lines: SourceLines): { elements: ScriptElement[]; lineCount: number } {
  if (!opensTitlePage(lines)) return readBareTitle(lines) ?? { elements: [], lineCount: 0 };
  const elements: ScriptElement[] = [];
  let index = 0;
  for (;;) {
    const first = lines.at(index);
    const split = first && !first.blank ? splitKey(first) : null;
    if (!first || !split) return { elements, lineCount: index };
    const values = [first.text.slice(split.valueAt).trim()];
    let last = first;
    index += 1;
    for (let next = lines.at(index); next && !next.blank && next.indent > 0; next = lines.at(index)) {
      values.push(next.trimmed);
      last = next;
      index += 1;
    }
    elements.push({
      type: 'title_page',
      key: split.key,
      text: values.filter((value) => value !== '').join('\n'),
      range: sourceRange(first, 0, last, last.indent + last.trimmed.length),
    });
  }
}
