import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Hearing } from '../../src-shared/generation/hearing.ts';
import { attentionAt, chipsOf, keepsAttention, stretchesOf } from '../storyboard/heard.ts';
import type { SyncPlayer } from './sync-player.ts';
import styles from './WordsOver.module.css';

/** Whether the words of a prompt stand over its picture, whichever shot is looked at. */
export const useWordsShown = create<{ readonly shown: boolean }>(() => ({ shown: false }));

export function toggleWords(): void {
  useWordsShown.setState(({ shown }) => ({ shown: !shown }));
}

interface WordsOverProps {
  readonly hearing: Hearing;
  /** Of the shot. */
  readonly seconds: number;
  readonly player: SyncPlayer;
}

/** The words that decided something of a picture, over it, each as full as it is looked at in this moment. */
export function WordsOver({ hearing, seconds, player }: WordsOverProps) {
  const { t } = useTranslation(['takes', 'board']);
  const time = useSyncExternalStore(player.subscribe, player.time);
  const stretches = useMemo(
    () =>
      stretchesOf(hearing, seconds).map((stretch) => ({
        stretch,
        chips: chipsOf(stretch.hearing).filter(({ fate }) => fate === 'shown'),
      })),
    [hearing, seconds],
  );
  const now = stretches.findLast(({ stretch }) => stretch.from_s <= time) ?? stretches[0];
  if (!now || !keepsAttention(now.stretch)) return <p className={styles.none}>{t('wordsUnknown')}</p>;
  return (
    <ul className={styles.words} aria-label={t('wordsOver')}>
      {now.chips.map(({ word, text, role }) => {
        const share = attentionAt(now.stretch, word, time);
        return (
          <li key={word} className={styles.word}>
            <span className={styles.fill} style={{ transform: `scaleX(${share.toFixed(3)})` }} />
            <span>
              {role !== 'other' && <span className={styles.role}>{t(`board:heard.role.${role}`)} </span>}
              {text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
