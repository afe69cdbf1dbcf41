import type { CommandOf, Outcome, Refusal } from './commands.ts';
import { refuse } from './commands.ts';
import { isTaken } from './edit-order.ts';
import { momentOfAttached, paceOf } from './attached-time.ts';
import { momentAt } from './item-time.ts';
import { filmFrames, isSeen, itemAt, placedAttachments, placedItems } from './places.ts';
import {
  ZERO,
  add,
  compare,
  framesToSeconds,
  isRational,
  multiply,
  onGrid,
  round,
  secondsToFrames,
  subtract,
  toNumber,
} from './rational.ts';
import type { FrameRate, Rational } from './rational.ts';
import type { AttachedContent, AttachedItem, FilmSources, Timeline } from './records.ts';
import { isThere, soundFootage } from './sources.ts';
import { attachmentFault } from './values.ts';
import { KIND_WORDS } from '../contract/kind-words.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** Attaches something new to a picture, or to a moment of the film. */
export function attach(sources: FilmSources, timeline: Timeline, command: CommandOf<'attach'>): Outcome {
  const { id, anchor, content } = command;
  const { rate } = timeline;
  if (isTaken(sources, timeline, id)) {
    return refuse('id_taken', say`There is something with the id ${id} already; give what is attached another.`);
  }
  const target = anchor === null ? null : placedItems(timeline).find(({ item }) => item.id === anchor);
  if (target === undefined)
    return refuse('not_found', say`There is no item ${anchor ?? ''} to attach to; choose one of the film.`);
  if (![command.offset, command.duration ?? ZERO].every(isRational)) {
    return refuse('bad_value', say`Times are exact; give reduced fractions of seconds.`);
  }
  const offset = nearest(command.offset, content, rate);
  const length = framesToSeconds(target ? target.item.frames : filmFrames(timeline), rate);
  if (compare(offset, ZERO) < 0 || compare(offset, length) >= 0) {
    const where = target ? say`the item ${anchor ?? ''}` : say`the film`;
    return refuse('bad_place', say`It has to begin inside ${where}, from 0 to before ${seconds(length)} s.`);
  }
  const at = target ? momentAt(target.item, offset, rate) : offset;
  const item: AttachedItem = { id, anchor, at, duration: lasting(command.duration, content, rate), content };
  return checked(sources, { ...timeline, attached: [...timeline.attached, item] }, item);
}

export function detach(timeline: Timeline, { attached: id }: CommandOf<'detach'>): Outcome {
  if (!timeline.attached.some((item) => item.id === id)) return missing(id);
  return { timeline: { ...timeline, attached: timeline.attached.filter((item) => item.id !== id) } };
}

/** Moves what is attached in the film; from then on it belongs to the picture that it begins with. */
export function shift(sources: FilmSources, timeline: Timeline, { attached: id, by }: CommandOf<'shift'>): Outcome {
  const { rate } = timeline;
  const item = timeline.attached.find((each) => each.id === id);
  if (!item) return missing(id);
  const alike = timeline.attached.filter((each) => each === item || isOfLane(each, item));
  const placed = placedAttachments({ ...timeline, attached: alike }).find((each) => each.item === item);
  if (!placed)
    return refuse('bad_place', say`${id} belongs to a moment that is not in the film now; trim its picture first.`);
  if (!isRational(by)) return refuse('bad_value', say`Times are exact; give a reduced fraction of seconds.`);
  const start = add(placed.start, nearest(by, item.content, rate));
  const target = itemAt(timeline, start);
  if (!target) {
    const length = seconds(framesToSeconds(filmFrames(timeline), rate));
    return refuse('bad_place', say`${id} has to begin inside the film, from 0 to before ${length} s.`);
  }
  // What is cut away of its beginning stays so: the sound moves as a whole.
  const whole = subtract(start, placed.skipped);
  const offset = subtract(whole, framesToSeconds(target.start, rate));
  return checked(
    sources,
    timeline,
    item.anchor === null
      ? { ...item, at: start }
      : { ...item, anchor: target.item.id, at: momentOfAttached(item, target.item, offset, rate) },
  );
}

