import { unzipSync } from 'fflate';
import type { Library } from '../../../src-main/library/open.ts';

/** Forms of a board that are written. */
export const BOARDS = ['csv', 'fountain', 'xlsx', 'html'] as const;
/** All that is written, in this order. */
export const FORMATS = [...BOARDS, 'shotloom'] as const;
export type Format = (typeof FORMATS)[number];

export function nameOf(format: Format): string {
  return `the film 影片.${format}`;
}

const MARK = /a boat with mark (\d+) on its sail/u;
/** Said in the film's last shot. */
const LAST_WORDS = '有人吗';

/** Says in the picture of the film's first shot which edit this is. */
export function markFilm(library: Library, project: string, mark: number): void {
  const [shot] = library.shotsOf(project);
  if (!shot) throw new Error('The film has no shots.');
  const after = { ...shot, overrides: { picture: `a boat with mark ${mark} on its sail` } };
  library.commit(project, 'picture', [{ table: 'shots', id: shot.id, before: shot, after }]);
}

/** Which edit the film in the library has; null before the first. */
export function markOfFilm(library: Library, project: string): number | null {
  return markIn(library.shotsOf(project)[0]?.overrides?.picture ?? '');
}

/** Which edit an exported file shows; null where it is not the whole file of one edit. Zips have their sums checked. */
export function markOfFile(format: Format, bytes: Buffer): number | null {
  const text = format === 'xlsx' || format === 'shotloom' ? unzipped(bytes) : bytes.toString('utf8');
  const isWhole = format !== 'html' || text.trimEnd().endsWith('</html>');
  return isWhole && text.includes(LAST_WORDS) ? markIn(text) : null;
}

function unzipped(bytes: Buffer): string {
  try {
    const entries = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(?:xml|json)$/u.test(name));
    return entries.map(([, content]) => Buffer.from(content).toString('utf8')).join('\n');
  } catch {
    return '';
  }
}

function markIn(text: string): number | null {
  const mark = MARK.exec(text)?.[1];
  return mark === undefined ? null : Number(mark);
}
