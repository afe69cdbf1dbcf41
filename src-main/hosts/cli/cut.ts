import { secondsText } from '../../../src-shared/library/footage-range.ts';
import { PLAIN_GRADE } from '../../../src-shared/render/plan.ts';
import { formatTimecode } from '../../../src-shared/timeline/timecode.ts';
import { newId } from '../../library/ids.ts';
import type { CommandContext } from './command.ts';
import { readLane } from './cut-attached.ts';
import { attachedLine, attachedOf } from './cut-list.ts';
import { CUT_OPTIONS, expectVerb, readVerb } from './cut-verbs.ts';
import type { Film, Item } from './cut-words.ts';
import { count } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, textOf } from './options.ts';

/** Reads `shotloom cut PROJECT [VERB ...]`. @throws ShotloomError bad_option */
export function readCut(args: readonly string[]): CommandLine {
  const options = Object.fromEntries(CUT_OPTIONS.map((name) => [name, { type: 'string' } as const]));
  // What begins with a hyphen is an option, unless it is written with the minus sign of mathematics.
  const signed = args.map((text) => text.replace(/^-(?=[.\d])/u, '−'));
  const line = readCommandLine('cut', signed, ['PROJECT'], options, ['VERB', 'ITEM', 'VALUE', 'VALUE']);
  if (line.values['help'] !== true) expectVerb(line.positionals.slice(1), line.values);
  return line;
}

/** `shotloom cut PROJECT [VERB ...]`. */
export async function cut(
  { positionals, values }: CommandLine,
  { app, print, note, inWords }: CommandContext,
): Promise<boolean | void> {
  const [project = '', ...words] = positionals;
  const film = await app.calls.timeline.show({ project });
  const asJson = values['json'] === true;
  if (words.length === 0) {
    if (asJson) return print(JSON.stringify(film));
    for (const item of film.items) print(lineOf(item, film));
    for (const { shot, name } of film.removed) print(`     taken out  ${shot}  ${name}`);
    print(summaryOf(film));
    return;
  }
  if (words[0] === 'list') {
    const listed = attachedOf(film, words[1]);
    if (asJson) return print(JSON.stringify({ attached: listed }));
    for (const each of listed) print(attachedLine(each, film));
    return print(`${count(listed.length, 'thing')} attached.`);
  }
  if (words[0] === 'import') return await importFile(project, words[1] ?? '', values, { app, print, note, inWords });
  const file = textOf(values, 'lut');
  const footage = await app.calls.footage.list({ project });
  const context = { film, footage, newId };
  // Read once before the file is stored, so that a mistake elsewhere is told first.
  readVerb(words, values, context);
  const stored = file ? await app.calls.timeline.storeLut({ file: app.grants.grantInput(file) }) : null;
  const command = readVerb(words, values, { ...context, ...stored });
  const edited = await app.calls.timeline.edit({ project, command });
  if (asJson) return print(JSON.stringify(edited));
  const before = new Set(film.items.map(wordsOf));
  for (const item of edited.timeline.items) if (!before.has(wordsOf(item))) print(lineOf(item, edited.timeline));
  const old = new Set(film.attached.map(said));
  for (const each of edited.timeline.attached) if (!old.has(said(each))) print(attachedLine(each, edited.timeline));
  print(edited.changes === 0 ? 'The film is cut so already.' : summaryOf(edited.timeline));
}

