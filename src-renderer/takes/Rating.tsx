import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './Rating.module.css';

const STARS = [1, 2, 3, 4, 5] as const;

/** One to five stars; the one that is given takes itself back. */
export function Rating({
  value,
  onChange,
}: {
  readonly value: number | null;
  readonly onChange: (rating: number | null) => void;
}) {
  const { t } = useTranslation('takes');
  return (
    <div className={styles.stars} role="group" aria-label={t('rating')}>
      {STARS.map((star) => (
        <button
          key={star}
          type="button"
          className={styles.star}
          aria-label={t('rated', { count: star })}
          aria-pressed={value === star}
          data-lit={value !== null && star <= value}
          title={String(star)}
          onClick={() => onChange(value === star ? null : star)}
        >
          <Star aria-hidden size={15} />
        </button>
      ))}
    </div>
  );
}
