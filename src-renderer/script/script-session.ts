import type { ChangeSet, StateEffect, Transaction } from '@codemirror/state';
import { Annotation, Transaction as TransactionKind } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import i18next from 'i18next';
import { createStore } from 'zustand/vanilla';
import { select, useWorkspace } from '../app/workspace.ts';
import type { Board } from '../storyboard/board-data.ts';
import { setKinds, setSelected, setStretches, shotsAt, stretchOf } from './editor-lines.ts';
import { editorSetup, phrases, writable, writing } from './editor-setup.ts';
import { editorPhrases, shotWords } from './editor-words.ts';
import type { Reading } from './reading.ts';
import { keepDraft, keptDraft } from './script-draft.ts';
import { ScriptReader } from './script-reader.ts';
import { ScriptSync } from './script-sync.ts';
import type { SyncState } from './script-sync.ts';
import { draftsOf, stretchesOf } from './shot-marks.ts';
import type { Drafts, MarkedShot } from './shot-marks.ts';
import { plainOffsets, withPlainBreaks } from './text-changes.ts';

/** A script as the program tells it. */
export interface Source {
  readonly text: string;
  readonly revision: number;
  readonly editable: boolean;
}

/** What a session needs of the program. */
export interface SessionCalls {
  readonly write: (text: string, revision: number) => Promise<number>;
  readonly read: () => Promise<Source>;
  readonly failure: (error: unknown) => { readonly isConflict: boolean; readonly message: string };
}

/** What is shown around the editor. */
interface SessionView {
  readonly sync: SyncState;
  readonly reading: Reading | null;
  /** Of the caret: its offset, its line from 1, and the shots of its paragraph. */
  readonly caret: { readonly at: number; readonly line: number; readonly shots: readonly MarkedShot[] };
}

/** A change that came from the program, not from the keyboard. */
const fromElsewhere = Annotation.define<boolean>();
/** Keys follow each other faster than this when somebody moves the caret, or types, in milliseconds. */
const [CARET_MS, READ_MS] = [90, 250];
/** How long what follows the caret waits at most until nothing else has to be drawn. */
const IDLE_MS = 400;

/** One film's script in its editor, which stays as it is while other views are shown. */
export class ScriptSession {
  /** What views put into the page. The editor's styles are adopted by its shadow root, as the page's policy wants. */
  readonly element = document.createElement('div');
  readonly view: EditorView;
  readonly store = createStore<SessionView>(() => ({
    sync: { kind: 'saved' },
    reading: null,
    caret: { at: 0, line: 1, shots: [] },
  }));
  readonly sync: ScriptSync;
  readonly #reader: ScriptReader;
  /** The stored text with its own line breaks. */
  #stored: Source;
  #board: Board | null = null;
  /** What the marks in the text were last made from. */
  #marked: { readonly board: Board; readonly revision: number } | null = null;
  #first: Drafts | null = null;
  #own: readonly string[] = [];
  #scrolled: StateEffect<unknown> | null = null;
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  /** When the text was last changed, as `performance.now` has it. */
  #typedAt = -Infinity;
  /** There is a board to mark it from as soon as nobody types. */
  #marksWait = false;
  #caretTimer: ReturnType<typeof setTimeout> | undefined;
  #caretIdle = 0;
  readonly #stop = new AbortController();

  constructor(project: string, source: Source, calls: SessionCalls) {
    this.#stored = source;
    const text = withPlainBreaks(source.text);
    this.element.dataset['editor'] = 'script';
    const root = this.element.attachShadow({ mode: 'open' });
    const place = document.createElement('div');
    place.className = 'place';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host { display: block; min-height: 0 } .place { height: 100% }');
    root.append(place);
    this.view = new EditorView({
      doc: text,
      root,
      parent: place,
      extensions: [
        editorSetup({ reading: () => this.store.getState().reading, shotWords }),
        EditorView.updateListener.of(({ transactions, docChanged, selectionSet }) => {
          for (const transaction of transactions) this.#follow(transaction);
          if (docChanged || selectionSet) this.#planCaret(transactions);
        }),
      ],
    });
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#reader = new ScriptReader((reading) => this.#take(reading));
    this.sync = new ScriptSync(
      { text, revision: source.revision },
      {
        text: () => this.view.state.doc.toString(),
        change: (changes, kept) => this.#change(changes, kept),
        write: calls.write,
        read: async () => {
          const stored = await calls.read();
          this.#stored = stored;
          return { text: withPlainBreaks(stored.text), revision: stored.revision };
        },
        failure: calls.failure,
        keep: (draft) => void keepDraft(localStorage, project, draft),
        tell: (sync) => {
          this.store.setState({ sync });
          // Text that was taken out and put back has lost its marks.
          if (sync.kind === 'saved') this.#marked = null;
          this.#mark();
        },
      },
    );
    this.speak();
    this.#setWritable(source.editable);
    const draft = source.editable ? keptDraft(localStorage, project) : null;
    if (draft) this.sync.restore(draft);
    this.#read();
    this.#listen();
  }

  /** The program's text, whoever changed it. */
  hear(source: Source): void {
    this.#stored = source;
    this.#setWritable(source.editable);
    this.sync.heard({ text: withPlainBreaks(source.text), revision: source.revision });
    this.#mark();
  }

