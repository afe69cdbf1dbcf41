import type { Graphic } from '../../src-shared/render/graphics/records.ts';
import { PLAIN_THEME } from '../../src-shared/render/graphics/records.ts';

/** Graphics that are made here; titles, chapters and credits are words on cards (WordsFields.tsx). */
export const GRAPHIC_KINDS = ['bullets', 'chart', 'formula', 'picture', 'lower-third', 'ticker'] as const;
export type GraphicKind = (typeof GRAPHIC_KINDS)[number];

/** A graphic while it is written: what fields hold, whichever kind it will be. */
export interface GraphicDraft {
  readonly kind: GraphicKind;
  /** Above it; of a lower third who it is, of a ticker what stands before it. */
  readonly heading: string;
  /** Bullets and items a line each, a table, TeX; of a lower third what somebody is. */
  readonly body: string;
  readonly caption: string;
  readonly source: string;
  readonly unit: string;
  readonly form: 'bar' | 'line' | 'pie';
  readonly reveal: 'one-by-one' | 'at-once';
  readonly mode: 'dark' | 'light';
}

export const BLANK: GraphicDraft = {
  ...{ kind: 'bullets', heading: '', body: '', caption: '', source: '', unit: '' },
  ...{ form: 'bar', reveal: 'one-by-one', mode: 'dark' },
};

/** What a kind has of the fields beside its body. */
export const FIELDS = {
  bullets: ['heading'],
  chart: ['heading', 'unit', 'source'],
  formula: ['heading', 'caption'],
  picture: ['caption', 'source'],
  'lower-third': ['heading'],
  ticker: ['heading'],
} as const satisfies Record<GraphicKind, readonly ('heading' | 'caption' | 'source' | 'unit')[]>;

/** Of a graphic as the program takes it. @param file of a picture, a grant to read it; the one that it has where it is not said */
export function saidOf({ kind, ...draft }: GraphicDraft, file: string | undefined, accent = PLAIN_THEME.accent) {
  const { heading, caption, source, unit, form, reveal, mode } = draft;
  const theme = { mode, accent };
  const body = draft.body.trim();
  switch (kind) {
    case 'bullets':
      return { kind, heading, bullets: linesOf(body), reveal, theme };
    case 'chart':
      return { kind, form, title: heading, csv: body, unit, source, theme };
    case 'formula':
      return { kind, tex: body, heading, caption, theme };
    case 'picture':
      return { kind, caption, source, theme, ...(file === undefined ? {} : { file }) };
    case 'lower-third':
      return { kind, name: heading, role: body, theme };
    case 'ticker':
      return { kind, label: heading, items: linesOf(body), theme };
  }
}

/** A graphic to be written anew; null of a kind that is not made here. */
export function draftOf(graphic: Graphic): GraphicDraft | null {
  const { mode } = graphic.theme;
  switch (graphic.kind) {
    case 'bullets': {
      const { kind, heading, reveal, bullets } = graphic;
      return { ...BLANK, kind, heading, reveal, mode, body: bullets.join('\n') };
    }
    case 'chart': {
      const { kind, form, title, csv, unit, source } = graphic;
      return { ...BLANK, kind, form, heading: title, body: csv, unit, source, mode };
    }
    case 'formula': {
      const { kind, tex, heading, caption } = graphic;
      return { ...BLANK, kind, heading, caption, body: tex, mode };
    }
    case 'picture':
      return { ...BLANK, kind: graphic.kind, caption: graphic.caption, source: graphic.source, mode };
    case 'lower-third':
      return { ...BLANK, kind: graphic.kind, heading: graphic.name, body: graphic.role, mode };
    case 'ticker':
      return { ...BLANK, kind: graphic.kind, heading: graphic.label, body: graphic.items.join('\n'), mode };
    case 'title':
    case 'chapter':
    case 'credits':
      return null;
  }
}

/** Whether enough is said for it to be drawn. */
export function isDrawable({ kind, heading, body }: GraphicDraft, hasPicture: boolean): boolean {
  if (kind === 'picture') return hasPicture;
  return (kind === 'lower-third' ? heading : body).trim() !== '';
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-*•·]\s+/u, '').trim())
    .filter((line) => line !== '');
}
