import {
  acceptCompletion,
  autocompletion,
  completionKeymap,
  completionStatus,
  startCompletion,
} from '@codemirror/autocomplete';
import type { CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { offersAt } from './completions.ts';
import { screenplayLines } from './editor-lines.ts';
import { editorTheme } from './editor-theme.ts';
import type { Reading } from './reading.ts';
import type { MarkedShot } from './shot-marks.ts';

/** What changes while an editor stands: whether it can be written in, and the words of its own controls. */
export const [writable, phrases] = [new Compartment(), new Compartment()];

interface Setup {
  /** What is known of the text; null before it was read. */
  readonly reading: () => Reading | null;
  /** The state of a line's shots in words. */
  readonly shotWords: (shots: readonly MarkedShot[]) => string;
}

/** Keys that are the workspace's although CodeMirror has something for them. */
const NOT_OURS = new Set(['Mod-Enter', 'Mod-i', 'Mod-/', 'Alt-A', 'Ctrl-m', 'Mod-Alt-\\']);

/** What makes a screenplay's editor of CodeMirror. */
export function editorSetup({ reading, shotWords }: Setup): Extension {
  return [
    history(),
    search({ top: true }),
    EditorView.lineWrapping,
    keymap.of([
      { key: 'Tab', run: acceptCompletion },
      ...completionKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...defaultKeymap.filter(({ key }) => key === undefined || !NOT_OURS.has(key)),
    ]),
    autocompletion({
      override: [({ state, pos }) => complete(state, pos, reading())],
      icons: false,
      activateOnTyping: false,
      closeOnBlur: true,
    }),
    offersAsTyped(reading),
    screenplayLines(shotWords),
    editorTheme,
    writable.of([]),
    phrases.of([]),
    EditorView.contentAttributes.of({ spellcheck: 'true', autocapitalize: 'off', tabindex: '0' }),
  ];
}

/** What {@link writable} holds for a script that can be edited or only read. */
export function writing(isEditable: boolean): Extension {
  return isEditable
    ? []
    : [EditorState.readOnly.of(true), EditorView.contentAttributes.of({ 'aria-readonly': 'true' })];
}

/**
 * Offers something as soon as there is something to offer. Left to CodeMirror, every letter of every paragraph would ask for offers, be told that there are none, and
 * draw the editor a second time.
 */
function offersAsTyped(reading: Setup['reading']): Extension {
  return EditorView.updateListener.of(({ view, state, transactions }) => {
    if (!transactions.some((each) => each.isUserEvent('input.type')) || completionStatus(state) !== null) return;
    if (complete(state, state.selection.main.head, reading())) startCompletion(view);
  });
}

function complete(state: EditorState, pos: number, known: Reading | null): CompletionResult | null {
  if (!known) return null;
  const line = state.doc.lineAt(pos);
  if (pos < line.to && state.sliceDoc(pos, line.to).trim() !== '') return null;
  const opens = line.number === 1 || state.doc.line(line.number - 1).text.trim() === '';
  const found = offersAt(line.text.slice(0, pos - line.from), opens, known);
  if (!found) return null;
  return {
    from: line.from + found.from,
    options: found.options.map((label, index) => ({ label, boost: -index, type: found.kind })),
    filter: false,
  };
}
