import { readCut } from '../../../src-main/hosts/cli/cut.ts';
import { readVerb } from '../../../src-main/hosts/cli/cut-verbs.ts';
import type { Attached, CutContext, Film } from '../../../src-main/hosts/cli/cut-words.ts';
import { assemble, UNCHANGED } from '../../../src-shared/timeline/assemble.ts';
import { rational, ZERO } from '../../../src-shared/timeline/rational.ts';
import type { AttachedContent, FilmShot } from '../../../src-shared/timeline/records.ts';

const rate = { numerator: 24, denominator: 1 };

const shot = (id: string): FilmShot => ({
  id,
  frames: 48,
  material: { from: -12, to: 60 },
  takes: [],
  transition_in: 'cut',
  transition_out: null,
  attached: [],
});

const { main } = assemble(
  { project_id: 'prj_1', rate, shots: ['sht_a', 'sht_b', 'sht_c'].map(shot), footage: [], graphics: [] },
  UNCHANGED,
);

/** What is attached of each kind, all of it to the first item. */
const attached = (number: number, content: AttachedContent): Attached => ({
  number,
  id: `att_${content.kind}`,
  name: '',
  anchor: 'sht_a',
  at: ZERO,
  duration: rational(1),
  content,
  place: { start: ZERO, end: rational(1) },
});

export const TITLE = { kind: 'title', title: { template: 'title', text: 'Words' } } as const;
export const CAPTION = { kind: 'caption', lane: 'zh', text: '你好', style: 'plain', place: 'bottom' } as const;
export const SOUND = {
  kind: 'sound',
  role: 'music',
  source: { kind: 'footage', footage: 'ftg_sea' },
  in: ZERO,
  gain_db: -3,
  fade_in: rational(1),
  fade_out: rational(2),
  loops: true,
} as const;

export const MARKER = { kind: 'marker', name: 'here' } as const;

const ROOM = { fade: { before: 24, after: 24 }, overlap: { before: 12, after: 12 } };

const film: Film = {
  project: 'prj_1',
  rate,
  frames: 144,
  items: main.map((item, index) => ({
    ...item,
    number: index + 1,
    name: `shot ${index + 1}`,
    start: index * 48,
    timecode: '',
    colour: { ...item.colour, contrast: 2 },
    changed: [],
    handles: { before: 12, after: 12 },
    room: ROOM,
  })),
  attached: [TITLE, CAPTION, SOUND, MARKER].map((content, index) => attached(index + 1, content)),
  ending: { kind: 'cut', before: 0, after: 0 },
  range: { in: null, out: null },
  ending_room: ROOM,
  removed: [{ shot: 'sht_d', name: 'shot 4', frames: 30, after: 'sht_c' }],
};

const context: CutContext = {
  film,
  footage: [
    { id: 'ftg_sea', source_in_s: 1, source_out_s: 3, facts: { duration_s: 10 } },
    { id: 'ftg_logo', source_in_s: null, source_out_s: null, facts: { duration_s: null } },
  ],
  newId: (prefix) => `${prefix}_new`,
};

/**
 * What a command line says, of a film of three shots of 2 s at 24 frames a second, with a title, a caption, a sound and a marker (a1 to a4).
 * @param words divided by spaces, or the arguments themselves
 */
export function said(words: string | readonly string[], more: Partial<CutContext> = {}) {
  const { positionals, values } = readCut(['prj_1', ...(typeof words === 'string' ? words.split(' ') : words)]);
  return readVerb(positionals.slice(1), values, { ...context, ...more });
}
