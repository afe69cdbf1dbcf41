import { firstFrom } from './snapping.ts';
import type { Block, Track } from './tracks.ts';

/** What is drawn of a strip comes and goes in pages of so many pixels: a frame that scrolls draws what begins on the next one. */
export const PAGE = 128;
/** Pages that are drawn before and behind what is seen. */
export const AHEAD = 2;

/** What is drawn of a track: a block, or so many that are too narrow to be told apart. */
export type Drawn =
  | { readonly kind: 'block'; readonly block: Block }
  | {
      readonly kind: 'crowd';
      readonly id: string;
      readonly blocks: readonly Block[];
      readonly start: number;
      readonly end: number;
      readonly row: number;
    };

/** Narrower blocks, in pixels, are drawn together. */
const NARROW = 10;
/** How wide what is drawn together becomes, in pixels. */
const CROWD = 24;
/** Wider blocks, in pixels, belong to no page: they may be seen although none is drawn that they begin on. */
const WIDE = AHEAD * PAGE;

/** Tells what begins on a page of a track, at so many pixels a second; what was told once is known. */
export function pagesOf(track: Track, pixels: number): (page: number) => readonly Drawn[] {
  const starts = track.blocks.map(({ start }) => start);
  const known = new Map<number, readonly Drawn[]>();
  return (page) => {
    const drawn = known.get(page) ?? drawnOf(blocksOn(track, starts, page, pixels), pixels);
    known.set(page, drawn);
    return drawn;
  };
}

function blocksOn({ blocks }: Track, starts: readonly number[], page: number, pixels: number): readonly Block[] {
  const [from, to] = [firstFrom(starts, (page * PAGE) / pixels), firstFrom(starts, ((page + 1) * PAGE) / pixels)];
  return blocks.slice(from, to).filter((block) => !isWide(block, pixels));
}

function drawnOf(blocks: readonly Block[], pixels: number): readonly Drawn[] {
  const drawn: Drawn[] = [];
  const crowds = new Map<number, Extract<Drawn, { kind: 'crowd' }>>();
  const close = (row: number): void => {
    const crowd = crowds.get(row);
    if (crowd) drawn.push(crowd);
    crowds.delete(row);
  };
  for (const block of blocks) {
    const { row, start, end, id } = block;
    const crowd = crowds.get(row);
    if ((end - start) * pixels >= NARROW) {
      close(row);
      drawn.push({ kind: 'block', block });
    } else if (crowd && (end - crowd.start) * pixels <= CROWD) {
      crowds.set(row, { ...crowd, blocks: [...crowd.blocks, block], end });
    } else {
      close(row);
      crowds.set(row, { kind: 'crowd', id, blocks: [block], start, end, row });
    }
  }
  for (const row of [...crowds.keys()]) close(row);
  return drawn;
}

/** The blocks of a track that are wider than its pages and lie on some from `first` to `last`. */
export function wideOn({ blocks, longest }: Track, first: number, last: number, pixels: number): readonly Block[] {
  if (longest * pixels <= WIDE) return [];
  const [from, to] = [(first * PAGE) / pixels, ((last + 1) * PAGE) / pixels];
  return blocks.filter((block) => isWide(block, pixels) && block.start <= to && block.end >= from);
}

function isWide({ start, end }: Block, pixels: number): boolean {
  return (end - start) * pixels > WIDE;
}

/**
 * Names what of all that is drawn is so: a block that is, and what is drawn together where one of it is. Names of the same are
 * equal, so that only pages are drawn again that they concern.
 */
export function namesOf(drawn: readonly Drawn[], isSo: (block: Block) => boolean): string {
  return drawn
    .filter((each) => (each.kind === 'block' ? isSo(each.block) : each.blocks.some(isSo)))
    .map((each) => (each.kind === 'block' ? each.block.id : each.id))
    .join(' ');
}

/** The names that {@link namesOf} gave. */
export function named(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** The block of a track that the Tab key comes to: the one that is picked, else the first that is drawn. */
export function reachedFirst(drawn: readonly Drawn[], picked: string | null): string | null {
  let first: string | null = null;
  for (const each of drawn) {
    if (each.kind !== 'block') continue;
    if (each.block.id === picked) return picked;
    first ??= each.block.id;
  }
  return first;
}
