import { NumberField as BaseField } from '@base-ui/react/number-field';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './NumberField.module.css';

interface NumberFieldProps {
  /** What the number is, as the control's name. */
  readonly label: string;
  /** Null shows `unset`: nothing is said, or what is selected differs. */
  readonly value: number | null;
  readonly unset?: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly decimals?: number;
  /** Shows its sign in the language of the interface; `percent` shows 0.5 as 50 %. */
  readonly unit?: 'second' | 'percent';
  readonly onChange: (value: number) => void;
}

/** A number that is typed, or stepped by arrows. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, unset, least, most, step, decimals = 0, unit, onChange } = props;
  const { t, i18n } = useTranslation();
  return (
    <BaseField.Root
      className={styles.root}
      value={value}
      min={least}
      max={most}
      step={step}
      locale={i18n.language}
      format={{
        maximumFractionDigits: decimals,
        minimumFractionDigits: decimals,
        useGrouping: false,
        ...(unit === 'second' ? { style: 'unit', unit, unitDisplay: 'narrow' } : {}),
        ...(unit === 'percent' ? { style: 'percent' } : {}),
      }}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <BaseField.Group className={styles.group}>
        <BaseField.Input className={styles.input} aria-label={label} placeholder={unset} />
        <span className={styles.steps}>
          <BaseField.Increment className={styles.step} aria-label={t('more')}>
            <ChevronUp aria-hidden size={12} />
          </BaseField.Increment>
          <BaseField.Decrement className={styles.step} aria-label={t('less')}>
            <ChevronDown aria-hidden size={12} />
          </BaseField.Decrement>
        </span>
      </BaseField.Group>
    </BaseField.Root>
  );
}