  /** The board as it is now, by which paragraphs are marked. */
  showBoard(board: Board): void {
    if (board === this.#board) return;
    this.#board = board;
    this.#first ??= draftsOf(board);
    // A thousand marks are not made between two keys.
    if (performance.now() - this.#typedAt > READ_MS) this.#mark();
    else this.#marksWait = true;
  }

  /** Puts the editor into a part of the page, where it was scrolled to. @returns what takes it out again */
  showIn(place: Element): () => void {
    place.append(this.element);
    if (this.#scrolled) this.view.dispatch({ effects: this.#scrolled });
    this.view.requestMeasure();
    this.#showSelected(useWorkspace.getState().selected);
    return () => {
      this.#scrolled = this.view.scrollSnapshot();
      this.element.remove();
    };
  }

  /** Shows a place of the text and writes on there. */
  goTo(at: number): void {
    const anchor = Math.min(at, this.view.state.doc.length);
    this.view.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: 'start', yMargin: 48 }),
      userEvent: 'select',
    });
    this.view.focus();
  }

  /** Says the words of its controls in the language that is spoken now. */
  readonly speak = (): void => {
    this.view.dispatch({ effects: phrases.reconfigure(editorPhrases()) });
  };

  close(): void {
    this.#stop.abort();
    this.sync.close();
    clearTimeout(this.#readTimer);
    clearTimeout(this.#caretTimer);
    cancelIdleCallback(this.#caretIdle);
    i18next.off('languageChanged', this.speak);
    this.#reader.close();
    this.view.destroy();
    this.element.remove();
  }

  #listen(): void {
    const { signal } = this.#stop;
    const leave = (): void => this.sync.keepDraft();
    addEventListener('pagehide', leave, { signal });
    document.addEventListener('visibilitychange', leave, { signal });
    i18next.on('languageChanged', this.speak);
    const stop = useWorkspace.subscribe(({ selected }, before) => {
      if (selected !== before.selected) this.#showSelected(selected);
    });
    signal.addEventListener('abort', stop);
    this.#showSelected(useWorkspace.getState().selected);
  }

  #change(changes: ChangeSet, kept: boolean): void {
    this.view.dispatch({
      changes,
      annotations: [fromElsewhere.of(true), TransactionKind.addToHistory.of(kept)],
    });
  }

  #follow(transaction: Transaction): void {
    if (!transaction.docChanged) return;
    this.#reader.outdate();
    this.#read();
    if (transaction.annotation(fromElsewhere) !== true) this.sync.typed(transaction.changes);
  }

  #read(): void {
    clearTimeout(this.#readTimer);
    this.#typedAt = performance.now();
    this.#readTimer = setTimeout(() => {
      if (this.#marksWait) this.#mark();
      this.#reader.read(() => this.view.state.doc.toString());
    }, READ_MS);
  }

  #take(reading: Reading): void {
    this.store.setState({ reading });
    this.view.dispatch({ effects: setKinds.of(reading.kinds) });
  }

  #setWritable(isEditable: boolean): void {
    if (this.view.state.readOnly === isEditable)
      this.view.dispatch({ effects: writable.reconfigure(writing(isEditable)) });
  }

  /** Marks paragraphs where the board was drafted from the text that the editor goes on from. */
  #mark(): void {
    const board = this.#board;
    this.#marksWait = false;
    if (!board || board.revision !== this.sync.revision || this.#stored.revision !== board.revision) return;
    // What is typed moves the marks along by itself.
    if (this.#marked?.board === board && this.#marked.revision === board.revision) return;
    this.#marked = { board, revision: board.revision };
    const plain = plainOffsets(this.#stored.text);
    const { pending } = this.sync;
    const place = (offset: number): number => pending.mapPos(Math.min(plain(offset), pending.length));
    this.view.dispatch({ effects: setStretches.of(stretchesOf(board, this.#first ?? new Map(), place)) });
    this.#planCaret([]);
  }

  #planCaret(transactions: readonly Transaction[]): void {
    const isUser = transactions.some(
      (each) => each.isUserEvent('select') || each.isUserEvent('input') || each.isUserEvent('delete'),
    );
    clearTimeout(this.#caretTimer);
    cancelIdleCallback(this.#caretIdle);
    // What follows the caret is drawn once nothing else has to be: the next letter goes before it.
    const tell = (): void => this.#tellCaret(isUser);
    this.#caretTimer = setTimeout(() => {
      this.#caretIdle = requestIdleCallback(tell, { timeout: IDLE_MS });
    }, CARET_MS);
  }

  #tellCaret(isUser: boolean): void {
    const { state } = this.view;
    const { from, to, head } = state.selection.main;
    const found = shotsAt(state, from, to);
    const { shots: before } = this.store.getState().caret;
    // The same list says to those who show it that nothing is new.
    const isAsBefore = found.length === before.length && found.every((shot, index) => shot === before[index]);
    const shots = isAsBefore ? before : found;
    this.store.setState({ caret: { at: head, line: state.doc.lineAt(head).number, shots } });
    const ids = shots.map(({ id }) => id);
    const { selected } = useWorkspace.getState();
    const isSame = ids.length === selected.length && ids.every((id) => selected.includes(id));
    if (!isUser || ids.length === 0 || isSame) return;
    this.#own = ids;
    select(ids);
  }

  #showSelected(selected: readonly string[]): void {
    const ids = new Set(selected);
    const stretch = selected === this.#own ? null : stretchOf(this.view.state, ids);
    this.view.dispatch({
      effects: [setSelected.of(ids), ...(stretch ? [EditorView.scrollIntoView(stretch.from, { y: 'center' })] : [])],
    });
  }
}
