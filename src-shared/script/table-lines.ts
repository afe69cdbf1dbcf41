import { forcedCue, isParenthetical } from './cue.ts';
import type { Language, ScriptElement } from './screenplay.ts';
import type { Cell } from './table.ts';

/** What a cell of a shot table has to be heard: "MARA: ...", "李明：（笑）...", VO, SOT, SFX, NATSOT, GFX. */

/** Who speaks where a cell does not say so. */
export interface Unnamed {
  readonly language: Language;
  /** The one of the speaker's column; null for narration. */
  readonly speaker: string | null;
  /** The cell is of a list of ours, which writes every line behind its speaker's name and just as it is said. */
  readonly isOurs?: boolean;
}

/** What is spoken, and what else is heard or stands on the screen. */
export interface HeardLines {
  readonly elements: readonly ScriptElement[];
  readonly sounds: readonly string[];
  readonly notes: readonly string[];
}

type Label = 'narration' | 'bite' | 'sound' | 'note';

const labels: readonly (readonly [Label, string])[] = [
  [
    'sound',
    'NAT ?SOT|NATSOUND|NAT SOUND|NATS?|SFX|FX|SOUND EFFECTS?|SOUND|AMBIENCE|AMB|MUSIC|BGM|音效|音乐|配乐|背景音乐|环境声|现场声',
  ],
  ['bite', 'SOT|SOUND ?BITE|BITE|同期声|同期|采访'],
  ['narration', 'V/?O|V\\.O\\.?|VOICE[- ]?OVER|NARRATOR|NARRATION|ANCHOR V/?O|旁白|解说词?|画外音|配音|口播'],
  ['note', 'GFX|GRAPHICS?|CG|SUPER|CHYRON|LOWER[- ]THIRD|L/?3|ON[- ]SCREEN TEXT|字幕|图文|角标|花字'],
];
const labelled = labels.map(([label, words]) => [label, new RegExp(`^(?:${words})(?![\\p{L}])`, 'iu')] as const);
/** Labels begin a line of their own, though a cell runs them on. */
const beforeLabel = new RegExp(
  `\\s+(?=(?:${labels.map(([, words]) => words).join('|')})(?: [^:：\\n]{1,30})?[:：])`,
  'u',
);
/** Names in capitals may be several, or have a stop: "DR. SMITH:", "MARA, TOM:". */
const namedLine =
  /^@?((?:\p{Lu}[\p{Lu}\p{N} .,&'’/#-]{0,39}?|(?:(?:Dr|Mr|Mrs|Ms|St|Prof|Sgt|Lt|Capt)\. )?[\p{Lu}\p{Script=Han}][^:：.!?。！？“”"，,；;]{0,39}?)(?:[(（][^()（）:：]{1,20}[)）])?)\s*[:：]\s*/u;
const heardOnly = /^(?:V\.?\s?O|O\.?\s?S|O\.?\s?C|CONT|OFF|VOICE|SOT|画外|旁白|内心|心声|话外|独白|电话)/i;

/** One thing that is said or heard; several lines in a row of the same voice are one. */
type Heard =
  | {
      kind: 'speech';
      name: string | null;
      extension: string | null;
      manner: string | null;
      text: string;
      at: number;
      /** The line says whose it is; others go on with the one before. */
      isNamed: boolean;
    }
  | { kind: 'sound' | 'note'; text: string };

function withoutQuotes(text: string): string {
  const inside = /^(?:“([^“”]*)”|"([^"]*)"|「([^「」]*)」)$/.exec(text.trim());
  return (inside?.[1] ?? inside?.[2] ?? inside?.[3] ?? text).trim();
}

/** Splits "(softly) Yes." and "（笑）好。" */
function splitManner(text: string): { manner: string | null; rest: string } {
  const found = /^([（(][^）)]{1,60}[）)])\s*/.exec(text);
  return { manner: found?.[1] ?? null, rest: withoutQuotes(text.slice(found?.[0].length ?? 0)) };
}

function speechOf(written: string, text: string, at: number): Heard | null {
  const cue = forcedCue(`@${written}`);
  if (!cue) return null;
  const { manner, rest } = splitManner(text);
  const extension = cue.extension ?? null;
  const isManner = extension !== null && !heardOnly.test(extension);
  return {
    kind: 'speech',
    name: cue.name,
    extension: isManner ? null : extension,
    manner: isManner ? `(${extension})` : manner,
    text: rest,
    at,
    isNamed: true,
  };
}

/** A line that begins with a label: "VO: ...", "SOT MAYOR: ...", "(SFX: waves)". */
function labelledLine(line: string, at: number): Heard | null {
  const inner = /^[（([【]([^）)\]】]*)[）)\]】]$/.exec(line)?.[1] ?? line;
  const found = labelled.find(([, pattern]) => pattern.test(inner));
  if (!found) return null;
  const [label, pattern] = found;
  const after = inner.replace(pattern, '');
  const rest = after.replace(/^\s*[:：–—-]?\s*/u, '');
  if (label === 'sound' || label === 'note') {
    if (!/^\s*[:：–—(（-]|^\s*$/.test(after) && inner === line) return null;
    const isNamed = /^\s*[:：–—-]/.test(after) && rest !== '';
    return { kind: label, text: isNamed ? rest : inner };
  }
  const named = label === 'bite' ? namedLine.exec(rest.replace(/^[(（]([^)）]*)[)）]\s*[:：]?\s*/, '$1: ')) : null;
  if (named) {
    const said = rest.replace(/^[(（]([^)）]*)[)）]\s*[:：]?\s*/, '$1: ').slice(named[0].length);
    return speechOf(named[1] ?? '', said, at);
  }
  if (!/^\s*[:：(（–—-]/.test(after)) return null;
  const { manner, rest: text } = splitManner(rest);
  return { kind: 'speech', name: null, extension: label === 'bite' ? 'SOT' : null, manner, text, at, isNamed: true };
}

