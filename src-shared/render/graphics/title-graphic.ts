import type { TitleText } from '../../timeline/records.ts';
import type { Graphic, GraphicOf } from './records.ts';
import { PLAIN_THEME } from './records.ts';

const ROLE = /^(?<role>[^:：]{1,80})[:：]\s*(?<names>\S.*)$/u;
const BETWEEN_NAMES = /\s*[,;，、；]\s*/u;

/**
 * Words of the timeline as a graphic. The first line is the title, the name or what stands first in credits; a template that is not known
 * is a title.
 */
export function titleGraphic({ template, text }: TitleText): Graphic {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = '', ...rest] = lines;
  const theme = PLAIN_THEME;
  switch (template) {
    case 'chapter':
      return rest.length === 0
        ? { kind: 'chapter', label: '', title: first, theme }
        : { kind: 'chapter', label: first, title: rest.join('\n'), theme };
    case 'credits':
      return credits(lines);
    case 'lower-third':
      return { kind: 'lower-third', name: first, role: rest.join('\n'), theme };
    case 'ticker':
      return { kind: 'ticker', label: '', items: lines, theme };
    default:
      return { kind: 'title', title: first, subtitle: rest.join('\n'), theme };
  }
}

/** "Music: A, B" names a role; a first line without one is the heading. */
function credits(lines: readonly string[]): GraphicOf<'credits'> {
  const entries = lines.map((line) => {
    const { role, names } = ROLE.exec(line)?.groups ?? {};
    if (role === undefined || names === undefined) return { role: '', names: [line] };
    return { role: role.trim(), names: names.split(BETWEEN_NAMES).filter((name) => name !== '') };
  });
  const [first, ...rest] = entries;
  const hasHeading = first?.role === '' && rest.length > 0;
  return {
    kind: 'credits',
    heading: hasHeading ? (first.names[0] ?? '') : '',
    entries: hasHeading ? rest : entries,
    theme: PLAIN_THEME,
  };
}
