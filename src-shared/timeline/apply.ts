import type { Command, CommandOf, Outcome } from './commands.ts';
import { refuse } from './commands.ts';
import { attach, detach, setContent, shift, stretch } from './edit-attached.ts';
import { insert, missing, remove, reorder, split, itemName } from './edit-order.ts';
import { freeze, replace, reverse, setSpeed, slip, trim } from './edit-time.ts';
import { isSame } from './equal.ts';
import { compare, isRational } from './rational.ts';
import type { FilmSources, MainItem, Timeline, Transition } from './records.ts';
import { fitTransition, isFade, roomFor, TRANSITION_WORDS } from './transitions.ts';
import { lookFault } from './values.ts';
import { say } from '../contract/sentences.ts';

/**
 * Does a command, or says why it cannot be done. A transition that is asked for is refused where there is no room, with the longest
 * that there is room for; others are left as they were, and made to fit when what is stored is assembled.
 */
export function apply(sources: FilmSources, timeline: Timeline, command: Command): Outcome {
  switch (command.command) {
    case 'insert':
      return insert(sources, timeline, command);
    case 'remove':
      return remove(timeline, command);
    case 'reorder':
      return reorder(sources, timeline, command);
    case 'split':
      return split(sources, timeline, command);
    case 'trim':
      return trim(sources, timeline, command);
    case 'slip':
      return slip(sources, timeline, command);
    case 'replace':
      return replace(sources, timeline, command);
    case 'speed':
      return setSpeed(sources, timeline, command);
    case 'reverse':
      return reverse(timeline, command);
    case 'freeze':
      return freeze(sources, timeline, command);
    case 'transition':
      return setTransition(sources, timeline, command);
    case 'ending':
      return setEnding(sources, timeline, command);
    case 'range':
      return setRange(timeline, command);
    case 'framing':
      return setLook(timeline, command.item, { framing: command.framing });
    case 'move':
      return setLook(timeline, command.item, { move: command.move });
    case 'opacity':
      return setLook(timeline, command.item, { opacity: command.opacity });
    case 'colour':
      return setLook(timeline, command.item, { colour: command.colour });
    case 'gain':
      return setLook(timeline, command.item, { gain_db: command.gain_db });
    case 'attach':
      return attach(sources, timeline, command);
    case 'detach':
      return detach(timeline, command);
    case 'shift':
      return shift(sources, timeline, command);
    case 'stretch':
      return stretch(sources, timeline, command);
    case 'content':
      return setContent(sources, timeline, command);
  }
}

function setTransition(sources: FilmSources, timeline: Timeline, command: CommandOf<'transition'>): Outcome {
  const index = timeline.main.findIndex(({ id }) => id === command.item);
  const item = timeline.main[index];
  if (!item) return missing(command.item);
  const { transition } = command;
  const refused = refusedTransition(sources, transition, timeline.main[index - 1] ?? null, item);
  return refused ?? { timeline: { ...timeline, main: timeline.main.with(index, { ...item, transition }) } };
}

function setEnding(sources: FilmSources, timeline: Timeline, { transition }: CommandOf<'ending'>): Outcome {
  const refused = refusedTransition(sources, transition, timeline.main.at(-1) ?? null, null);
  return refused ?? { timeline: { ...timeline, ending: transition } };
}

function setRange(timeline: Timeline, { in: start, out: end }: CommandOf<'range'>): Outcome {
  const times = [start, end].filter((time) => time !== null);
  if (!times.every((time) => isRational(time) && time.n >= 0))
    return refuse('bad_value', say`In and out are exact times from the start of the film; give reduced fractions.`);
  if (start && end && compare(start, end) >= 0)
    return refuse('bad_value', say`The out mark has to lie behind the in mark; set another one, or take one away.`);
  return { timeline: { ...timeline, range: { in: start, out: end } } };
}

function refusedTransition(
  sources: FilmSources,
  transition: Transition,
  first: MainItem | null,
  second: MainItem | null,
): Outcome | null {
  const { kind, before, after } = transition;
  const frames = [before, after];
  const isCount = frames.every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!isCount || (kind === 'cut') !== (before + after === 0)) {
    return refuse('bad_value', say`A transition lasts whole frames, at least 1 in all, and a cut none.`);
  }
  if (kind !== 'cut' && !isFade(transition) && !(first && second)) {
    return refuse(
      'no_room',
      say`A ${TRANSITION_WORDS[kind]} needs two items; the film begins and ends with a fade or a cut.`,
    );
  }
  if (isSame(fitTransition(sources, transition, first, second), transition)) return null;
  const room = roomFor(sources, transition, first, second);
  const why = isFade(transition)
    ? say`half of either item`
    : say`half of either item, and what there is of each beyond the cut`;
  return refuse(
    'no_room',
    say`A ${TRANSITION_WORDS[kind]} can have ${room.before} frames before this cut and ${room.after} behind it at most (${why}), not ${before} and ${after}.`,
  );
}

function setLook(timeline: Timeline, id: string, look: Partial<MainItem>): Outcome {
  const index = timeline.main.findIndex((item) => item.id === id);
  const item = timeline.main[index];
  if (!item) return missing(id);
  const next = { ...item, ...look };
  const fault = lookFault(next);
  if (fault) return refuse('bad_value', say`That is no look or sound for ${itemName(timeline, id)}: ${fault}.`);
  return { timeline: { ...timeline, main: timeline.main.with(index, next) } };
}
