/** Longer inputs are for the fixed cases: these are many. */
const longest = 4000;
const characters = [
  '\0',
  '\uD800',
  '\uDC00',
  '\uFEFF',
  '\u2028',
  '\r',
  '\n',
  '\t',
  ' ',
  '<',
  '>',
  '&',
  '"',
  '[',
  ']',
  '(',
  '*',
  '/',
  '#',
  '中',
  '😀',
];

/** What texts are made of. */
export interface TextSource {
  readonly samples: readonly string[];
  /** What is strung together and put in. */
  readonly scraps: readonly string[];
  /** Makes a sound file of scraps that are drawn, where a string of them alone would hardly ever be one. */
  readonly frame?: (scraps: readonly string[]) => string;
}

/** A text that is drawn: a string of scraps, or a sample that was changed in some places. */
export function drawText({ samples, scraps, frame }: TextSource, random: () => number): string {
  const kind = random();
  if (frame && kind < 0.5) return frame(drawn(scraps, random));
  return kind < 0.6
    ? strung(drawn(scraps, random), random)
    : mutatedText(part(pick(samples, random), random), scraps, random);
}

/** One of a list. */
export function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('There is nothing to draw from.');
  return found;
}

/** Up to 40 of some scraps. */
export function drawn(scraps: readonly string[], random: () => number): string[] {
  return Array.from({ length: Math.floor(random() * 40) }, () => pick(scraps, random));
}

function strung(scraps: readonly string[], random: () => number): string {
  return scraps.map((scrap) => scrap + pick(['', '\n', '\n\n', ' '], random)).join('');
}

/** A stretch of a sample; its beginning more often than not, for it says what the file is. */
function part(sample: string, random: () => number): string {
  const from = random() < 0.7 ? 0 : Math.floor(random() * sample.length);
  return sample.slice(from, from + longest);
}

/** A text with one to eight changes. */
export function mutatedText(text: string, scraps: readonly string[], random: () => number): string {
  let changed = text;
  for (let left = 1 + Math.floor(random() * 8); left > 0; left -= 1) changed = changeOnce(changed, scraps, random);
  return changed.slice(0, Math.max(2 * longest, text.length));
}

function changeOnce(text: string, scraps: readonly string[], random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const to = Math.min(text.length, at + Math.floor(random() * random() * 400));
  const piece = text.slice(at, to);
  const changes = [
    () => text.slice(0, at) + text.slice(to),
    () => text.slice(0, at) + piece.repeat(2) + text.slice(at),
    () => text.slice(0, at),
    () => text.slice(0, at) + pick(scraps, random) + text.slice(at),
    () => text.slice(0, at) + pick(characters, random) + text.slice(at + 1),
    () => text.slice(to) + text.slice(0, to),
    () => text.slice(0, at) + pick(characters, random).repeat(50) + text.slice(at),
  ];
  return pick(changes, random)();
}

/** Bytes with one to eight changes: flipped, cut, doubled, overwritten with what is special in formats. */
export function mutatedBytes(bytes: Uint8Array, random: () => number): Uint8Array {
  let changed = bytes;
  for (let left = 1 + Math.floor(random() * 8); left > 0; left -= 1) changed = changeBytes(changed, random);
  return changed;
}

function changeBytes(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = Math.floor(random() * (bytes.length + 1));
  const to = Math.min(bytes.length, at + Math.floor(random() * random() * 400));
  const over = (values: readonly number[]) => {
    const copy = bytes.slice();
    copy.set(values.slice(0, Math.max(0, copy.length - at)), at);
    return copy;
  };
  const changes = [
    () => over([(bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))]),
    () => over([Math.floor(random() * 256)]),
    () =>
      over(
        pick(
          [
            [0, 0, 0, 0],
            [0xff, 0xff, 0xff, 0xff],
            [0xff, 0xff],
            [0xff, 0xff, 0xff, 0x7f],
            [1, 0],
          ],
          random,
        ),
      ),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]),
    () => Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]),
    () => bytes.slice(0, at),
  ];
  return pick(changes, random)();
}
