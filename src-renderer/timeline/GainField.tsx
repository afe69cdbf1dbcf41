import { useTranslation } from 'react-i18next';
import { Field } from '../ui/Fields.tsx';
import { Slider } from '../ui/Slider.tsx';
import styles from './CutInspector.module.css';
import { gainWithin, SILENT_DB } from './drags.ts';
import { useGesture } from './gesture.ts';

/** How loud something is: from silence to twice as loud and more. Null: what is picked differs. */
export function GainField({
  value,
  onChange,
}: {
  readonly value: number | null;
  readonly onChange: (decibels: number, gesture: string) => void;
}) {
  const { t } = useTranslation('timeline');
  const gesture = useGesture();
  return (
    <Field label={t('gain')}>
      <span className={styles.row}>
        <Slider
          label={t('gain')}
          value={value ?? 0}
          least={SILENT_DB}
          most={12}
          step={0.5}
          width={110}
          onChange={(decibels) => onChange(gainWithin(decibels), gesture())}
        />
        <span className={styles.number}>
          {value === null
            ? t('differs')
            : value <= SILENT_DB
              ? t('dragged.silent')
              : t('dragged.gain', { decibels: value.toFixed(1) })}
        </span>
      </span>
    </Field>
  );
}
