import { ChangeSet, Text } from '@codemirror/state';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScriptDraft } from '../../../../src-renderer/script/script-draft.ts';
import { ScriptSync } from '../../../../src-renderer/script/script-sync.ts';
import type { StoredText } from '../../../../src-renderer/script/script-sync.ts';
import { changeBetween } from '../../../../src-renderer/script/text-changes.ts';

class Conflict extends Error {}

/** An editor and a program that stores what it is given, as the real one does (library_conflict where the revision is old). */
function pair(text: string) {
  let stored: StoredText = { text, revision: 1 };
  let shown = text;
  let kept: ScriptDraft | null = null;
  let refusal: Error | null = null;
  const writes: string[] = [];
  const sync: ScriptSync = new ScriptSync(stored, {
    text: () => shown,
    change: (changes) => {
      shown = changes.apply(Text.of(shown.split('\n'))).toString();
    },
    write: async (written, revision) => {
      await Promise.resolve();
      if (refusal) throw refusal;
      if (revision !== stored.revision) throw new Conflict();
      writes.push(written);
      stored = { text: written, revision: revision + 1 };
      return stored.revision;
    },
    read: async () => await Promise.resolve(stored),
    failure: (error) => ({ isConflict: error instanceof Conflict, message: String(error) }),
    keep: (draft) => {
      kept = draft;
    },
    tell: () => undefined,
  });
  return {
    sync,
    writes,
    shown: () => shown,
    kept: () => kept,
    stored: () => stored,
    refuse: (error: Error | null) => {
      refusal = error;
    },
    elsewhere: (to: string) => {
      stored = { text: to, revision: stored.revision + 1 };
    },
    type: (to: string) => {
      const change = changeBetween(shown, to);
      const changes = ChangeSet.of(change ? [change] : [], shown.length);
      shown = to;
      sync.typed(changes);
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pause = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(600));

describe('ScriptSync', () => {
  it('writes once when typing pauses, from the revision it had', async () => {
    const { sync, type, writes, stored, kept } = pair('Rain.');
    type('Rain. F');
    type('Rain. Fog.');
    expect(writes).toEqual([]);
    await pause();
    expect(writes).toEqual(['Rain. Fog.']);
    expect(sync.state.kind).toBe('saved');
    expect(sync.revision).toBe(stored().revision);
    expect(kept()).toBeNull();
  });

  it('writes what is typed while it writes behind it', async () => {
    const { sync, type, writes } = pair('a');
    type('ab');
    const saving = sync.save();
    type('abc');
    await saving;
    expect(sync.state.kind).toBe('typed');
    await pause();
    expect(writes).toEqual(['ab', 'abc']);
    expect(sync.pending.empty).toBe(true);
  });

  it('takes in what was changed elsewhere, typing or not', async () => {
    const { sync, type, elsewhere, shown, stored, writes } = pair('one\ntwo\nthree');
    elsewhere('one\ntwo\nTHREE');
    sync.heard(stored());
    expect(shown()).toBe('one\ntwo\nTHREE');
    type('ONE\ntwo\nTHREE');
    elsewhere('one\ntwo\nfour');
    sync.heard(stored());
    expect(shown()).toBe('ONE\ntwo\nfour');
    await pause();
    expect(writes).toEqual(['ONE\ntwo\nfour']);
  });

  it('merges on a refusal too, where the other change was not heard of', async () => {
    const { type, elsewhere, shown, writes } = pair('one\ntwo\nthree');
    type('ONE\ntwo\nthree');
    elsewhere('one\ntwo\nfour');
    await pause();
    await pause();
    expect(shown()).toBe('ONE\ntwo\nfour');
    expect(writes).toEqual(['ONE\ntwo\nfour']);
  });

  it('asks a person where both changed one place, and keeps both until then', async () => {
    const { sync, type, elsewhere, shown, stored, kept, writes } = pair('one');
    type('mine');
    elsewhere('theirs');
    await pause();
    expect(sync.state).toMatchObject({ kind: 'conflict', theirs: { text: 'theirs' } });
    type('mine too');
    await pause();
    expect(shown()).toBe('mine too');
    expect(kept()?.text).toBe('mine too');
    expect(stored().text).toBe('theirs');
    sync.keepMine();
    await pause();
    expect(writes).toEqual(['mine too']);
    expect(sync.state.kind).toBe('saved');
  });

  it('takes the other text where that is chosen', async () => {
    const { sync, type, elsewhere, shown, kept, writes } = pair('one');
    type('mine');
    elsewhere('theirs');
    await pause();
    sync.takeTheirs();
    await pause();
    expect([shown(), kept(), writes]).toEqual(['theirs', null, []]);
  });

  it('keeps what the program refuses, and writes it when it can', async () => {
    const { sync, type, refuse, kept, writes } = pair('one');
    refuse(new Error('no scene'));
    type('two');
    await pause();
    expect(sync.state).toEqual({ kind: 'refused', message: 'Error: no scene' });
    expect(kept()).toEqual({ text: 'two', revision: 1 });
    refuse(null);
    await sync.save();
    expect(writes).toEqual(['two']);
  });

  it('takes up a draft of this revision, and asks about one of another', async () => {
    const one = pair('one');
    one.sync.restore({ text: 'one more', revision: 1 });
    await pause();
    expect(one.writes).toEqual(['one more']);
    const other = pair('one');
    other.sync.restore({ text: 'one more', revision: 0 });
    await pause();
    expect([other.shown(), other.sync.state.kind, other.writes]).toEqual(['one more', 'conflict', []]);
  });
});