export function stretch(sources: FilmSources, timeline: Timeline, command: CommandOf<'stretch'>): Outcome {
  const item = timeline.attached.find(({ id }) => id === command.attached);
  if (!item) return missing(command.attached);
  if (command.duration && !isRational(command.duration)) {
    return refuse('bad_value', say`Times are exact; give a reduced fraction of seconds.`);
  }
  const anchor = timeline.main.find(({ id }) => id === item.anchor) ?? null;
  const duration = command.duration && multiply(command.duration, paceOf(item, anchor));
  return checked(sources, timeline, { ...item, duration: lasting(duration, item.content, timeline.rate) });
}

export function setContent(sources: FilmSources, timeline: Timeline, command: CommandOf<'content'>): Outcome {
  const item = timeline.attached.find(({ id }) => id === command.attached);
  if (!item) return missing(command.attached);
  const { content } = command;
  if (content.kind !== item.content.kind) {
    return refuse(
      'bad_value',
      say`${item.id} is a ${KIND_WORDS[item.content.kind]} and cannot become a ${KIND_WORDS[content.kind]}; attach a new one.`,
    );
  }
  return checked(sources, timeline, { ...item, content });
}

/** What is wrong with an attached sound beside the footage that it plays; null where nothing is. */
export function soundFault(sources: FilmSources, { duration, content }: AttachedItem): Sentence | null {
  const footage = soundFootage(sources, content);
  if (footage === undefined) return say`its footage is not there or has no sound`;
  if (content.kind !== 'sound' || !footage?.duration) return null;
  const left = subtract(footage.duration, content.in);
  if (compare(left, ZERO) <= 0) return say`its footage ends before, at ${seconds(footage.duration)} s`;
  if (content.loops || (duration && compare(duration, left) <= 0)) return null;
  return say`from there its footage has ${seconds(left)} s; let it begin again (loop) or make it shorter`;
}

/** The timeline with an item in its new state, where it can be so. */
function checked(sources: FilmSources, timeline: Timeline, item: AttachedItem): Outcome {
  const fault = attachmentFault(item, timeline.rate);
  if (fault) return refuse('bad_value', say`The ${KIND_WORDS[item.content.kind]} cannot be attached so: ${fault}.`);
  if (!isThere(sources, item.content) && item.content.kind === 'graphic') {
    return refuse('not_found', say`There is no graphic ${item.content.graphic}; choose one of the project.`);
  }
  const sound = soundFault(sources, item);
  if (sound) return refuse('no_material', say`${item.id} cannot be played so: ${sound}.`);
  const next = { ...timeline, attached: timeline.attached.map((each) => (each.id === item.id ? item : each)) };
  const clash = captionClash(next, item);
  return clash ? { refused: clash } : { timeline: next };
}

/** Two captions of one lane cannot show together: they would be drawn over one another. */
function captionClash(timeline: Timeline, item: AttachedItem): Refusal | null {
  if (item.content.kind !== 'caption') return null;
  const others = timeline.attached.filter((each) => each.id !== item.id && isOfLane(each, item));
  const [own] = placedAttachments({ ...timeline, attached: [item] });
  const clash = placedAttachments({ ...timeline, attached: others }).find(
    (other) => own && compare(other.start, own.end) < 0 && compare(own.start, other.end) < 0,
  );
  if (!clash) return null;
  const [start, end] = [seconds(clash.start), seconds(clash.end)];
  return {
    code: 'captions_overlap',
    sentence: say`The caption ${item.id} would show together with ${clash.item.id}, which shows from ${start} to ${end} s; move or shorten one of them.`,
  };
}

/** Whether two captions stand in one lane: the next of it ends each. */
function isOfLane({ content: one }: AttachedItem, { content: other }: AttachedItem): boolean {
  return one.kind === 'caption' && other.kind === 'caption' && one.lane === other.lane;
}

function missing(id: string): Outcome {
  return refuse(
    'not_found',
    say`Nothing with the id ${id} is attached to the film; it may have gone with its picture.`,
  );
}

/** Pictures begin on frames, sound anywhere. */
function nearest(time: Rational, content: AttachedContent, rate: FrameRate): Rational {
  return isSeen(content) ? framesToSeconds(round(secondsToFrames(time, rate)), rate) : onGrid(time);
}

function lasting(duration: Rational | null, content: AttachedContent, rate: FrameRate): Rational | null {
  if (!duration || duration.n <= 0) return duration;
  const time = nearest(duration, content, rate);
  return time.n > 0 ? time : framesToSeconds(1, rate);
}

function seconds(time: Rational): string {
  return String(Math.round(toNumber(time) * 1000) / 1000);
}
