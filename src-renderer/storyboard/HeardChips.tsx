import { useTranslation } from 'react-i18next';
import type { Hearing } from '../../src-shared/generation/hearing.ts';
import { attentionOver, chipsOf } from './heard.ts';
import { HeardChip } from './HeardChip.tsx';
import styles from './HeardChips.module.css';
import { weightsByWord } from './word-weights.ts';

interface HeardChipsProps {
  readonly hearing: Hearing;
  /** Of the prompt as it is now, for its weights. */
  readonly picture: string;
  /** Of the clip. */
  readonly seconds: number;
}

/** Moments of a clip at which attention is shown. */
const MOMENTS = 20;

/** What the model heard of a prompt, by what its words say, and what it did not. */
export function HeardChips({ hearing, picture, seconds }: HeardChipsProps) {
  const { t } = useTranslation('board');
  const weights = weightsByWord(picture);
  const chips = chipsOf(hearing);
  if (chips.length === 0) return <p className={styles.none}>{t('heard.nothing')}</p>;
  return (
    <ul className={styles.chips}>
      {chips.map((chip) => (
        <li key={chip.word}>
          <HeardChip
            chip={chip}
            weight={weights.get(chip.text.toLowerCase()) ?? 1}
            attention={attentionOver(hearing, chip.word, seconds, MOMENTS)}
            seconds={seconds}
          />
        </li>
      ))}
    </ul>
  );
}
