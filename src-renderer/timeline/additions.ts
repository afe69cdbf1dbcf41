import type { Command } from '../../src-shared/timeline/commands.ts';
import { rational, toNumber, ZERO } from '../../src-shared/timeline/rational.ts';
import type { Rational } from '../../src-shared/timeline/rational.ts';
import type { Cut, CutItem } from './cut-data.ts';
import { exactly, frameSeconds, itemAtFrame } from './cut-data.ts';

/** What a file that was brought in is, as far as the film's cut goes. */
export interface Brought {
  readonly id: string;
  readonly kind: 'video' | 'picture' | 'sound';
  readonly facts: { readonly duration_s: number | null };
  readonly source_in_s: number | null;
  readonly source_out_s: number | null;
}

/** Seconds that a picture or a card is shown for. */
const STILL_S = 4;
/** A user's music comes and goes so long, in seconds, as on the command line. */
const [MUSIC_IN_S, MUSIC_OUT_S] = [1, 2];

/** Music of one's own under the whole film: it begins again where it is too short. */
export function musicUnder(id: string, { id: footage, source_in_s }: Brought): Command {
  return {
    ...{ command: 'attach', id, anchor: null, offset: ZERO, duration: null },
    content: {
      ...{ kind: 'sound', role: 'music', source: { kind: 'footage', footage }, in: exactTime(source_in_s ?? 0) },
      ...{ gain_db: 0, fade_in: rational(MUSIC_IN_S), fade_out: rational(MUSIC_OUT_S), loops: true },
    },
  };
}

/** A sound from a frame of the film on, heard once; null where the film shows nothing there. */
export function soundAt(cut: Cut, frame: number, id: string, brought: Brought): Command | null {
  const item = itemAtFrame(cut, frame);
  if (!item) return null;
  const start_s = brought.source_in_s ?? 0;
  const end_s = brought.source_out_s ?? brought.facts.duration_s;
  return {
    ...{ command: 'attach', id, anchor: item.id, offset: exactly(frame - item.start, cut.rate) },
    duration: end_s === null ? null : exactTime(end_s - start_s),
    content: {
      ...{ kind: 'sound', role: 'effect', source: { kind: 'footage', footage: brought.id }, in: exactTime(start_s) },
      ...{ gain_db: 0, fade_in: ZERO, fade_out: ZERO, loops: false },
    },
  };
}

/** A video or picture behind what the film shows at a frame, as long as the part of it that is meant. */
export function footageBehind(cut: Cut, frame: number, id: string, brought: Brought): Command {
  const start_s = brought.source_in_s ?? 0;
  const end_s = brought.source_out_s ?? brought.facts.duration_s;
  const seconds = brought.kind === 'picture' || end_s === null ? STILL_S : end_s - start_s;
  const source = { kind: 'footage', footage: brought.id } as const;
  return { command: 'insert', id, source, in: exactTime(start_s), ...lastsBehind(cut, frame, seconds) };
}

/** A video or picture in place of what an item shows, which becomes shorter where that is. */
export function shownInstead(cut: Cut, { id, frames, speed }: CutItem, brought: Brought): readonly Command[] {
  const start_s = brought.source_in_s ?? 0;
  const end_s = brought.kind === 'picture' ? null : (brought.source_out_s ?? brought.facts.duration_s);
  const most = end_s === null ? frames : framesIn(cut, (end_s - start_s) / toNumber(speed));
  const source = { kind: 'footage', footage: brought.id } as const;
  return [
    ...(most < frames ? [{ command: 'trim', item: id, edge: 'end', by: most - frames } as const] : []),
    { command: 'replace', item: id, source, in: exactTime(start_s) },
  ];
}

/** A card with words behind what the film shows at a frame. */
export function cardBehind(cut: Cut, frame: number, id: string, text: string): Command {
  const source = { kind: 'title', title: { template: 'title', text } } as const;
  return { command: 'insert', id, source, in: ZERO, ...lastsBehind(cut, frame, STILL_S) };
}

function lastsBehind(
  cut: Cut,
  frame: number,
  seconds: number,
): { readonly frames: number; readonly after: string | null } {
  return { frames: framesIn(cut, seconds), after: itemAtFrame(cut, frame)?.id ?? null };
}

/** Whole frames of the film in so many seconds, at least one. */
function framesIn(cut: Cut, seconds: number): number {
  return Math.max(1, Math.floor(seconds / frameSeconds(cut.rate) + 1e-6));
}

function exactTime(seconds: number): Rational {
  return rational(Math.round(seconds * 1e6), 1e6);
}

/** A graphic as a shot of its own, behind what the film shows at a frame. */
export function graphicBehind(cut: Cut, frame: number, id: string, graphic: string, seconds: number): Command {
  return {
    ...{ command: 'insert', id, source: { kind: 'graphic', graphic }, in: ZERO },
    ...lastsBehind(cut, frame, seconds),
  };
}

/** A graphic over what the film shows from a frame on, at most to its end; null where it shows nothing there. */
export function graphicOver(cut: Cut, frame: number, id: string, graphic: string, seconds: number): Command | null {
  const item = itemAtFrame(cut, frame);
  if (!item) return null;
  const offset = frame - item.start;
  const frames = Math.max(1, Math.min(item.frames - offset, Math.round(seconds / frameSeconds(cut.rate))));
  return {
    ...{ command: 'attach', id, anchor: item.id, offset: exactly(offset, cut.rate) },
    ...{ duration: exactly(frames, cut.rate), content: { kind: 'graphic', graphic } },
  };
}
