import { floor, secondsToFrames, toNumber } from '../timeline/rational.ts';
import { formatTimecode, hasDropFrame, nominalRate } from '../timeline/timecode.ts';
import type { CutList, CutMedia } from './cut-list.ts';
import { eventsOf } from './edl-events.ts';
import type { EdlEdit, EdlEvent } from './edl-events.ts';

/** What black is called where reels are. */
export const BLACK = 'BL';
/** Notes that begin so say what an event cannot: kind and direction of a transition, and its frames before the cut. */
export const OWN_NOTE = 'SHOTLOOM TRANSITION:';
/** A wipe to the right, as most mixers number them. */
const WIPE = 'W001';
const REEL_LETTERS = 8;
/** Of markers, which Avid and Resolve read as locators (`* LOC: TIMECODE COLOUR NAME`), eight letters wide. */
const COLOUR = 'GREEN  ';

/** Writes the main track of a list as a CMX 3600 edit decision list (.edl), of what there is no file of as black. */
export function writeEdl(list: CutList): string {
  const { name, rate, start, markers } = list;
  const isDrop = hasDropFrame(rate);
  const events = eventsOf(list);
  const reels = reelNames(events.flatMap(({ media }) => media ?? []));
  const reelOf = (event: EdlEvent | null): string => (event?.media ? (reels.get(event.media) ?? BLACK) : BLACK);
  const code = (frame: number): string => formatTimecode(frame, rate, isDrop);
  const locators = markers.map((marker) => ({
    name: oneLine(marker.name),
    frame: start + floor(secondsToFrames(marker.at, rate)),
  }));
  const eventAt = (frame: number): EdlEvent | undefined => events.find(({ record }) => frame < record.to);
  const lines = events.flatMap((event, index): string[] => {
    const before = events[index - 1] ?? null;
    const { record, source, edit, speed } = event;
    const number = String(index + 1).padStart(3, '0');
    const row = (reel: string, how: string, times: readonly number[]): string =>
      `${number}  ${reel.padEnd(REEL_LETTERS)} V     ${how.padEnd(8)} ${times.map(code).join(' ')}`;
    const left = edit?.isFromBlack ? null : before;
    const end = left?.source.to ?? 0;
    const reel = reelOf(event);
    return [
      ...(edit ? [row(reelOf(left), 'C', [end, end, record.from, record.from])] : []),
      row(reel, howOf(edit), [source.from, source.to, record.from, record.to]),
      ...(speed.n === speed.d
        ? []
        : [`M2   ${reel.padEnd(REEL_LETTERS)} ${speedOf(toNumber(speed) * nominalRate(rate))} ${code(source.from)}`]),
      ...(edit && left?.media ? [`* FROM CLIP NAME: ${oneLine(left.media.name)}`] : []),
      ...(event.media ? [`* ${edit ? 'TO' : 'FROM'} CLIP NAME: ${oneLine(event.media.name)}`] : []),
      ...(edit?.own ? [`* ${OWN_NOTE} ${edit.own.kind} ${edit.own.direction ?? 'none'} ${edit.own.before}`] : []),
      ...locators
        .filter(({ frame }) => eventAt(frame) === event)
        .map((each) => `* LOC: ${code(each.frame)} ${COLOUR} ${each.name}`),
    ];
  });
  const head = [`TITLE: ${oneLine(name)}`, `FCM: ${isDrop ? 'DROP FRAME' : 'NON-DROP FRAME'}`];
  return `${[...head, ...lines].join('\n')}\n`;
}

/**
 * Reels have eight capital letters and digits. Media that name none have one of their file's name, of which there is always one that
 * no other has.
 */
export function reelNames(media: readonly CutMedia[]): ReadonlyMap<CutMedia, string> {
  const names = new Map<CutMedia, string>();
  const taken = new Map<string, string>();
  for (const each of media) {
    const key = `${each.reel ?? ''}/${each.name}`;
    const wanted = (each.reel ?? each.name.replace(/\.[^.]*$/u, '')).toUpperCase().replaceAll(/[^A-Z0-9_]/gu, '');
    let name = wanted.slice(0, REEL_LETTERS);
    for (let count = 1; name === '' || name === BLACK || (taken.get(name) ?? key) !== key; count += 1) {
      const end = String(count);
      name = `${(wanted === '' ? 'REEL' : wanted).slice(0, REEL_LETTERS - end.length)}${end}`;
    }
    taken.set(name, key);
    names.set(each, name);
  }
  return names;
}

function howOf(edit: EdlEdit | null): string {
  if (!edit) return 'C';
  return `${(edit.isWipe ? WIPE : 'D').padEnd(4)} ${String(edit.frames).padStart(3, '0')}`;
}

/** Frames a second. */
function speedOf(frames: number): string {
  return `${frames < 0 ? '-' : ' '}${Math.abs(frames).toFixed(3).padStart(7, '0')}            `;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
