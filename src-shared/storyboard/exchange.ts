import { isPerson } from './kinds.ts';
import type { Painter } from './picture.ts';
import type { SceneEvent } from './scene-event.ts';
import { piecesOf, seenSpeakers } from './speech.ts';
import type { ShotSize } from './storyboard.ts';

/** A speech in its talk: who faces the one who speaks, and whether it is the one who began. */
export interface Turn {
  /** Folded name of the other; null in a talk of one. */
  readonly listener: string | null;
  readonly leads: boolean;
}

export const aloneTurn: Turn = { listener: null, leads: true };

/**
 * The turns of a talk: who speaks, one speech after the other, with nothing happening in between. Each faces the one who
 * speaks next and is not the same, or else who spoke before.
 * @param speakers folded names; null for several at once or somebody who is not to be framed with another
 */
export function turnsOf(speakers: readonly (string | null)[]): Turn[] {
  const first = speakers.find((name) => name !== null) ?? null;
  return speakers.map((speaker, index) => {
    if (speaker === null) return aloneTurn;
    const isOther = (name: string | null) => name !== null && name !== speaker;
    const listener = speakers.slice(index + 1).find(isOther) ?? speakers.slice(0, index).findLast(isOther) ?? null;
    return { listener, leads: speaker === first };
  });
}

/**
 * The size of a shot of somebody speaking. In a talk of two, shots over the shoulder of the other and closer ones of one
 * alternate. Only who began is seen over a shoulder: with both, two shots of the same two people would meet, in which the
 * model may give them other sides (the camera would cross their line). A talk draws closer as it goes on.
 * @param nth how often the speaker has spoken since the talk began
 */
export function sizeOfTalk({ listener, leads }: Turn, nth: number): ShotSize {
  if (listener !== null && leads && nth % 2 === 0) return 'over_shoulder';
  const step = listener === null || leads ? nth : nth + 1;
  if (step === 0) return 'medium';
  return step === 1 ? 'medium_close' : 'close';
}

/** The turns of all talks of a scene; what happens in between ends a talk, a voice over the picture does not. */
export function turnsIn(events: readonly SceneEvent[], painter: Painter): Map<SceneEvent, Turn> {
  const talks: SceneEvent[][] = [[]];
  for (const event of events) {
    if (event.kind === 'action' || event.kind === 'shot') talks.push([]);
    if (event.kind === 'speech' && event.speeches.some((speech) => !speech.off_screen)) talks.at(-1)?.push(event);
  }
  return new Map(
    talks.flatMap((talk) => {
      const turns = turnsOf(talk.map((event) => framedSpeaker(event, painter)));
      return talk.map((event, index): [SceneEvent, Turn] => [event, turns[index] ?? aloneTurn]);
    }),
  );
}

/** The one person of a speech who can be framed with another: nobody on the telephone, no animal, not two at once. */
function framedSpeaker(event: SceneEvent, painter: Painter): string | null {
  const [speech, more] = event.kind === 'speech' ? event.speeches : [];
  if (!speech || more) return null;
  const [speaker = '', other] = seenSpeakers({ ...speech, off_screen: false }, painter.cast);
  const person = other === undefined ? painter.cast.get(speaker) : undefined;
  const isAway = piecesOf(speech).some(({ manner }) => manner?.doing === 'phone');
  return person && isPerson(person.kind) && !isAway ? person.key : null;
}
