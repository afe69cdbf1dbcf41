import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hearing } from '../../src-shared/generation/hearing.ts';
import { secondsShown } from '../ui/numbers.ts';
import { attentionOver, chipsOf, stretchesOf } from './heard.ts';
import type { HeardStretch } from './heard.ts';
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
  return stretchesOf(hearing, seconds).map((stretch) => (
    <Fragment key={stretch.from_s}>
      {stretch.from_s > 0 && <p className={styles.from}>{t('heard.from', { at: secondsShown(stretch.from_s) })}</p>}
      <StretchChips stretch={stretch} picture={stretch.from_s > 0 ? '' : picture} seconds={seconds} />
    </Fragment>
  ));
}

function StretchChips({
  stretch,
  picture,
  seconds,
}: Omit<HeardChipsProps, 'hearing'> & { readonly stretch: HeardStretch }) {
  const { t } = useTranslation('board');
  const weights = weightsByWord(picture);
  const chips = chipsOf(stretch.hearing);
  if (chips.length === 0) return <p className={styles.none}>{t('heard.nothing')}</p>;
  return (
    <ul className={styles.chips}>
      {chips.map((chip) => (
        <li key={chip.word}>
          <HeardChip
            chip={chip}
            weight={weights.get(chip.text.toLowerCase()) ?? 1}
            attention={attentionOver(stretch, chip.word, seconds, MOMENTS)}
            seconds={seconds}
          />
        </li>
      ))}
    </ul>
  );
}
