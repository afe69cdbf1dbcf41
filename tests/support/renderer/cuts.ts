import type { Cut, CutAttached, CutItem } from '../../../src-renderer/timeline/cut-data.ts';
import { momentOf } from '../../../src-renderer/timeline/cut-data.ts';
import { onGrid, rational } from '../../../src-shared/timeline/rational.ts';

const ROOM = { fade: { before: 10, after: 10 }, overlap: { before: 6, after: 6 } };
const RATE = { numerator: 24, denominator: 1 };

/** A film of shots a, b, c… of so many frames, with handles of twelve. */
export function cutOf(lengths: readonly number[], attached: readonly CutAttached[] = []): Cut {
  let start = 0;
  const items = lengths.map((frames, index): CutItem => {
    const id = String.fromCodePoint(97 + index);
    const item: CutItem = {
      ...{ number: index + 1, id, name: `shot ${index + 1}`, start, timecode: '', placed: false, changed: [] },
      ...{ in: { n: 0, d: 1 }, frames, speed: { n: 1, d: 1 }, reversed: false, freeze: null, move: null },
      source: { kind: 'shot', shot: `sht_${id}`, take: null },
      transition: { kind: 'cut', before: 0, after: 0 },
      framing: { kind: 'fit' },
      ...{ opacity: 1, gain_db: 0 },
      colour: { exposure: 0, contrast: 1, saturation: 1, temperature: 0, lut: null },
      handles: { before: 12, after: 12 },
      room: ROOM,
    };
    start += frames;
    return item;
  });
  return {
    ...{ project: 'prj_1', rate: RATE, frames: start, items, attached: [...attached], ending_room: ROOM, removed: [] },
    ending: { kind: 'cut', before: 0, after: 0 },
    range: { in: null, out: null },
  };
}

/** A caption of a film of 24 frames a second, at some of its frames. */
export function captionAt(id: string, anchor: string | null, from: number, frames: number, lane = 'en'): CutAttached {
  const time = (frame: number) => onGrid(rational(frame, 24));
  return {
    ...{ number: 1, id, name: id, anchor, at: time(0), duration: time(frames) },
    content: { kind: 'caption', lane, text: id, style: 'plain', place: 'bottom' },
    place: { start: time(from), end: time(from + frames) },
  };
}

/** A marker of such a film, at one of its frames. */
export function markerAt(id: string, frame: number): CutAttached {
  return { ...captionAt(id, 'a', frame, 1), content: { kind: 'marker', name: id } };
}

/** A sound of such a film. */
export function soundAt(id: string, from: number, frames: number, gain_db: number): CutAttached {
  const zero = { n: 0, d: 1 };
  return {
    ...captionAt(id, null, from, frames),
    content: {
      ...{ kind: 'sound', role: 'effect', source: { kind: 'footage', footage: 'ftg_2' }, in: zero },
      ...{ gain_db, fade_in: zero, fade_out: zero, loops: false },
    },
  };
}

/** The moment of a frame at 24 frames a second. */
export function at(frame: number): number {
  return momentOf(frame, RATE);
}
