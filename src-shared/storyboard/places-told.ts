import type { Screenplay } from '../script/screenplay.ts';
import { placeImplied } from './place-implied.ts';
import { isPlaceHeading, placeInTitle, placeSaid } from './place-said.ts';

/** Shots of a scene in which nothing says yet where it is; it is where the next says. */
const mostBeforePlace = 2;
const longestLook = 400;

/**
 * The place of each shot of copy, by the index of its element: null where its heading says it, '' where nothing does.
 * A scene begins where its heading or else its first place is; a place once reached holds until the words leave it. Where
 * the words name none, what they speak of may imply it for all of the scene; else it is the title's.
 */
export function placesTold(
  { elements, language }: Screenplay,
  isCopy: ReadonlySet<number>,
): Map<number, string | null> {
  const titled = elements.find(({ type, key }) => type === 'title_page' && key === 'title')?.text ?? '';
  const elsewhere = placeInTitle(titled, language) ?? '';
  const places = new Map<number, string | null>();
  let isHeaded = false;
  let place: string | null = null;
  /** Shots until the scene's first place, those of them that may still take it last. */
  let before: { readonly index: number; readonly text: string }[] = [];
  const settle = () => {
    const late = place === null ? before.length : Math.max(0, before.length - 1 - mostBeforePlace);
    const implied = placeImplied(
      before
        .slice(0, late)
        .map(({ text }) => text)
        .join('\n'),
      language,
    );
    for (const [nth, { index }] of before.entries())
      places.set(index, isHeaded ? null : nth < late ? (implied ?? elsewhere) : place);
    before = [];
  };
  for (const [index, { type, text }] of elements.entries()) {
    if (type === 'scene_heading') {
      settle();
      isHeaded = isPlaceHeading(text, language);
      place = null;
    }
    if (!isCopy.has(index)) continue;
    place = placeSaid(text, language) ?? place;
    before.push({ index, text: text.slice(0, longestLook) });
    if (place !== null) settle();
  }
  settle();
  return places;
}
