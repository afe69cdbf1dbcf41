import type { FrameRate } from './rational.ts';
import { say, sentenceText } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/**
 * SMPTE timecode (ST 12-1): hours, minutes, seconds and frames as a label of each frame. It counts frames in nominal seconds of
 * 24, 25, 30, ... frames. At 29.97 and 59.94 a nominal second is 1/1000 too short, and drop-frame labels keep up with the clock by
 * leaving out numbers (never frames): the first two (or four) of each minute that is no multiple of ten.
 */

const HOURS = 24;

/** Frames of a nominal second: 30 for 29.97. */
export function nominalRate({ numerator, denominator }: FrameRate): number {
  return Math.round(numerator / denominator);
}

/** Whether labels of this rate can leave numbers out: 30000/1001 and 60000/1001. */
export function hasDropFrame(rate: FrameRate): boolean {
  return droppedEachMinute(rate) > 0;
}

/**
 * The label of a frame, e.g. `01:00:00:00`; `01:00:00;00` where it leaves numbers out. Behind the last of a day comes the first.
 * @param frame from 0, or before it: a label of the day before
 */
export function formatTimecode(frame: number, rate: FrameRate, isDrop: boolean): string {
  const nominal = nominalRate(rate);
  const dropped = isDrop ? droppedEachMinute(rate) : 0;
  const day = framesOfDay(nominal, dropped);
  const number = withDropped(((frame % day) + day) % day, nominal, dropped);
  const seconds = Math.floor(number / nominal);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(pad).join(':');
  return `${time}${dropped > 0 ? ';' : ':'}${pad(number % nominal)}`;
}

/**
 * The frame that a label names. `;`, `,` or `.` before the frames says that numbers are left out, `:` that none are; full-width
 * colons and semicolons are read too. A sentence where there is no such label.
 */
export function parseTimecode(text: string, rate: FrameRate): number | Sentence {
  const shown = text.trim();
  const [, h = '', m = '', s = '', mark = '', f = ''] =
    /^(\d{1,2})[:：](\d{1,2})[:：](\d{1,2})([:：;；.,])(\d{1,3})$/u.exec(shown) ?? [];
  if (f === '') return say`"${shown}" is no timecode; write hours, minutes, seconds and frames, such as 01:00:10:12.`;
  const [hours, minutes, seconds, frames] = [Number(h), Number(m), Number(s), Number(f)];
  const nominal = nominalRate(rate);
  const isDrop = mark !== ':' && mark !== '：';
  if (isDrop && !hasDropFrame(rate)) {
    return say`"${shown}" is drop-frame timecode, which only 29.97 and 59.94 frames a second have; write ":" before the frames.`;
  }
  if (hours >= HOURS || minutes >= 60 || seconds >= 60 || frames >= nominal) {
    return say`"${shown}" is no timecode: hours go to 23, minutes and seconds to 59, frames to ${nominal - 1}.`;
  }
  const dropped = isDrop ? droppedEachMinute(rate) : 0;
  if (seconds === 0 && minutes % 10 !== 0 && frames < dropped) {
    return say`"${shown}" is left out in drop-frame timecode; the first frame of that minute is ${h}:${m}:${s}${mark}0${dropped}.`;
  }
  const minute = hours * 60 + minutes;
  return (minute * 60 + seconds) * nominal + frames - dropped * (minute - Math.floor(minute / 10));
}

/** The number of a film's first frame: films begin at the first hour of timecode, as is usual. */
export function filmStart(rate: FrameRate): number {
  const frame = parseTimecode(hasDropFrame(rate) ? '01:00:00;00' : '01:00:00:00', rate);
  if (typeof frame !== 'number') throw new RangeError(sentenceText(frame));
  return frame;
}

function droppedEachMinute({ numerator, denominator }: FrameRate): number {
  if (numerator === 30000 * (denominator / 1001)) return 2;
  return numerator === 60000 * (denominator / 1001) ? 4 : 0;
}

function framesOfDay(nominal: number, dropped: number): number {
  return HOURS * (3600 * nominal - 54 * dropped);
}

/** The number of a frame among all labels, those that are left out counted. */
function withDropped(frame: number, nominal: number, dropped: number): number {
  const tenMinutes = 600 * nominal - 9 * dropped;
  const minute = 60 * nominal - dropped;
  const [tens, rest] = [Math.floor(frame / tenMinutes), frame % tenMinutes];
  const minutes = Math.max(0, Math.floor((rest - dropped) / minute));
  return frame + dropped * (9 * tens + minutes);
}