const listedLine = /^([^:：(（]{1,80}?)(?: ?[(（](V\.O\.|画外音)[)）])?[:：]\s*/u;

/** A line as lists of ours write it. */
function speechOfOurs(line: string, at: number): Heard | null {
  const [lead, name = '', extension = null] = listedLine.exec(line) ?? [];
  if (lead === undefined) return null;
  return { kind: 'speech', name, extension, manner: null, text: line.slice(lead.length), at, isNamed: true };
}

function readLine(line: string, at: number, before: Heard | undefined, unnamed: Unnamed): Heard {
  const found = labelledLine(line, at);
  const ours = unnamed.isOurs && (found?.kind ?? 'speech') === 'speech' ? speechOfOurs(line, at) : null;
  if (ours) return ours;
  if (found) return found;
  const named = namedLine.exec(line);
  const speech = named ? speechOf(named[1] ?? '', line.slice(named[0].length), at) : null;
  if (speech) return speech;
  if (isParenthetical(line) || /^[[【].*[\]】]$/.test(line)) return { kind: 'note', text: line };
  if (before?.kind === 'speech' && before.name !== null)
    return { ...before, manner: null, text: line, at, isNamed: false };
  const { manner, rest } = splitManner(line);
  return { kind: 'speech', name: unnamed.speaker, extension: null, manner, text: rest, at, isNamed: false };
}

/** Reads what a cell has to be heard. Never throws; linear in the cell's length. */
export function readHeardLines(cell: Cell, unnamed: Unnamed): HeardLines {
  const heard: Heard[] = [];
  let from = 0;
  const lines = cell.text.split(/\n/);
  for (const line of unnamed.isOurs ? lines : lines.flatMap((line) => line.split(beforeLabel))) {
    const text = line.trim();
    if (text === '') continue;
    const at = Math.max(cell.text.indexOf(text, from), 0);
    from = at + text.length;
    const last = heard.at(-1);
    const next = readLine(text, at, last, unnamed);
    const goesOn =
      last?.kind === 'speech' &&
      next.kind === 'speech' &&
      !next.isNamed &&
      next.name === last.name &&
      next.manner === null &&
      last.text !== '';
    if (goesOn && last.extension === next.extension)
      heard[heard.length - 1] = { ...last, text: `${last.text}\n${next.text}` };
    else heard.push(next);
  }
  return {
    elements: heard.flatMap((one) => (one.kind === 'speech' ? speechElements(one, cell, unnamed.language) : [])),
    sounds: heard.flatMap((one) => (one.kind === 'sound' ? [one.text] : [])),
    notes: heard.flatMap((one) => (one.kind === 'note' ? [one.text] : [])),
  };
}

function speechElements(
  { name, extension, manner, text, at }: Extract<Heard, { kind: 'speech' }>,
  cell: Cell,
  language: Language,
): ScriptElement[] {
  if (text === '') return [];
  const narrator = language === 'zh' ? '旁白' : 'NARRATOR';
  const nameAt = name === null ? -1 : cell.text.indexOf(name, at);
  const [first = '', ...rest] = text.split('\n');
  const textAt = Math.max(cell.text.indexOf(first, nameAt < 0 ? at : nameAt + (name?.length ?? 0)), at);
  const last = rest.at(-1);
  const textEnd =
    last === undefined ? textAt + first.length : Math.max(cell.text.indexOf(last, textAt), textAt) + last.length;
  return [
    {
      type: 'character',
      text: name ?? narrator,
      range: nameAt >= 0 && nameAt < textAt ? within(cell, nameAt, nameAt + (name?.length ?? 0)) : within(cell, at, at),
      ...(extension === null ? {} : { extension }),
    },
    ...(manner === null ? [] : [{ type: 'parenthetical', text: manner, range: within(cell, textAt, textAt) } as const]),
    { type: 'dialogue', text, range: within(cell, textAt, textEnd) },
  ];
}

/** Where a stretch of a cell's text stands in the whole; of a quoted cell with doubled quotes only the cell is known. */
function within(cell: Cell, from: number, to: number): readonly [number, number] {
  const [start, end] = cell.range;
  return end - start === cell.text.length ? [start + from, Math.min(start + to, end)] : cell.range;
}
