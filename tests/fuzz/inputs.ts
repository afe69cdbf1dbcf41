import type { FuzzedReader } from './readers.ts';

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

/** An input drawn for a reader: a string of scraps, or a sample that was changed in some places. */
export function drawInput({ samples, scraps, frame }: FuzzedReader, random: () => number): string {
  const kind = random();
  if (frame && kind < 0.5) return frame(drawn(scraps, random));
  return kind < 0.6
    ? strung(drawn(scraps, random), random)
    : mutated(part(pick(samples, random), random), scraps, random);
}

function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('There is nothing to draw from.');
  return found;
}

function drawn(scraps: readonly string[], random: () => number): string[] {
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

function mutated(text: string, scraps: readonly string[], random: () => number): string {
  let changed = text;
  for (let left = 1 + Math.floor(random() * 8); left > 0; left -= 1) changed = changeOnce(changed, scraps, random);
  return changed.slice(0, 2 * longest);
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