/** Reads captions or a cut into a film; answers whether all of the file could be taken over. */
async function importFile(
  project: string,
  path: string,
  values: CommandLine['values'],
  { app, print, note, inWords }: Pick<CommandContext, 'app' | 'print' | 'note' | 'inWords'>,
): Promise<boolean> {
  const lane = textOf(values, 'lane');
  const placed = lane === undefined ? {} : { lane: readLane(lane) };
  const file = app.grants.grantInput(path);
  const imported = await app.calls.timeline.import({ project, file, ...placed });
  const { kind, timeline, changes, captions, replaced, missing, said: faults } = imported;
  for (const fault of faults) note(inWords(fault));
  if (missing.length > 0) {
    const names = missing.slice(0, MOST_NAMES).join(', ') + (missing.length > MOST_NAMES ? ', ...' : '');
    const are = missing.length === 1 ? '1 file is' : `${missing.length} files are`;
    note(
      `${are} not in the project, and cards with their names keep their places (${names}); bring them in with "shotloom import FILE --project ${project}" and read the cut again.`,
    );
  }
  if (values['json'] === true) print(JSON.stringify(imported));
  else if (kind === 'captions')
    print(`${count(captions, 'caption')}${replaced === 0 ? '' : `, in place of ${replaced}`}. ${summaryOf(timeline)}`);
  else print(changes === 0 ? 'The film is cut so already.' : summaryOf(timeline));
  return faults.length === 0 && missing.length === 0;
}

/** So many names of files are told. */
const MOST_NAMES = 10;

/** What of something attached does not depend on where it lies in the film. */
function said({ number: _, place: _place, ...each }: Film['attached'][number]): string {
  return JSON.stringify(each);
}

/** A line of the list: number, from when to when, id, source, what is special about it. */
function lineOf(item: Item, { rate }: Film): string {
  const end = formatTimecode(item.start + item.frames, rate, false);
  return `${String(item.number).padStart(3)}  ${item.timecode} - ${end}  ${wordsOf(item)}`;
}

const GRADES = ['exposure', 'contrast', 'saturation', 'temperature', 'lut'] as const;

/** What of an item does not depend on those before it. */
function wordsOf(item: Item): string {
  const { transition, speed, framing, colour } = item;
  const grade = GRADES.filter((name) => colour[name] !== PLAIN_GRADE[name]);
  const words = [
    ...(item.source.kind === 'shot' && item.source.take !== null ? [`take ${item.source.take}`] : []),
    ...(transition.kind === 'cut' ? [] : [transitionText(transition)]),
    ...(item.in.n === 0 ? [] : [`from ${secondsText(item.in.n / item.in.d)} s`]),
    ...(speed.n === speed.d ? [] : [`speed ${secondsText(speed.n / speed.d)}`]),
    ...(item.reversed ? ['reversed'] : []),
    ...(item.freeze ? [`frozen at ${secondsText(item.freeze.n / item.freeze.d)} s`] : []),
    ...(framing.kind === 'fit' ? [] : [framing.kind]),
    ...(item.move ? ['moves'] : []),
    ...(item.opacity === 1 ? [] : [`opacity ${item.opacity}`]),
    ...grade.map((name) => (name === 'lut' ? 'LUT' : `${name} ${colour[name]}`)),
    ...(item.gain_db === 0 ? [] : [`${item.gain_db} dB`]),
    ...(item.placed ? ['placed'] : []),
  ];
  const name = item.name.replaceAll(/\s+/gu, ' ');
  return `${item.id}  ${count(item.frames, 'frame')} of ${name}${words.length > 0 ? `: ${words.join(', ')}` : ''}`;
}

function transitionText(transition: Item['transition']): string {
  const { kind, before, after } = transition;
  const direction = 'direction' in transition ? ` ${transition.direction}` : '';
  return `${kind}${direction} ${before}+${after}`;
}

function summaryOf({ items, attached, frames, rate, ending, range }: Film): string {
  const end = ending.kind === 'cut' ? '' : `, ends with ${transitionText(ending)}`;
  const seconds = secondsText((frames * rate.denominator) / rate.numerator);
  const more = attached.length === 0 ? '' : `, ${attached.length} attached`;
  const edge = (time: typeof range.in, whole: string): string => (time ? `${secondsText(time.n / time.d)} s` : whole);
  const marked =
    range.in || range.out ? `, marked from ${edge(range.in, 'the start')} to ${edge(range.out, 'the end')}` : '';
  return `${count(items.length, 'item')}${more}, ${count(frames, 'frame')} (${seconds} s)${end}${marked}.`;
}
