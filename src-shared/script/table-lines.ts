import { forcedCue, isParenthetical } from './cue.ts';
import type { Language, ScriptElement } from './screenplay.ts';
import { beforeLabel, labelOf, namesSounds } from './table-labels.ts';
import type { LabelledLine } from './table-labels.ts';
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

/** "SOT MAYOR LIN We are glad": a name in capitals before what is said. */
const biteName = /^((?:\p{Lu}[\p{Lu}.'’-]+ ){1,4})(?=["“]|\p{Lu}?['’]?\p{Ll}|I )/u;
/** "SOT MAYOR LIN": no words of it are written. */
const onlyName = /^(?:\p{Lu}[\p{L}.'’-]* ?){1,4}$/u;
/** Who speaks, in brackets behind VO: "VO (MARA)"; "(male)", （男） say how. */
const voiceName = /^\p{Lu}[\p{L} .'’-]{1,30}$/u;
const voiceKind = /^(?:(?:fe)?male|(?:wo)?man|boy|girl|child|kid|adult|old|young|soft|calm|warm|deep|cont|reading)\b/i;

/** A line that begins with a label: "VO: ...", "SOT MAYOR: ...", "(SFX: waves)", "NATSOT gulls". */
function labelledLine(line: string, at: number): Heard | null {
  const inner = /^[（([【]([^）)\]】]*)[）)\]】]$/.exec(line)?.[1] ?? line;
  const found = labelOf(inner);
  if (!found) return inner === line || !namesSounds(inner) ? null : { kind: 'sound', text: inner };
  const rest = found.after.replace(/^\s*[:：–—-]?\s*/u, '');
  switch (found.label) {
    case 'sound':
    case 'note': {
      const isNamed = /^\s*[:：–—-]/.test(found.after) || /^(?:NAT|SFX|BGM|AMB|GFX|CG|音效)/.test(found.words);
      return { kind: found.label, text: isNamed && rest !== '' ? rest : inner };
    }
    case 'bite':
      return biteOf(found, rest, at);
    case 'narration':
      return narrationOf(rest, at);
  }
}

/** What somebody says on the spot. */
function biteOf({ after, words }: LabelledLine, written: string, at: number): Heard | null {
  const rest = written.replace(/^[(（]([^)）]*)[)）]\s*[:：]?\s*/, '$1: ');
  const named = namedLine.exec(rest);
  if (named) return speechOf(named[1] ?? '', rest.slice(named[0].length), at);
  const name = biteName.exec(rest)?.[1];
  if (name !== undefined) return speechOf(name.trim(), rest.slice(name.length), at);
  if (/^\s/.test(after) && onlyName.test(rest)) return { kind: 'sound', text: `${words} ${rest}` };
  const { manner, rest: text } = splitManner(written);
  return { kind: 'speech', name: null, extension: 'SOT', manner, text, at, isNamed: true };
}

/** What is read over the picture: by a narrator, or by whom brackets name. */
function narrationOf(written: string, at: number): Heard | null {
  const [brackets, voice = ''] = /^[(（]([^()（）]{1,40})[)）]\s*[:：]\s*/.exec(written) ?? [];
  if (brackets === undefined) {
    const { manner, rest: text } = splitManner(written);
    return { kind: 'speech', name: null, extension: null, manner, text, at, isNamed: true };
  }
  const rest = written.slice(brackets.length);
  if (voiceName.test(voice) && !voiceKind.test(voice) && !heardOnly.test(voice))
    return speechOf(`${voice} (V.O.)`, rest, at);
  const { manner, rest: text } = splitManner(rest);
  const own = heardOnly.test(voice) ? null : `(${voice})`;
  return { kind: 'speech', name: null, extension: null, manner: manner ?? own, text, at, isNamed: true };
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
  if (namesSounds(line)) return { kind: 'sound', text: line };
  if (isParenthetical(line) || /^[[【].*[\]】]$/.test(line)) return { kind: 'note', text: line };
  // Under a label that stands alone is what it is of.
  if (before && before.kind !== 'speech' && /[:：]$/.test(before.text)) return { kind: before.kind, text: line };
  if (before?.kind === 'speech' && before.text === '')
    return { ...before, text: withoutQuotes(line), at, isNamed: true };
  if (before?.kind === 'speech' && before.name !== null)
    return { ...before, manner: null, text: line, at, isNamed: false };
  const { manner, rest } = splitManner(line);
  return { kind: 'speech', name: unnamed.speaker, extension: null, manner, text: rest, at, isNamed: false };
}

/** Whether a line takes the place of the label above it, which stood alone. */
function isUnder(above: Heard, next: Heard): boolean {
  if (above.kind !== 'speech') return next.kind === above.kind && /[:：]$/.test(above.text);
  return next.kind === 'speech' && above.text === '' && above.name === null;
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
    if (last && isUnder(last, next)) heard[heard.length - 1] = next;
    else if (goesOn && last.extension === next.extension)
      heard[heard.length - 1] = { ...last, text: `${last.text}\n${next.text}` };
    else heard.push(next);
  }
  return {
    elements: heard.flatMap((one) => (one.kind === 'speech' ? speechElements(one, cell, unnamed.language) : [])),
    sounds: heard.flatMap((one) => {
      if (one.kind === 'sound') return [one.text];
      const isBite = one.kind === 'speech' && one.text === '' && one.extension === 'SOT';
      return isBite ? [unnamed.language === 'zh' ? '同期声' : 'SOT'] : [];
    }),
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
