import type { Command } from '../timeline/commands.ts';
import { itemAt, placedAttachments } from '../timeline/places.ts';
import { ceil, compare, framesToSeconds, rational, secondsToFrames, subtract } from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import type { Timeline } from '../timeline/records.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** Words that are shown in a film for some time: seconds of the film, half-open. */
export interface Cue {
  readonly from: Rational;
  readonly to: Rational;
  /** Lines end in "\n"; none is empty, or has white space at its ends. */
  readonly text: string;
  readonly place: 'bottom' | 'top';
  /** A language, or whatever else is never shown with others of its own; null where a file says nothing of it. */
  readonly lane: string | null;
}

/** What could be read of a file of captions, in the order of time, and a sentence for whatever could not. */
export interface ReadCues {
  readonly cues: readonly Cue[];
  readonly faults: readonly Sentence[];
}

/** Captions as a film shows them, in the order of time. */
export function cuesOf(timeline: Timeline): Cue[] {
  return placedAttachments(timeline).flatMap(({ item: { content }, start, end }): Cue[] => {
    const text = content.kind === 'caption' ? tidyText(content.text) : '';
    if (content.kind !== 'caption' || text === '') return [];
    return [{ from: start, to: end, text, place: content.place, lane: content.lane }];
  });
}

/** Text as cues have it: without empty lines, control characters and white space at the ends of lines. */
export function tidyText(text: string): string {
  const lines = text.split(/\r\n|\r|\n/u).map((line) => line.replaceAll(/\p{Cc}/gu, ' ').trim());
  return lines.filter((line) => line !== '').join('\n');
}

/**
 * Cues of which no two show together, for formats and players that have no two at once: where several lanes speak, one cue
 * has the lines of all, those of the first lane uppermost. Each place has its own.
 * @param lanes in the order from above; others follow as they first speak
 */
export function stackedLanes(cues: readonly Cue[], lanes: readonly string[]): Cue[] {
  const order = [...new Set([...lanes, ...cues.map(({ lane }) => lane)])];
  const rank = new Map(order.map((lane, index) => [lane, index]));
  const rankOf = ({ lane }: Cue): number => rank.get(lane) ?? 0;
  return inOrder(
    (['top', 'bottom'] as const).flatMap((place) =>
      stacked(
        cues.filter((cue) => cue.place === place),
        rankOf,
      ),
    ),
  );
}

/** Cues in the order of time. */
export function inOrder(cues: readonly Cue[]): Cue[] {
  return cues.toSorted((one, other) => compare(one.from, other.from) || compare(one.to, other.to));
}

/**
 * The cues of a file with lanes in which none shows together with another: the lane that a file names, else the one given; what
 * would overlap in it goes to a second lane of that name, as two languages in one file do.
 */
export function withLanes(cues: readonly Cue[], lane: string): (Cue & { readonly lane: string })[] {
  const ends = new Map<string, Rational>();
  return inOrder(cues).map((cue) => {
    const named = cue.lane ?? lane;
    let found = named;
    for (let count = 2; compare(ends.get(found) ?? cue.from, cue.from) > 0; count += 1) found = `${named} ${count}`;
    ends.set(found, cue.to);
    return { ...cue, lane: found };
  });
}

/**
 * The commands that attach cues to the pictures of a film which they begin with, on whole frames.
 * @param lane of cues whose file names none
 * @param idOf of each new caption, by its number from 0
 * @returns with a sentence for each cue that begins behind the end of the film
 */
export function attachCues(
  timeline: Timeline,
  cues: readonly Cue[],
  lane: string,
  idOf: (index: number) => string,
): { readonly commands: readonly Command[]; readonly left: readonly Sentence[] } {
  const { rate } = timeline;
  const commands: Command[] = [];
  const left: Sentence[] = [];
  const onFrames = cues.map((cue) => ({ ...cue, ...framesOf(cue, rate) }));
  for (const cue of withLanes(onFrames, lane)) {
    const found = itemAt(timeline, cue.from);
    if (!found) {
      left.push(
        say`The caption "${cue.text.replaceAll('\n', ' ')}" begins behind the end of the film; it was left out.`,
      );
      continue;
    }
    commands.push({
      command: 'attach',
      id: idOf(commands.length),
      anchor: found.item.id,
      offset: subtract(cue.from, framesToSeconds(found.start, rate)),
      duration: subtract(cue.to, cue.from),
      content: { kind: 'caption', lane: cue.lane, text: cue.text, style: 'plain', place: cue.place },
    });
  }
  return { commands, left };
}

/** What files differ in when they mean the same frame: ours round down, so that a caption is never late; others to the nearest. */
const ROUNDED_UP = rational(1, 3);

/** The first frame that a cue shows on, and the one behind its last. */
function framesOf({ from, to }: Cue, rate: FrameRate): Pick<Cue, 'from' | 'to'> {
  const [start, end] = [from, to].map((edge) => Math.max(0, ceil(subtract(secondsToFrames(edge, rate), ROUNDED_UP))));
  const first = start ?? 0;
  return { from: framesToSeconds(first, rate), to: framesToSeconds(Math.max(first + 1, end ?? 0), rate) };
}

/** Cues cut wherever one of them begins or ends. */
function stacked(cues: readonly Cue[], rankOf: (cue: Cue) => number): Cue[] {
  const coming = inOrder(cues);
  const sorted = cues.flatMap(({ from, to }) => [from, to]).toSorted(compare);
  const edges = sorted.filter((edge, index) => index === 0 || compare(edge, sorted[index - 1] ?? edge) !== 0);
  let next = 0;
  let shown: Cue[] = [];
  return edges.slice(0, -1).flatMap((from, index): Cue[] => {
    shown = shown.filter(({ to }) => compare(to, from) > 0);
    for (let cue = coming[next]; cue && compare(cue.from, from) <= 0; cue = coming[next]) {
      shown.push(cue);
      next += 1;
    }
    const [first, ...others] = shown.toSorted((one, other) => rankOf(one) - rankOf(other));
    if (!first) return [];
    const text = [first, ...others].map((cue) => cue.text).join('\n');
    const lane = others.length === 0 ? first.lane : null;
    return [{ from, to: edges[index + 1] ?? from, text, place: first.place, lane }];
  });
}
