import { RangeSet, RangeSetBuilder, RangeValue, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import type { LineKind } from './reading.ts';
import { LINE_KINDS } from './reading.ts';
import { markOf } from './shot-marks.ts';
import type { MarkedShot, ShotStretch } from './shot-marks.ts';
import { lineChanges } from './text-changes.ts';

/** What each line is, as it was read last. */
export const setKinds = StateEffect.define<Uint8Array>();
/** The stretches of the shots, in the text as it is now. */
export const setStretches = StateEffect.define<readonly ShotStretch[]>();
/** The shots that are selected, by id. */
export const setSelected = StateEffect.define<ReadonlySet<string>>();

/** Until it is read again, a line keeps its kind, and a line that is new is as the one it came from. */
const kindsField = StateField.define<Uint8Array>({
  create: () => new Uint8Array(),
  update(kinds, transaction) {
    for (const effect of transaction.effects) if (effect.is(setKinds)) return effect.value;
    const { changes, startState, newDoc } = transaction;
    if (!transaction.docChanged || newDoc.lines === startState.doc.lines) return kinds;
    let next = kinds;
    for (const { line, had, has } of lineChanges(changes, startState.doc, newDoc)) {
      if (had === has) continue;
      const spliced = new Uint8Array(Math.max(line, next.length) - had + has);
      spliced.set(next.subarray(0, line));
      spliced.set(next.subarray(line + had), line + has);
      next = spliced;
    }
    return next;
  },
});

class StretchValue extends RangeValue {
  readonly shot: MarkedShot;

  constructor(shot: MarkedShot) {
    super();
    this.shot = shot;
  }
}

const stretchField = StateField.define<RangeSet<StretchValue>>({
  create: () => RangeSet.empty,
  update(stretches, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setStretches)) continue;
      const length = transaction.newDoc.length;
      const inside = effect.value.filter(({ from, to }) => from < to && to <= length);
      return RangeSet.of(inside.map(({ from, to, shot }) => new StretchValue(shot).range(from, to)));
    }
    return transaction.docChanged ? stretches.map(transaction.changes) : stretches;
  },
});

const selectedField = StateField.define<ReadonlySet<string>>({
  create: () => new Set(),
  update(selected, { effects }) {
    for (const effect of effects) if (effect.is(setSelected)) return effect.value;
    return selected;
  },
});

/** The shots that a stretch of the text, or the paragraph at an offset, belongs to. */
export function shotsAt(state: EditorState, from: number, to: number): readonly MarkedShot[] {
  const found: MarkedShot[] = [];
  state.field(stretchField).between(from, to, (_from, _to, { shot }) => {
    if (!found.includes(shot)) found.push(shot);
  });
  return found;
}

/** Where the first of some shots stands in the text; null where none does. */
export function stretchOf(state: EditorState, ids: ReadonlySet<string>): { from: number; to: number } | null {
  for (const cursor = state.field(stretchField).iter(); cursor.value; cursor.next()) {
    if (ids.has(cursor.value.shot.id)) return { from: cursor.from, to: cursor.to };
  }
  return null;
}

/** What a line is, counted from 1. */
export function kindOfLine(state: EditorState, line: number): LineKind {
  return LINE_KINDS[state.field(kindsField)[line - 1] ?? 0] ?? 'blank';
}

/** What is said of a line's shots, for those who point at it. */
type Words = (shots: readonly MarkedShot[]) => string;

const HIDDEN_NOTE = Decoration.mark({ class: 'note' });
const SPEAKER = Decoration.mark({ class: 'speaker', attributes: { spellcheck: 'false' } });
const [BOLD, ITALIC, UNDERLINE] = ['bold', 'italic', 'underline'].map((name) => Decoration.mark({ class: name }));
const INLINE = /\[\[.*?\]\]|\*\*(?!\s)[^*]+\*\*|\*(?![\s*])[^*]+\*|_(?!\s)[^_]+_/gu;

/** Lays the lines that can be seen out as a screenplay, with a bar beside those that have shots. */
export function screenplayLines(words: Words): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = decorate(view, words);
      }

      update({ view, docChanged, viewportChanged, state, startState }: ViewUpdate): void {
        const isOther =
          docChanged ||
          viewportChanged ||
          state.field(kindsField) !== startState.field(kindsField) ||
          state.field(stretchField) !== startState.field(stretchField) ||
          state.field(selectedField) !== startState.field(selectedField);
        if (isOther) this.decorations = decorate(view, words);
      }
    },
    { decorations: (value) => value.decorations },
  );
  return [kindsField, stretchField, selectedField, plugin];
}

function decorate({ state, visibleRanges }: EditorView, words: Words): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const selected = state.field(selectedField);
  let last = 0;
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at);
      at = line.to + 1;
      // Two ranges may begin in one line.
      if (line.number <= last) continue;
      last = line.number;
      if (line.length === 0) continue;
      const kind = kindOfLine(state, line.number);
      const shots = shotsAt(state, line.from, line.to);
      builder.add(line.from, line.from, lineDecoration(kind, shots, selected, words));
      decorateInside(builder, kind, line);
    }
  }
  return builder.finish();
}

function lineDecoration(
  kind: LineKind,
  shots: readonly MarkedShot[],
  selected: ReadonlySet<string>,
  words: Words,
): Decoration {
  const mark = markOf(shots);
  const isSelected = shots.some(({ id }) => selected.has(id));
  return Decoration.line({
    class: `k-${kind}${mark ? ` shot s-${mark.state}` : ''}${mark?.changed === true ? ' changed' : ''}${isSelected ? ' selected' : ''}`,
    attributes: {
      ...(mark ? { title: words(shots) } : {}),
      ...(kind === 'character' || kind === 'scene_heading' ? { spellcheck: 'false' } : {}),
    },
  });
}

function decorateInside(
  builder: RangeSetBuilder<Decoration>,
  kind: LineKind,
  line: { readonly from: number; readonly text: string },
): void {
  if (kind === 'note' || kind === 'boneyard') return;
  let from = 0;
  if (kind === 'speech') {
    from = line.text.search(/[：:.]/u) + 1;
    if (from > 0) builder.add(line.from, line.from + from, SPEAKER);
  }
  if (!/[[*_]/u.test(line.text)) return;
  for (const { index, 0: found } of line.text.matchAll(INLINE)) {
    const look = found.startsWith('[')
      ? HIDDEN_NOTE
      : found.startsWith('**')
        ? BOLD
        : found.startsWith('*')
          ? ITALIC
          : UNDERLINE;
    if (index >= from && look) builder.add(line.from + index, line.from + index + found.length, look);
  }
}
