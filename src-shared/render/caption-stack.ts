import type { PlanCaption } from './plan.ts';

/** What is written at one place for some frames; half-open. */
export interface CaptionBlock {
  readonly place: 'bottom' | 'top';
  readonly from: number;
  readonly to: number;
  /** From above; at least one of them is shown. */
  readonly rows: readonly CaptionRow[];
}

/** A caption, or (null) the room that one of another lane leaves empty for a while. */
export interface CaptionRow {
  readonly caption: PlanCaption | null;
  readonly lines: number;
}

/**
 * Captions of several lanes, such as two languages, as blocks in which each lane keeps its place: the first lane above. One that
 * stays while another lane pauses does not move for it. No two blocks of a place show at once, so that no player has to arrange them.
 */
export function captionBlocks(captions: readonly PlanCaption[]): CaptionBlock[] {
  const blocks = (['bottom', 'top'] as const).flatMap((place) => {
    const here = captions.filter((caption) => (caption.place ?? 'bottom') === place);
    return joined(slicesOf(here).flatMap((slice) => blockOf(here, place, slice)));
  });
  return blocks.toSorted((one, other) => one.from - other.from);
}

interface Slice {
  readonly from: number;
  readonly to: number;
}

/** Stretches in which nothing comes or goes. */
function slicesOf(captions: readonly PlanCaption[]): Slice[] {
  const edges = [...new Set(captions.flatMap(({ from, to }) => [from, to]))].toSorted((one, other) => one - other);
  return edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1] ?? from }));
}

function blockOf(captions: readonly PlanCaption[], place: CaptionBlock['place'], slice: Slice): CaptionBlock[] {
  const shown = captions.filter((caption) => meets(caption, slice));
  if (shown.length === 0) return [];
  const lanes = [...new Set(captions.map(laneOf))].toSorted((one, other) => one - other);
  const rows = lanes.flatMap((lane): CaptionRow[] => {
    const own = shown.filter((caption) => laneOf(caption) === lane);
    if (own.length > 0) return own.map((caption) => ({ caption, lines: linesOf(caption) }));
    // What stands at the edge of the picture holds up what stands beyond it.
    const held = shown.filter((caption) => (place === 'top' ? laneOf(caption) > lane : laneOf(caption) < lane));
    const room = captions.filter((caption) => laneOf(caption) === lane && held.some((each) => meets(caption, each)));
    return room.length === 0 ? [] : [{ caption: null, lines: Math.max(...room.map(linesOf)) }];
  });
  return [{ place, ...slice, rows }];
}

/** Blocks of the same words that follow one another are one. */
function joined(blocks: readonly CaptionBlock[]): CaptionBlock[] {
  const whole: CaptionBlock[] = [];
  for (const block of blocks) {
    const last = whole.at(-1);
    const isSame =
      last?.to === block.from &&
      last.rows.length === block.rows.length &&
      last.rows.every(({ caption, lines }, row) => {
        const other = block.rows[row];
        return other?.caption === caption && other.lines === lines;
      });
    if (last && isSame) whole[whole.length - 1] = { ...last, to: block.to };
    else whole.push(block);
  }
  return whole;
}

function meets(one: Slice, other: Slice): boolean {
  return one.from < other.to && other.from < one.to;
}

function laneOf({ lane = 0 }: PlanCaption): number {
  return lane;
}

function linesOf({ text }: PlanCaption): number {
  return text.split('\n').length;
}
