import type { TFunction } from 'i18next';
import type { QueuedJob } from '../queue/queue-data.ts';
import type { BoardShot } from './board-data.ts';
import { toldWords } from '../words/sentences.ts';
import { said } from './said.ts';

/** How a shot stands: what a person needs to know of it first. */
type StandingState = 'current' | 'stale' | 'still' | 'missing' | 'blocked' | 'making' | 'waiting' | 'own';

/** A shot's state with its words. */
export interface Standing {
  readonly state: StandingState;
  readonly words: string;
  /** Of what is being made, 0 to 1. */
  readonly progress: number | null;
}

/** How a shot stands, in words: state is never told by colour alone. @param job that makes a take of it */
export function standingWords(
  t: TFunction<'board'>,
  { own, still, clip, overrides }: BoardShot,
  job: QueuedJob | undefined,
): Standing {
  const standing = (state: StandingState, words: string): Standing => ({ state, words, progress: null });
  if (own) return standing('own', t(own.kind === 'video' ? 'state.ownVideo' : 'state.ownPicture'));
  if (job?.state.status === 'running') {
    const { progress } = job.state;
    return { state: 'making', words: t(`state.making.${job.kind}`, { percent: Math.floor(progress * 100) }), progress };
  }
  if (job) return standing('waiting', t(job.state.status === 'paused' || job.held ? 'state.paused' : 'state.waiting'));
  if (clip.state === 'blocked')
    return standing('blocked', t('state.blocked', { reason: toldWords(clip.said, clip.reason) }));
  if (clip.state === 'current') {
    if (clip.locked)
      return standing(
        'current',
        said(t, 'locked', () => t('state.locked')),
      );
    const take = overrides.take ?? 0;
    return standing(
      'current',
      take > 0 ? t('state.take', { take: take + 1 }) : said(t, 'current', () => t('state.current')),
    );
  }
  if (clip.state === 'stale') {
    const [because] = clip.because;
    if (because?.kind !== 'words' || because.of === 'later') return standing('stale', t('state.stale'));
    const isAdded = because.added !== '';
    const words = isAdded ? because.added : because.removed;
    return standing('stale', t(isAdded ? 'state.added' : 'state.removed', { words }));
  }
  const state = still.state === 'current' ? 'still' : 'missing';
  return standing(
    state,
    said(t, state, () => t(`state.${state}`)),
  );
}
