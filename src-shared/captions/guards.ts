/**
 * A word joiner, which nobody sees, parts marks that would be read as a format's own: `<i>` said by a caption, a backslash.
 * Readers take it away where writers put it.
 */
export const GUARD = '\u2060';

const GUARDED = new RegExp(`(^|[<{\\\\-])${GUARD}`, 'gmu');

/** Text without the word joiners that writers put behind a mark or before a line. */
export function unguarded(text: string): string {
  return text.replaceAll(GUARDED, '$1');
}
