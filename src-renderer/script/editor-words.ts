import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import i18next from 'i18next';
import { sentence } from '../words/sentence.ts';
import type { MarkedShot } from './shot-marks.ts';

/** CodeMirror's own English words, and the keys of ours for them. */
const PHRASES = {
  Find: 'find',
  Replace: 'replaceWith',
  next: 'next',
  previous: 'previous',
  all: 'all',
  'match case': 'matchCase',
  regexp: 'regexp',
  'by word': 'byWord',
  replace: 'replace',
  'replace all': 'replaceAll',
  close: 'close',
  'current match': 'currentMatch',
  'replaced $ matches': 'replacedMany',
  'replaced match on line $': 'replacedOne',
  'on line': 'onLine',
  'Go to line': 'goToLine',
  go: 'go',
  Completions: 'completions',
} as const;

/** The words of the editor's own controls, in the language that is spoken now. */
export function editorPhrases(): Extension {
  const words = Object.entries(PHRASES).map(([english, key]) => [english, i18next.t(`script:search.${key}`)]);
  return [
    EditorState.phrases.of(Object.fromEntries(words) as Record<string, string>),
    EditorView.contentAttributes.of({ 'aria-label': i18next.t('script:label') }),
  ];
}

/** How one shot stands, in words, by language, state and whether it was changed. */
const spoken = new Map<string, (values: { readonly label: string }) => string>();

/** How the shots of a line stand, in words. */
export function shotWords(shots: readonly MarkedShot[]): string {
  return shots.map((shot) => wordsFor(shot)(shot)).join(' · ');
}

function wordsFor({ state, changed }: MarkedShot): (values: { readonly label: string }) => string {
  const key = `${i18next.language} ${state} ${changed}`;
  const words =
    spoken.get(key) ??
    sentence(['label'], (marks) =>
      i18next.t(changed ? 'script:shot.changed' : 'script:shot.as', {
        ...marks,
        standing: i18next.t(`script:mark.${state}`),
      }),
    );
  spoken.set(key, words);
  return words;
}
