import { acceptCompletion, autocompletion, completionKeymap } from '@codemirror/autocomplete';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
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
      override: [(context) => complete(context, reading())],
      icons: false,
      activateOnTypingDelay: 60,
      closeOnBlur: true,
    }),
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

function complete(context: CompletionContext, known: Reading | null): CompletionResult | null {
  if (!known) return null;
  const { state, pos } = context;
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
