import type { SpokenLine } from '../storyboard/storyboard.ts';
import { CAPTION_LINES, CAPTION_STYLES, LATIN_LINE_CELLS, captionTexts, textCells } from './caption-text.ts';
import type { CaptionStyle } from './caption-text.ts';
import type { FrameRate } from '../timeline/rational.ts';
import { captionBlocks } from './caption-stack.ts';
import type { CaptionRow } from './caption-stack.ts';
import type { PlanCaption } from './plan.ts';

/** The family name of the font in resources/fonts, which every caption is drawn with. */
export const CAPTION_FONT = 'Shotloom Caption';

// Subtitle practice: long enough to be seen, short enough not to be read twice, and apart enough to be told from one another.
const SHORTEST_SECONDS = 5 / 6;
const LONGEST_SECONDS = 7;
const GAP_FRAMES = 2;
/** About as much, whatever the rate. */
const GAP_SECONDS = 0.08;

/** Part of the height of a picture that is free below captions. */
const BELOW_CAPTIONS = 0.055;

/** How wide letters are, on the average. */
const CELL_EMS = 0.52;

/** Captions that are to be larger are so by this. */
export const LARGER = 1.35;

const NEXT_SPEAKER = '– ';

/**
 * Turns the lines spoken in a shot into captions that share its time in proportion to their length. Where two speak, a
 * dash begins each turn; names are not shown. Captions keep to two lines and 5/6 to 7 seconds, and end before the shot does, while it has room;
 * in a shot too short for that they come closer together, and only then longer, for no word is ever dropped.
 *
 * @param frames the length of the shot; the captions' half-open ranges lie within [0, frames) and do not overlap.
 */
export function captionsForLines(lines: readonly SpokenLine[], frames: number, rate: FrameRate): PlanCaption[] {
  const lead = leadOf(lines);
  return captionsOfTexts(
    lines.flatMap((line) => captionTexts(line.text, lead)),
    frames,
    rate,
  );
}

/** A line that is heard, and when in its shot: seconds. */
export interface HeardLine extends Pick<SpokenLine, 'character' | 'text'> {
  readonly at_s: number;
  readonly seconds: number;
}

/**
 * Captions of lines that are heard: each begins with its line and stays until the next, or until it was read. Else as
 * {@link captionsForLines} has it.
 */
export function captionsForSpeech(lines: readonly HeardLine[], frames: number, rate: FrameRate): PlanCaption[] {
  const lead = leadOf(lines);
  const frameAt = (seconds: number): number =>
    Math.min(frames, Math.max(0, Math.round((seconds * rate.numerator) / rate.denominator)));
  return lines.flatMap(({ text, at_s, seconds }, index) => {
    const texts = captionTexts(text, lead);
    const next = lines[index + 1];
    const [from, limit] = [frameAt(at_s), next ? frameAt(next.at_s) : frames];
    const read = Math.max(seconds, texts.length * SHORTEST_SECONDS + GAP_SECONDS * (texts.length - 1));
    const to = Math.min(limit, Math.max(frameAt(at_s + read), from + 1));
    // Of two in a row the first goes before the second comes, where there is time.
    const gap = next && to + GAP_FRAMES > limit && to - from > 2 * GAP_FRAMES ? GAP_FRAMES - (limit - to) : 0;
    return captionsOfTexts(texts, to - from - gap, rate).map((caption) => ({
      ...caption,
      from: caption.from + from,
      to: caption.to + from,
    }));
  });
}

/** What begins a turn, where several speak. */
function leadOf(lines: readonly Pick<SpokenLine, 'character'>[]): string {
  return new Set(lines.map((line) => line.character)).size > 1 ? NEXT_SPEAKER : '';
}

