import { secondsText } from '../../../src-shared/library/footage-range.ts';
import { toNumber } from '../../../src-shared/timeline/rational.ts';
import type { Rational } from '../../../src-shared/timeline/rational.ts';
import type { AttachedContent } from '../../../src-shared/timeline/records.ts';
import { oneOf } from './cut-words.ts';
import type { Attached, Film } from './cut-words.ts';
import { say } from '../../../src-shared/contract/sentences.ts';

const KINDS = {
  captions: ['captions', '字幕'],
  titles: ['titles', '标题'],
  sounds: ['sounds', '声音'],
  graphics: ['graphics', '图文'],
  markers: ['markers', '标记'],
} as const;

/** What is attached to a film, or all of it of a kind. @throws ShotloomError bad_option */
export function attachedOf({ attached }: Film, kind: string | undefined): readonly Attached[] {
  if (kind === undefined) return attached;
  const named = oneOf(say`kind`, kind, KINDS);
  return attached.filter(({ content }) => `${content.kind}s` === named);
}

/** A line of the list: number, from when to when, id, what it says and how. */
export function attachedLine({ number, id, name, place, anchor, duration, content }: Attached, film: Film): string {
  const at = (time: Rational): string => `${toNumber(time).toFixed(3)} s`;
  const when = place ? `${at(place.start)} - ${duration ? at(place.end) : 'end'}` : 'trimmed away';
  const item = film.items.find((each) => each.id === anchor);
  const on = item ? `on ${item.number}` : 'with the film';
  const words = [on, ...wordsOf(content)].join(', ');
  const called = [kindOf(content), name.replaceAll(/\s+/gu, ' ')].join(' ').trim();
  return `${`a${number}`.padStart(4)}  ${when}  ${id}  ${called}: ${words}`;
}

function kindOf(content: AttachedContent): string {
  return content.kind === 'sound' ? content.role : content.kind;
}

function wordsOf(content: AttachedContent): string[] {
  switch (content.kind) {
    case 'title':
      return [content.title.template];
    case 'graphic':
      return [content.graphic];
    case 'marker':
      return [];
    case 'caption':
      return [
        `lane ${content.lane}`,
        ...(content.style === 'plain' ? [] : [content.style]),
        ...(content.place === 'bottom' ? [] : ['at the top']),
      ];
    case 'sound': {
      const seconds = (time: Rational): string => `${secondsText(toNumber(time))} s`;
      return [
        ...(content.in.n === 0 ? [] : [`from ${seconds(content.in)}`]),
        ...(content.gain_db === 0 ? [] : [`${content.gain_db} dB`]),
        ...(content.fade_in.n === 0 ? [] : [`fades in ${seconds(content.fade_in)}`]),
        ...(content.fade_out.n === 0 ? [] : [`fades out ${seconds(content.fade_out)}`]),
        ...(content.loops ? ['loops'] : []),
      ];
    }
  }
}
