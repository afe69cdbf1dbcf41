import type { z } from 'zod';
import { GraphicInput } from '../../../src-shared/contract/graphics.ts';
import type { Graphic, GraphicOf, Theme } from '../../../src-shared/render/graphics/records.ts';
import { PLAIN_THEME } from '../../../src-shared/render/graphics/records.ts';
import type { App } from '../../app.ts';
import { badOption, oneOf, readWords } from './cut-words.ts';
import type { CommandLine } from './options.ts';
import { textOf } from './options.ts';
import { issueSentence } from '../../../src-shared/contract/issue-sentence.ts';
import { KIND_WORDS } from '../../../src-shared/contract/kind-words.ts';
import { say } from '../../../src-shared/contract/sentences.ts';

type Values = CommandLine['values'];
export type Said = z.input<typeof GraphicInput>;

/** How a kind of graphic is written on the command line. */
interface Kind {
  /** Of its words, for sentences. */
  readonly names: string;
  readonly least: number;
  readonly most: number;
  readonly options: readonly string[];
  /** What is said; of a graphic that is there already, what is not said stays. */
  readonly read: (words: readonly string[], values: Values, app: App, before: Graphic | null) => Promise<Said> | Said;
}

type KindName = 'chart' | 'slide' | 'lower-third' | 'ticker' | 'picture' | 'formula';

/** As people call them. */
export const KIND_NAMES: Readonly<Record<KindName, readonly string[]>> = {
  chart: ['chart', '图表'],
  slide: ['slide', '要点'],
  'lower-third': ['lower-third', '人名条'],
  ticker: ['ticker', '滚动字幕'],
  picture: ['picture', 'map', '图片', '地图'],
  formula: ['formula', '公式'],
};

const FORMS = { bar: ['bar', '柱'], line: ['line', '线'], pie: ['pie', '饼'] } as const;
const REVEALS = { 'one-by-one': ['one-by-one', '逐条'], 'at-once': ['at-once', '一起'] } as const;

const KINDS: Readonly<Record<KindName, Kind>> = {
  chart: {
    names: 'TABLE',
    least: 1,
    most: 1,
    options: ['form', 'title', 'unit', 'source'],
    read: async ([table], values, app, before) => {
      const old = ofKind(before, 'chart');
      const form = textOf(values, 'form');
      const csv = table === undefined ? undefined : await tableOf(table, app);
      return {
        kind: 'chart',
        form: form === undefined ? (old?.form ?? 'bar') : oneOf(say`form`, form, FORMS),
        title: said(values, 'title', old?.title),
        csv: csv ?? old?.csv ?? '',
        unit: said(values, 'unit', old?.unit),
        source: said(values, 'source', old?.source),
        theme: themeSaid(values, old),
      };
    },
  },
  slide: {
    names: 'BULLETS',
    least: 1,
    most: Infinity,
    options: ['title', 'reveal'],
    read: (words, values, _, before) => {
      const old = ofKind(before, 'bullets');
      const reveal = textOf(values, 'reveal');
      return {
        kind: 'bullets',
        heading: said(values, 'title', old?.heading),
        bullets: words.length === 0 ? (old?.bullets ?? []) : [...words],
        reveal: reveal === undefined ? (old?.reveal ?? 'one-by-one') : oneOf(say`way to reveal`, reveal, REVEALS),
        theme: themeSaid(values, old),
      };
    },
  },
  'lower-third': {
    names: 'NAME [ROLE]',
    least: 1,
    most: 2,
    options: [],
    read: ([name, role], values, _, before) => {
      const old = ofKind(before, 'lower-third');
      const theme = themeSaid(values, old);
      return { kind: 'lower-third', name: name ?? old?.name ?? '', role: role ?? old?.role ?? '', theme };
    },
  },
  ticker: {
    names: 'ITEMS',
    least: 1,
    most: Infinity,
    options: ['label'],
    read: (words, values, _, before) => {
      const old = ofKind(before, 'ticker');
      const items = words.length === 0 ? (old?.items ?? []) : [...words];
      return { kind: 'ticker', label: said(values, 'label', old?.label), items, theme: themeSaid(values, old) };
    },
  },
  picture: {
    names: 'FILE',
    least: 1,
    most: 1,
    options: ['caption', 'source'],
    read: ([file], values, app, before) => {
      const old = ofKind(before, 'picture');
      return {
        kind: 'picture',
        ...(file === undefined ? {} : { file: app.grants.grantInput(file) }),
        caption: said(values, 'caption', old?.caption),
        source: said(values, 'source', old?.source),
        theme: themeSaid(values, old),
      };
    },
  },
  formula: {
    names: 'TEX',
    least: 1,
    most: 1,
    options: ['title', 'caption'],
    read: ([tex], values, _, before) => {
      const old = ofKind(before, 'formula');
      return {
        kind: 'formula',
        tex: tex ?? old?.tex ?? '',
        heading: said(values, 'title', old?.heading),
        caption: said(values, 'caption', old?.caption),
        theme: themeSaid(values, old),
      };
    },
  },
};

