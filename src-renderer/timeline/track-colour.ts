import { useSyncExternalStore } from 'react';
import type { PeakTrack } from '../../src-shared/audio/peaks.ts';

/** The tokens (ui/tokens.css) that waveforms are drawn in. */
const TOKENS: Readonly<Record<PeakTrack, string>> = {
  speech: '--speech',
  music: '--music',
  effects: '--dim',
  master: '--dim',
};

const colours = new Map<string, string>();

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The colour of a waveform in the theme that is shown. A canvas knows no tokens, and asking the page each time it is drawn is slow. */
export function useTrackColour(track: PeakTrack): string {
  const theme = useSyncExternalStore(watchTheme, () => document.documentElement.dataset['theme'] ?? '');
  const key = `${theme} ${track}`;
  const colour = colours.get(key) ?? getComputedStyle(document.documentElement).getPropertyValue(TOKENS[track]);
  colours.set(key, colour);
  return colour;
}