function captionsOfTexts(texts: readonly string[], frames: number, rate: FrameRate): PlanCaption[] {
  if (texts.length === 0 || frames <= 0) return [];
  const shortest = Math.ceil((SHORTEST_SECONDS * rate.numerator) / rate.denominator);
  const longest = Math.floor((LONGEST_SECONDS * rate.numerator) / rate.denominator);
  const roomFor = (count: number, room: number): boolean => count * shortest + (count - 1) * GAP_FRAMES <= room;
  const fitting = mergeUntil(texts, (count) => roomFor(count, frames), CAPTION_LINES);
  const shown = mergeUntil(fitting, (count) => count <= frames, Infinity);

  const gap = frames >= shown.length * 2 * GAP_FRAMES ? GAP_FRAMES : 0;
  // The next shot may begin with a caption.
  const end = roomFor(shown.length, frames - GAP_FRAMES) ? GAP_FRAMES : 0;
  const shares = shareFrames(shown.map(textCells), frames - gap * (shown.length - 1) - end, shortest);
  let next = 0;
  return shown.map((text, index) => {
    const from = next;
    const share = shares[index] ?? 0;
    next += share + gap;
    return { text, from, to: from + Math.min(share, longest) };
  });
}

/** Joins the shortest neighbours, while that leaves them within `lines` lines, until `enough` of the count holds. */
function mergeUntil(texts: readonly string[], enough: (count: number) => boolean, lines: number): string[] {
  const merged = [...texts];
  while (merged.length > 1 && !enough(merged.length)) {
    let place = -1;
    let shortest = Infinity;
    for (let index = 0; index + 1 < merged.length; index += 1) {
      const joined = `${merged[index]}\n${merged[index + 1]}`;
      if (joined.split('\n').length <= lines && textCells(joined) < shortest) {
        place = index;
        shortest = textCells(joined);
      }
    }
    if (place < 0) break;
    merged.splice(place, 2, `${merged[place]}\n${merged[place + 1]}`);
  }
  return merged;
}

