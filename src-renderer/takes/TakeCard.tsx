import { Lock, Star } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import type { Take } from './take-data.ts';
import { tryOf } from './take-data.ts';
import { useTakeName } from './take-name.ts';
import styles from './TakeCard.module.css';

interface TakeCardProps {
  readonly take: Take;
  readonly numbers: ReadonlyMap<string, number>;
  /** Which of those that are compared it is, from 0; -1 where nothing is. */
  readonly place: number;
  readonly isPicked: boolean;
  /** The one that keys mean. */
  readonly isCurrent: boolean;
  /** @param isMore beside those that are picked */
  readonly onPick: (isMore: boolean) => void;
  readonly onShow: () => void;
}

/** A take as a small picture with what tells it from the others. */
export function TakeCard({ take, numbers, place, isPicked, isCurrent, onPick, onShow }: TakeCardProps) {
  const { t } = useTranslation('takes');
  const host = useHost();
  const nameOf = useTakeName(numbers);
  const pick = (event: MouseEvent): void => onPick(event.ctrlKey || event.metaKey || event.shiftKey);
  return (
    <div
      id={`take-${take.id}`}
      role="option"
      aria-selected={isPicked}
      tabIndex={isCurrent ? 0 : -1}
      className={styles.card}
      onClick={pick}
      onDoubleClick={onShow}
      onKeyDown={(event) => {
        if (event.key === ' ') onPick(true);
        else if (event.key === 'Enter') onShow();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <span className={styles.picture}>
        <img src={host.media(`takes/${take.id}/thumb?w=320`)} alt="" loading="lazy" decoding="async" />
        {place >= 0 && <span className={styles.place}>{'ABCD'[place]}</span>}
        {(take.shown || take.locked) && (
          <span className={styles.shown}>
            {take.locked && <Lock aria-hidden size={11} />}
            {t(take.locked ? 'locked' : 'shown')}
          </span>
        )}
      </span>
      <span className={styles.words}>
        <strong>{nameOf(take)}</strong>
        <span className={styles.facts}>
          {t('tryNumber', { number: tryOf(take) })}
          {take.score !== null && ` · ${take.score.toFixed(2)}`}
        </span>
        {take.rating !== null && (
          <span className={styles.rating} aria-label={t('rated', { count: take.rating })}>
            {take.rating}
            <Star aria-hidden size={11} fill="currentColor" />
          </span>
        )}
      </span>
    </div>
  );
}
