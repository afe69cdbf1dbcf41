import { soundFault } from './edit-attached.ts';
import { isSame } from './equal.ts';
import { isCovered } from './item-time.ts';
import { filmFrames, isSeen, placedAttachments, placedItems } from './places.ts';
import type { PlacedAttachment } from './places.ts';
import { ZERO, add, compare, framesToSeconds, isRational, secondsToFrames } from './rational.ts';
import type { FilmSources, MainItem, Timeline } from './records.ts';
import { itemSounds } from './sounds.ts';
import { indexOf, reachOf } from './sources.ts';
import { fitTransition } from './transitions.ts';
import { attachmentFault, lookFault, speedFault } from './values.ts';
import { sentenceText } from '../contract/sentences.ts';

/** Something that must not be in a timeline. */
export interface Fault {
  /** Of the item; of the film where it is none's. */
  readonly id: string | null;
  readonly sentence: string;
}

const SAMPLE_RATE = 48_000;

/**
 * Everything that is wrong with a timeline; what `assemble` and `apply` give has nothing. For data from elsewhere (interchange,
 * other versions), and for tests.
 */
export function faultsOf(sources: FilmSources, timeline: Timeline): Fault[] {
  const ids = [...timeline.main, ...timeline.attached].map(({ id }) => id);
  const known = new Set<string>();
  const twice = ids.filter((id) => known.has(id) || !known.add(id));
  return [
    ...(isSame(sources.rate, timeline.rate) ? [] : [{ id: null, sentence: 'Its frames are of another rate.' }]),
    ...twice.map((id) => ({ id, sentence: 'Another item has the same id.' })),
    ...timeline.main.flatMap((item) => itemFaults(sources, item)),
    ...transitionFaults(sources, timeline),
    ...orderFaults(sources, timeline.main),
    ...attachmentFaults(sources, timeline),
    ...placeFaults(timeline),
    ...soundFaults(timeline),
  ];
}

function itemFaults(sources: FilmSources, item: MainItem): Fault[] {
  const fault = (sentence: string): Fault => ({ id: item.id, sentence });
  if (!Number.isSafeInteger(item.frames) || item.frames < 1) return [fault('It lasts no whole frames.')];
  if (![item.in, item.freeze ?? ZERO].every(isRational)) return [fault('It begins at no exact time.')];
  const speed = speedFault(item.speed);
  if (speed) return [fault(sentenceText(speed))];
  const look = lookFault(item);
  const reach = reachOf(sources, item.source);
  return [
    ...(look ? [fault(sentenceText(look))] : []),
    ...(reach ? [] : [fault('Its source is not there.')]),
    ...(reach && !isCovered(item, reach, sources.rate) ? [fault('It shows what its source does not have.')] : []),
  ];
}

function transitionFaults(sources: FilmSources, { main, ending }: Timeline): Fault[] {
  const joints = [
    ...main.map((item, index) => ({ id: item.id, transition: item.transition, first: main[index - 1], second: item })),
    { id: null, transition: ending, first: main.at(-1), second: null },
  ];
  return joints.flatMap(({ id, transition, first, second }): Fault[] => {
    const { kind, before, after } = transition;
    const isWhole = [before, after].every((frames) => Number.isSafeInteger(frames) && frames >= 0);
    if (!isWhole || (kind === 'cut') !== (before + after === 0))
      return [{ id, sentence: 'A transition has no length.' }];
    const fits = isSame(fitTransition(sources, transition, first ?? null, second), transition);
    return fits ? [] : [{ id, sentence: 'A transition is longer than half an item or its handles.' }];
  });
}

function orderFaults(sources: FilmSources, main: readonly MainItem[]): Fault[] {
  const { places } = indexOf(sources);
  let last = -1;
  return main.flatMap(({ id, placed }): Fault[] => {
    if (placed) return [];
    const place = places.get(id);
    if (place === undefined) return [{ id, sentence: 'It is no shot of the storyboard, and nobody placed it.' }];
    const isLater = place > last;
    last = place;
    return isLater ? [] : [{ id, sentence: 'It stands where neither the storyboard nor a person has it.' }];
  });
}

function attachmentFaults(sources: FilmSources, { rate, main, attached }: Timeline): Fault[] {
  const items = new Set(main.map(({ id }) => id));
  return attached.flatMap((item): Fault[] => {
    const sentences = [
      item.anchor === null || items.has(item.anchor) ? null : 'What it is attached to is not there.',
      isRational(item.at) ? null : 'It begins at no exact time.',
      ...[attachmentFault(item, rate), soundFault(sources, item)].map((fault) => fault && sentenceText(fault)),
    ];
    return sentences.flatMap((sentence) => (sentence === null ? [] : [{ id: item.id, sentence }]));
  });
}

function placeFaults(timeline: Timeline): Fault[] {
  const end = framesToSeconds(filmFrames(timeline), timeline.rate);
  const anchors = new Map(placedItems(timeline).map((placed) => [placed.item.id, placed]));
  const lanes = new Map<string, PlacedAttachment>();
  return placedAttachments(timeline).flatMap((placed): Fault[] => {
    const { item, start, skipped } = placed;
    const sentences: string[] = [];
    if (compare(start, ZERO) < 0 || compare(start, placed.end) >= 0 || compare(placed.end, end) > 0)
      sentences.push('It does not lie inside the film.');
    const anchor = anchors.get(item.anchor ?? '');
    if (anchor) {
      const from = framesToSeconds(anchor.start, timeline.rate);
      const isInside = compare(start, from) >= 0;
      const to = add(from, framesToSeconds(anchor.item.frames, timeline.rate));
      if (!isInside || compare(start, to) >= 0) sentences.push('It begins outside of what it is attached to.');
    }
    if (skipped.n < 0) sentences.push('It plays what lies before its beginning.');
    const edges = [start, placed.end].map((edge) => secondsToFrames(edge, timeline.rate).d);
    if (isSeen(item.content) && edges.some((d) => d !== 1)) sentences.push('It is seen between frames.');
    if (item.content.kind === 'caption') {
      const last = lanes.get(item.content.lane);
      if (last && compare(start, last.end) < 0) sentences.push('It shows together with another caption of its lane.');
      lanes.set(item.content.lane, placed);
    }
    return sentences.map((sentence) => ({ id: item.id, sentence }));
  });
}

/** Sound and pictures of every item begin and end together, to half a sample. */
function soundFaults(timeline: Timeline): Fault[] {
  const placed = placedItems(timeline);
  return itemSounds(timeline, SAMPLE_RATE).flatMap(({ item, from, to }, index): Fault[] => {
    const start = placed[index]?.start ?? 0;
    const isLate = [
      [from, start],
      [to, start + item.frames],
    ].some(([sample = 0, frame = 0]) => {
      const { n, d } = framesToSeconds(frame, timeline.rate);
      return Math.abs(sample - (n * SAMPLE_RATE) / d) > 0.5001;
    });
    return isLate ? [{ id: item.id, sentence: 'Its sound is not with its pictures.' }] : [];
  });
}
