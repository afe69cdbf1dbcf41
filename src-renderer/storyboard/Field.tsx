import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tip } from '../ui/Tip.tsx';
import styles from './Field.module.css';

interface FieldProps {
  readonly label: string;
  /** A person said it otherwise: a dot says so and gives back what the script or the film has. */
  readonly said?: boolean;
  readonly onReset?: () => void;
  /** Below its name, not beside it. */
  readonly tall?: boolean;
  readonly children: ReactNode;
}

/** A line of the inspector: what it is, what is said of it, and the way back. */
export function Field({ label, said = false, onReset, tall = false, children }: FieldProps) {
  const { t } = useTranslation('board');
  return (
    <div className={styles.field} data-tall={tall}>
      <span className={styles.label}>
        {label}
        {said && onReset && (
          <Tip text={t('field.reset')}>
            <button
              type="button"
              className={styles.reset}
              aria-label={t('field.resetOf', { field: label })}
              onClick={onReset}
            >
              <span className={styles.dot} />
              <RotateCcw aria-hidden size={12} className={styles.back} />
            </button>
          </Tip>
        )}
      </span>
      <div className={styles.value}>{children}</div>
    </div>
  );
}
