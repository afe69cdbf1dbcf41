/** What was typed and not yet given to the program: kept by the browser, so that a closed tab loses nothing. */
export interface ScriptDraft {
  readonly text: string;
  /** Of the script that it was typed into. */
  readonly revision: number;
}

/** The part of `localStorage` that drafts need. */
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const placeOf = (project: string): string => `shotloom.draft.${project}`;

/** The draft of a project's script; null where all was saved. */
export function keptDraft(store: Store, project: string): ScriptDraft | null {
  try {
    const kept: unknown = JSON.parse(store.getItem(placeOf(project)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('text' in kept) || !('revision' in kept)) return null;
    const { text, revision } = kept;
    return typeof text === 'string' && typeof revision === 'number' ? { text, revision } : null;
  } catch {
    return null;
  }
}

/** Keeps one, or (null) lets go of it. @returns whether it could be kept: browsers keep a few megabytes */
export function keepDraft(store: Store, project: string, draft: ScriptDraft | null): boolean {
  try {
    if (draft === null) store.removeItem(placeOf(project));
    else store.setItem(placeOf(project), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
