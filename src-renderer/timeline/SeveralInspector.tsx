import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { clockOf } from '../ui/numbers.ts';
import type { Cut, CutAttached, CutItem } from './cut-data.ts';
import { momentOf } from './cut-data.ts';
import styles from './CutInspector.module.css';
import type { Edits } from './edits.ts';
import { GainField } from './GainField.tsx';
import { useGesture } from './gesture.ts';
import { RemoveButton } from './RemoveButton.tsx';
import { comeIn, looksFor, regained } from './groups.ts';
import { gainOf } from './tracks.ts';
import { lookOf } from './transitions.ts';

interface SeveralInspectorProps {
  readonly cut: Cut;
  /** What is picked, in the order of the film. */
  readonly items: readonly CutItem[];
  readonly attached: readonly CutAttached[];
  readonly edits: Edits;
}

/** What can be said of several things of a cut at once: how items come in, and how loud what is heard is. */
export function SeveralInspector({ cut, items, attached, edits }: SeveralInspectorProps) {
  const { t } = useTranslation('timeline');
  const gesture = useGesture();
  const frames = items.reduce((sum, item) => sum + item.frames, 0);
  const gains = [...items, ...attached].map(gainOf).filter((gain) => gain !== null);
  const following = useMemo(() => items.filter(({ start }) => start > 0), [items]);
  const looks = useMemo(() => looksFor(cut, following), [cut, following]);
  const setGain = (gain_db: number, name: string): void => {
    const all = [...items, ...attached].map(({ id }) => id);
    const { commands, cut: shown } = regained(cut, all, () => gain_db);
    edits.run(commands, shown, name);
  };
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('picked', { count: items.length + attached.length })}</h2>
        {items.length > 0 && (
          <p className={styles.facts}>
            {t('facts', { count: items.length, length: clockOf(momentOf(frames, cut.rate)) })}
          </p>
        )}
      </header>
      {following.length > 0 && (
        <Fields title={t('comesIn')}>
          <Field label={t('transitionLabel')}>
            <Choice
              label={t('comesIn')}
              options={looks.map((value) => ({ value, label: t(`transition.${value}`) }))}
              value={common(following.map(({ transition }) => lookOf(transition)))}
              unset={t('differs')}
              onChange={(look) => edits.run(comeIn(cut, following, look), undefined, gesture())}
            />
          </Field>
        </Fields>
      )}
      {gains.length > 0 && (
        <Fields title={t('sound')}>
          <GainField value={common(gains)} onChange={setGain} />
        </Fields>
      )}
      <div className={styles.buttons}>
        <RemoveButton />
      </div>
    </>
  );
}

/** What all of some values are; null where they differ. */
function common<Value>(values: readonly Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
