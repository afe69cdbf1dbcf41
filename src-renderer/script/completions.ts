import type { Reading } from './reading.ts';

/** Something that may be written where the caret is: it takes the place of the line from `from` on. */
export interface Offer {
  /** Offset in the line. */
  readonly from: number;
  readonly kind: 'name' | 'place' | 'time' | 'heading';
  readonly options: readonly string[];
}

type Known = Pick<Reading, 'language' | 'names' | 'places'>;

const SIDES = { en: ['INT. ', 'EXT. ', 'INT./EXT. '], zh: ['内景 ', '外景 ', '内外景 '] } as const;
const TIMES = {
  en: ['DAY', 'NIGHT', 'DAWN', 'MORNING', 'NOON', 'AFTERNOON', 'EVENING', 'DUSK', 'CONTINUOUS', 'LATER'],
  zh: ['日', '夜', '清晨', '上午', '中午', '下午', '黄昏', '晚上', '深夜'],
} as const;

const ENGLISH_LEAD = /^\.?(?:INT|EXT|EST|I\/E)(?:\.?\s*\/\s*(?:INT|EXT))?\.?\s+/iu;
const CHINESE_LEAD = /^(?:(?:\d+|第\s*\S{1,4}\s*场)[、.．\s]*)?(?:内外景|内景|外景|内\/外景)\s+/u;

/**
 * What may be written next in a line: places and times in a heading, who speaks (and how headings begin) in a paragraph's first
 * line.
 * @param line what stands in it before the caret
 * @param opens whether the line above is empty
 */
export function offersAt(line: string, opens: boolean, known: Known): Offer | null {
  const [english] = ENGLISH_LEAD.exec(line) ?? [];
  if (english !== undefined) return inHeading(line, english.length, / - ([^-]*)$/u, known.places, TIMES.en, ' - ');
  const [chinese] = CHINESE_LEAD.exec(line) ?? [];
  if (chinese !== undefined) return inHeading(line, chinese.length, / (\S*)$/u, known.places, TIMES.zh, ' ');
  const start = line.length - line.trimStart().length;
  const typed = line.slice(start);
  if (typed === '' || typed.length > 30) return null;
  if (/^\p{Script=Han}+$/u.test(typed)) {
    const spoken = known.names.map((name) => `${name}：`);
    return offer('name', start, typed, opens ? [...spoken, ...SIDES.zh] : spoken);
  }
  // Cues and headings stand in capitals, below an empty line.
  if (!opens || !/^@?[\p{Lu}][\p{Lu}\p{N} .'’-]*$/u.test(typed)) return null;
  return offer('name', start, typed, [...known.names.map((name) => name.toUpperCase()), ...SIDES.en]);
}

function inHeading(
  line: string,
  lead: number,
  beforeTime: RegExp,
  places: readonly string[],
  times: readonly string[],
  between: string,
): Offer | null {
  const rest = line.slice(lead);
  const time = beforeTime.exec(rest);
  if (time && time.index > 0) return offer('time', line.length - (time[1] ?? '').length, time[1] ?? '', times);
  const isKnown = places.includes(rest.trim());
  if (isKnown) return { from: line.trimEnd().length, kind: 'time', options: times.map((each) => between + each) };
  return offer('place', lead, rest, places);
}

function offer(kind: Offer['kind'], from: number, typed: string, all: readonly string[]): Offer | null {
  const begun = typed.toLowerCase();
  const options = all.filter((each) => each.toLowerCase().startsWith(begun) && each !== typed);
  return options.length === 0 ? null : { from, kind, options };
}
