import { RangeSet, RangeValue, StateEffect, StateField } from '@codemirror/state';
import type { ChangeSet, EditorState, Extension, Range, Transaction } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { isFinalDraftNote } from '../../src-shared/script/fdx-notes.ts';
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

      constructor({ state, visibleRanges }: EditorView) {
        this.decorations = Decoration.set(rangesOf(state, visibleRanges, words));
      }

      update(update: ViewUpdate): void {
        const { state, docChanged, changes, viewportMoved } = update;
        if (viewportMoved || update.transactions.some(saysAnew))
          this.decorations = Decoration.set(rangesOf(state, update.view.visibleRanges, words));
        else if (docChanged) this.decorations = typedInto(this.decorations, changes, state, words);
      }
    },
    { decorations: (value) => value.decorations },
  );
  return [kindsField, stretchField, selectedField, plugin];
}

/** Whether lines that nobody typed into look otherwise, too. */
function saysAnew({ effects }: Transaction): boolean {
  return effects.some((effect) => effect.is(setKinds) || effect.is(setStretches) || effect.is(setSelected));
}

/** A key changes one line: what the others look like is moved along, for they are a hundred. */
export function typedInto(
  decorations: DecorationSet,
  changes: ChangeSet,
  state: EditorState,
  words: Words,
): DecorationSet {
  let next = decorations.map(changes);
  changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    const [from, to] = [state.doc.lineAt(fromB).from, state.doc.lineAt(toB).to];
    const add = rangesOf(state, [{ from, to }], words);
    next = next.update({ filterFrom: from, filterTo: to, filter: () => false, add });
  });
  return next;
}

/** The decorations of the lines that some stretches of the text lie in, in order. */
export function rangesOf(
  state: EditorState,
  stretches: readonly { readonly from: number; readonly to: number }[],
  words: Words,
): Range<Decoration>[] {
  const ranges: Range<Decoration>[] = [];
  const selected = state.field(selectedField);
  let last = 0;
  for (const { from, to } of stretches) {
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at);
      at = line.to + 1;
      // Two ranges may begin in one line.
      if (line.number <= last) continue;
      last = line.number;
      if (line.length === 0) continue;
      const kind = kindOfLine(state, line.number);
      const shots = shotsAt(state, line.from, line.to);
      const look = kind === 'note' && isFinalDraftNote(line.text.trim().slice(2, -2)) ? 'note aside' : kind;
      ranges.push(lineDecoration(look, shots, selected, words).range(line.from), ...insideRanges(kind, line));
    }
  }
  return ranges;
}

/** @param kind `note aside`: one that is for Final Draft, not for who reads */
function lineDecoration(
  kind: LineKind | 'note aside',
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

function insideRanges(
  kind: LineKind,
  line: { readonly from: number; readonly text: string },
): readonly Range<Decoration>[] {
  if (kind === 'note' || kind === 'boneyard') return [];
  const ranges: Range<Decoration>[] = [];
  let from = 0;
  if (kind === 'speech') {
    from = line.text.search(/[：:.]/u) + 1;
    if (from > 0) ranges.push(SPEAKER.range(line.from, line.from + from));
  }
  if (!/[[*_]/u.test(line.text)) return ranges;
  for (const { index, 0: found } of line.text.matchAll(INLINE)) {
    const look = found.startsWith('[')
      ? HIDDEN_NOTE
      : found.startsWith('**')
        ? BOLD
        : found.startsWith('*')
          ? ITALIC
          : UNDERLINE;
    if (index >= from && look) ranges.push(look.range(line.from + index, line.from + index + found.length));
  }
  return ranges;
}
