import { EditorState, RangeSet } from '@codemirror/state';
import type { ChangeSpec } from '@codemirror/state';
import { Decoration } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import { expect, test } from 'vitest';
import {
  rangesOf,
  screenplayLines,
  setKinds,
  setSelected,
  setStretches,
  typedInto,
} from '../../../../src-renderer/script/editor-lines.ts';
import { readForEditor } from '../../../../src-renderer/script/reading.ts';
import type { MarkedShot } from '../../../../src-renderer/script/shot-marks.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

const TEXT = `Title: Marks

INT. KITCHEN - DAY

A man *slowly* pours **tea**. [[How much?]]

MARA
(low)
Not _here_.

小雨：走吧。

EXT. HARBOUR - NIGHT

A boat sails past the lighthouse.
`;

const words = (shots: readonly MarkedShot[]): string => shots.map(({ label }) => label).join(' ');

function opened(text: string): EditorState {
  const shot = (id: string, state: MarkedShot['state']): MarkedShot => ({ id, label: id, state, changed: false });
  const { state } = EditorState.create({ doc: text, extensions: [screenplayLines(words)] }).update({
    effects: [
      setKinds.of(readForEditor(text).kinds),
      setStretches.of([
        { from: 14, to: 80, shot: shot('1A', 'stale') },
        { from: 80, to: text.length, shot: shot('2A', 'current') },
      ]),
      setSelected.of(new Set(['2A'])),
    ],
  });
  return state;
}

function whole(state: EditorState): DecorationSet {
  return Decoration.set(rangesOf(state, [{ from: 0, to: state.doc.length }], words));
}

test('lines that are typed into look as if all had been looked at anew', () => {
  const random = mulberry32(4);
  const pieces = ['a', '\n', '*b* ', 'INT. ', '：', '[[', ']]', '\n\n', '_'];
  let state = opened(TEXT);
  let kept = whole(state);
  for (let step = 0; step < 400; step += 1) {
    const from = Math.floor(random() * state.doc.length);
    const to = random() < 0.5 ? from : Math.min(state.doc.length, from + Math.floor(random() * 30));
    const changes: ChangeSpec = { from, to, insert: pieces[Math.floor(random() * pieces.length)] ?? '' };
    const { state: next, changes: made } = state.update({ changes });
    kept = typedInto(kept, made, next, words);
    state = next;
    expect(RangeSet.eq([kept], [whole(state)])).toBe(true);
    if (state.doc.length < 40) [state, kept] = [opened(TEXT), whole(opened(TEXT))];
  }
});

test('changes in several places at once do so too', () => {
  const state = opened(TEXT);
  const places = [0, 20, 60, 61, TEXT.length];
  const { state: next, changes } = state.update({ changes: places.map((from) => ({ from, insert: 'x\n*y*' })) });
  expect(RangeSet.eq([typedInto(whole(state), changes, next, words)], [whole(next)])).toBe(true);
});

test('what is written for Final Draft stands aside, as other notes do not', () => {
  const text = 'INT. KITCHEN - DAY\n\n[[Final Draft: Length="1/8"]]\n\nShe waits.\n[[Final Draft: ask her]]\n';
  const classes = rangesOf(opened(text), [{ from: 0, to: text.length }], words).map(({ value }) =>
    (value.spec as { readonly class: string }).class.replace(/ shot.*$/u, ''),
  );
  expect(classes).toEqual(['k-scene_heading', 'k-note aside', 'k-action', 'k-note']);
});
