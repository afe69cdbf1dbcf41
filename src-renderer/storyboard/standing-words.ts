import { useTranslation } from 'react-i18next';
import type { BoardShot } from './board-data.ts';

/** How a shot stands, in words: state is never told by colour alone. */
export function useStandingWords({ still, clip }: BoardShot): {
  readonly state: 'current' | 'stale' | 'still' | 'missing' | 'blocked';
  readonly words: string;
} {
  const { t } = useTranslation('board');
  if (clip.state === 'blocked') return { state: 'blocked', words: t('state.blocked', { reason: clip.reason }) };
  if (clip.state === 'current') return { state: 'current', words: t(clip.locked ? 'state.locked' : 'state.current') };
  if (clip.state === 'stale') {
    const [because] = clip.because;
    if (because?.kind !== 'words') return { state: 'stale', words: t('state.stale') };
    const isAdded = because.added !== '';
    return {
      state: 'stale',
      words: t(isAdded ? 'state.added' : 'state.removed', { words: isAdded ? because.added : because.removed }),
    };
  }
  return still.state === 'current'
    ? { state: 'still', words: t('state.still') }
    : { state: 'missing', words: t('state.missing') };
}