const THEME = ['theme', 'accent'] as const;

/** All options that say what a graphic is. */
export const GRAPHIC_OPTIONS = [...new Set([...Object.values(KINDS).flatMap(({ options }) => options), ...THEME])];

/** Whether these words and options are of a kind. @throws ShotloomError bad_option */
export function expectKind(name: KindName, words: readonly string[], values: Values): void {
  const { names, least, most } = KINDS[name];
  if (words.length < least)
    throw badOption(say`"shotloom graphic PROJECT ${name}" needs ${names}; see "shotloom graphic --help".`);
  if (words.length > most)
    throw badOption(say`"shotloom graphic PROJECT ${name}" takes ${names}, not "${words.at(-1) ?? ''}" as well.`);
  expectOptions(name, values);
}

/** What a command line says of a graphic of a kind. @throws ShotloomError bad_option with the first thing that is wrong with it */
export async function readGraphic(
  name: KindName,
  words: readonly string[],
  values: Values,
  app: App,
  before: Graphic | null = null,
): Promise<Said> {
  expectOptions(name, values);
  const made = await KINDS[name].read(words, values, app, before);
  const { success, error } = GraphicInput.safeParse(made);
  if (success) return made;
  const [first] = error.issues;
  throw badOption(first ? issueSentence(first) : say`No such ${name} can be drawn.`);
}

/** The kind that a graphic is changed as. @throws ShotloomError bad_option for one that no command makes */
export function kindOfGraphic({ kind }: Graphic, id: string): KindName {
  const name = kind === 'bullets' ? 'slide' : kind;
  if (name in KINDS) return name as KindName;
  throw badOption(say`${id} is a ${KIND_WORDS[kind]}, which is changed on the timeline alone.`);
}

function expectOptions(name: KindName, values: Values): void {
  const other = GRAPHIC_OPTIONS.find(
    (option) => values[option] !== undefined && ![...KINDS[name].options, ...THEME].includes(option),
  );
  if (other !== undefined) throw badOption(say`A ${name} has no --${other}; see "shotloom graphic --help".`);
}

function ofKind<Name extends Graphic['kind']>(graphic: Graphic | null, kind: Name): GraphicOf<Name> | null {
  return graphic?.kind === kind ? (graphic as GraphicOf<Name>) : null;
}

function said(values: Values, name: string, before = ''): string {
  const text = textOf(values, name);
  return text === undefined ? before : readWords(text);
}

function themeSaid(values: Values, before: { readonly theme: Theme } | null): Theme {
  const [mode, accent] = [textOf(values, 'theme'), textOf(values, 'accent')];
  const old = before?.theme ?? PLAIN_THEME;
  return {
    mode: mode === undefined ? old.mode : oneOf(say`theme`, mode, { dark: ['dark', '深色'], light: ['light', '浅色'] }),
    accent: accent === undefined ? old.accent : accent.toLowerCase(),
  };
}

async function tableOf(path: string, app: App): Promise<string> {
  return (await app.calls.graphics.readTable({ file: app.grants.grantInput(path) })).csv;
}
