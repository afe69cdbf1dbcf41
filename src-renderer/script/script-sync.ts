import { ChangeSet } from '@codemirror/state';
import type { ScriptDraft } from './script-draft.ts';
import { changeBetween, together } from './text-changes.ts';

/** A text that the program has. */
export interface StoredText {
  readonly text: string;
  readonly revision: number;
}

/** How what is typed stands. `conflict`: the same place was changed elsewhere; `refused`: the program does not take the text. */
export type SyncState =
  | { readonly kind: 'saved' | 'typed' | 'saving' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'conflict'; readonly theirs: StoredText };

interface SyncNeeds {
  /** The text in the editor now. */
  readonly text: () => string;
  /** Changes it; `kept` can be undone there, as what is typed can. */
  readonly change: (changes: ChangeSet, kept: boolean) => void;
  /** Gives the program a text made from a revision. @returns the revision that it is then */
  readonly write: (text: string, revision: number) => Promise<number>;
  /** Asks for what the program has. */
  readonly read: () => Promise<StoredText>;
  /** Whether a write failed because the text was changed elsewhere, and what to say where not. */
  readonly failure: (error: unknown) => { readonly isConflict: boolean; readonly message: string };
  readonly keep: (draft: ScriptDraft | null) => void;
  readonly tell: (state: SyncState) => void;
}

/** How long nothing is typed before the script is drafted, in milliseconds. */
const PAUSE_MS = 500;

/**
 * Keeps the editor's text and the program's the same: what is typed is written when typing pauses, what is changed elsewhere is
 * brought in beside it. Where both changed the same place a person chooses, and until then nothing of either is lost.
 */
export class ScriptSync {
  readonly #needs: SyncNeeds;
  #base: StoredText;
  /** From the base to what is being written, while it is. */
  #sent: ChangeSet | null = null;
  /** What was typed since: from the base, or from what is being written. */
  #typed: ChangeSet;
  #state: SyncState = { kind: 'saved' };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  /** @param base what the editor shows */
  constructor(base: StoredText, needs: SyncNeeds) {
    this.#base = base;
    this.#needs = needs;
    this.#typed = ChangeSet.empty(base.text.length);
  }

  get state(): SyncState {
    return this.#state;
  }

  /** The revision that the text was made from. */
  get revision(): number {
    return this.#base.revision;
  }

  /** From the text of {@link revision} to the one in the editor. */
  get pending(): ChangeSet {
    return this.#sent ? this.#sent.compose(this.#typed) : this.#typed;
  }

  /** Takes up what was typed and not saved when the script was last shown. */
  restore(draft: ScriptDraft): void {
    const change = changeBetween(this.#base.text, draft.text);
    if (change === null) return this.#needs.keep(null);
    const changes = ChangeSet.of(change, this.#base.text.length);
    this.#needs.change(changes, true);
    this.#typed = this.#typed.compose(changes);
    if (draft.revision === this.#base.revision) this.#plan();
    else this.#become({ kind: 'conflict', theirs: this.#base });
  }

  /** The user changed the text. */
  typed(changes: ChangeSet): void {
    this.#typed = this.#typed.compose(changes);
    if (this.#state.kind === 'saved' || this.#state.kind === 'refused') this.#become({ kind: 'typed' });
    this.#plan();
  }

  /** The program has a text, which may be one that was written here. */
  heard(stored: StoredText): void {
    // What is being written is followed by an answer, which tells more.
    if (this.#sent) return;
    if (stored.text === this.#base.text) {
      this.#base = stored;
      return;
    }
    const theirs = changeBetween(this.#base.text, stored.text);
    if (theirs === null) return;
    if (this.#typed.empty) {
      this.#needs.change(ChangeSet.of(theirs, this.#base.text.length), false);
      this.#settle(stored);
      return;
    }
    const merged = this.#state.kind === 'conflict' ? null : together(this.#typed, theirs);
    if (merged === null) return this.#become({ kind: 'conflict', theirs: stored });
    this.#needs.change(merged.toEditor, false);
    this.#base = stored;
    this.#typed = merged.mineAfter;
    this.#plan();
  }

  /** Ends a conflict with what was typed here. */
  keepMine(): void {
    if (this.#state.kind !== 'conflict') return;
    this.#base = this.#state.theirs;
    const text = this.#needs.text();
    const change = changeBetween(this.#base.text, text);
    this.#typed = change ? ChangeSet.of(change, this.#base.text.length) : ChangeSet.empty(text.length);
    this.#become({ kind: 'typed' });
    void this.save();
  }

  /** Ends a conflict with what was written elsewhere; what was typed here can be undone to in the editor. */
  takeTheirs(): void {
    if (this.#state.kind !== 'conflict') return;
    const { theirs } = this.#state;
    const text = this.#needs.text();
    const change = changeBetween(text, theirs.text);
    if (change) this.#needs.change(ChangeSet.of(change, text.length), true);
    this.#settle(theirs);
  }

  /** Keeps what is typed in the browser now, e.g. before the page goes. */
  keepDraft(): void {
    if (this.pending.empty) return;
    this.#needs.keep({ text: this.#needs.text(), revision: this.#base.revision });
  }

  /** Writes what was typed, unless that is being done or a person has to choose first. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isClosed || this.#sent || this.#typed.empty) return;
    const text = this.#needs.text();
    if (text === this.#base.text) return this.#settle(this.#base);
    this.keepDraft();
    if (this.#state.kind === 'conflict') return;
    this.#become({ kind: 'saving' });
    this.#sent = this.#typed;
    this.#typed = ChangeSet.empty(text.length);
    try {
      const revision = await this.#needs.write(text, this.#base.revision);
      this.#sent = null;
      if (this.#typed.empty) return this.#settle({ text, revision });
      this.#base = { text, revision };
      this.#become({ kind: 'typed' });
      this.#plan();
    } catch (error) {
      await this.#failed(error);
    }
  }

  /** Writes what is left, and nothing after it. */
  close(): void {
    this.keepDraft();
    void this.save();
    this.#isClosed = true;
  }

  async #failed(error: unknown): Promise<void> {
    this.#typed = this.pending;
    this.#sent = null;
    const { isConflict, message } = this.#needs.failure(error);
    if (!isConflict) return this.#become({ kind: 'refused', message });
    try {
      const theirs = await this.#needs.read();
      this.#become({ kind: 'typed' });
      this.heard(theirs);
      this.#plan();
    } catch {
      this.#become({ kind: 'refused', message });
    }
  }

  #settle(base: StoredText): void {
    clearTimeout(this.#timer);
    this.#base = base;
    this.#typed = ChangeSet.empty(base.text.length);
    this.#needs.keep(null);
    this.#become({ kind: 'saved' });
  }

  #plan(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), PAUSE_MS);
  }

  #become(state: SyncState): void {
    this.#state = state;
    this.#needs.tell(state);
  }
}