/** Shares `frames` in proportion to `weights`, each at least `least` (or an equal part of too few), in whole frames that sum up. */
function shareFrames(weights: readonly number[], frames: number, least: number): number[] {
  const floor = Math.min(least, Math.floor(frames / weights.length));
  const small = new Set<number>();
  const share = (index: number): number => {
    if (small.has(index)) return floor;
    const others = weights.reduce((sum, weight, other) => (small.has(other) ? sum : sum + weight), 0);
    return ((frames - floor * small.size) * (weights[index] ?? 0)) / others;
  };
  for (let found = true; found;) {
    const under = weights.findIndex((_, index) => !small.has(index) && share(index) < floor);
    found = under >= 0;
    if (found) small.add(under);
  }
  const exact = weights.map((_, index) => share(index));
  const whole = exact.map(Math.floor);
  const left = frames - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((part, index) => ({ index, rest: part - Math.floor(part) }))
    .toSorted((a, b) => b.rest - a.rest);
  for (const { index } of byRemainder.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

/**
 * Writes captions as an ASS script for libass: white with a black outline, legible on any picture, in the lower safe
 * area of a `width` x `height` picture. Times lie half a frame early, so that rounding to ASS's hundredths of a second
 * never moves a caption to another frame (up to 100 frames a second).
 *
 * @param marginOf whole pixels below a caption, where something else stands there; 0 for none
 */
export function assFile(
  captions: readonly PlanCaption[],
  width: number,
  height: number,
  rate: FrameRate,
  marginOf: (caption: PlanCaption) => number = () => 0,
): string {
  const blocks = captionBlocks(captions);
  const events = blocks.map(({ place, from, to, rows }) => {
    const [start, end] = [assTime(from, rate), assTime(to, rate)];
    const shown = rows.flatMap(({ caption }) => caption ?? []);
    const margin = place === 'top' ? 0 : Math.max(...shown.map(marginOf));
    const style = STYLE_NAMES[shown[0]?.style ?? 'plain'];
    return `Dialogue: 0,${start},${end},${style},,0,0,${margin},,${place === 'top' ? String.raw`{\an8}` : ''}${rowsText(rows, style)}`;
  });
  const named = CAPTION_STYLES.filter(
    (style) => style === 'plain' || captions.some((caption) => caption.style === style),
  );
  const styles = named.map((style) => captionStyle(STYLE_NAMES[style], width, height, style));
  return assScript(width, height, styles, events);
}

const STYLE_NAMES = { plain: 'Caption', box: 'Box', large: 'Large' } as const;

/** Rows one below the other, each in its style; of one that is empty for a while, lines of its height. */
function rowsText(rows: readonly CaptionRow[], first: string): string {
  let current = first;
  const texts = rows.map(({ caption, lines }) => {
    const style = caption ? STYLE_NAMES[caption.style ?? 'plain'] : null;
    const turn = style === null || style === current ? '' : String.raw`{\r${style}}`;
    current = style ?? '';
    if (caption) return turn + assText(caption.text);
    return (
      String.raw`{\r${STYLE_NAMES.plain}\alpha&HFF&}` +
      Array.from({ length: lines }, () => String.raw`\h`).join(String.raw`\N`)
    );
  });
  return texts.join(String.raw`\N`);
}

// In libass the size of this font is 1.45 times its em. So many per cent let 16 Chinese characters pass in any shape
// of picture, and 42 Latin letters in a wide one; longer lines wrap (WrapStyle 0).
function captionSize(width: number, height: number): number {
  return Math.min(height * 0.077, width * 0.08);
}

/**
 * Where captions of so many lines begin, in pixels from the top: in narrow pictures their lines are broken again.
 * @param below pixels that are free below them
 */
export function captionTop(
  width: number,
  height: number,
  captionLines = CAPTION_LINES,
  below = height * BELOW_CAPTIONS,
): number {
  const size = captionSize(width, height);
  const line = (LATIN_LINE_CELLS * CELL_EMS * size) / 1.45;
  const lines = captionLines * Math.ceil(line / (width * 0.9));
  return height - below - lines * size;
}

/** How captions look on a picture of that size, as a style of ASS (its line after "Style: "). */
export function captionStyle(name: string, width: number, height: number, look: CaptionStyle = 'plain'): string {
  const size = captionSize(width, height) * (look === 'large' ? LARGER : 1);
  // libass draws one box behind all lines for border style 4, in the colour of the shadow and as much larger as that.
  const [border, outline, shadow] = look === 'box' ? [4, 0, 0.22] : [1, 0.055, 0.025];
  return [
    ...[name, CAPTION_FONT, size.toFixed(2)],
    ...['&H00FFFFFF', '&H00FFFFFF', '&H00000000', '&H60000000'],
    ...[0, 0, 0, 0, 100, 100, 0, 0, border],
    ...[(size * outline).toFixed(2), (size * shadow).toFixed(2), 2],
    ...[Math.round(width * 0.05), Math.round(width * 0.05), Math.round(height * BELOW_CAPTIONS), 1],
  ].join(',');
}

/** An ASS script for a picture of that size; of styles the fields of their lines, after "Style: ". */
export function assScript(width: number, height: number, styles: readonly string[], events: readonly string[]): string {
  return [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${width}`,
    `PlayResY: ${height}`,
    'WrapStyle: 0',
    'ScaledBorderAndShadow: yes',
    'YCbCr Matrix: TV.709',
    '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, ' +
      'StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    ...styles.map((style) => `Style: ${style}`),
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...events,
    '',
  ].join('\n');
}

/** A frame's beginning as libass reads it, half a frame early. */
export function assTime(frame: number, rate: FrameRate): string {
  const hundredths = Math.max(0, Math.round(((frame - 0.5) * 100 * rate.denominator) / rate.numerator));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(hundredths / 100);
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}.${pad(hundredths % 100)}`;
}

/** Text as libass reads it back: a word joiner keeps a backslash from joining the letter behind it into a command. */
export function assText(text: string): string {
  return text
    .replaceAll('\\', '\\\u2060')
    .replaceAll('{', '\\{')
    .replaceAll('}', '\\}')
    .replaceAll(/\r?\n/g, '\\N')
    .replaceAll(/\p{Cc}/gu, ' ');
}
