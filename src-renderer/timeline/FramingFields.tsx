import { useTranslation } from 'react-i18next';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { Slider } from '../ui/Slider.tsx';
import type { CutItem } from './cut-data.ts';
import styles from './CutInspector.module.css';
import type { Edits } from './edits.ts';
import { cropAt, cropOf, moveOf, MOVES, nameOfMove } from './framings.ts';
import { useGesture } from './gesture.ts';

const KINDS = ['fit', 'fill', 'crop'] as const;

/** What of its picture an item shows, moves over it, and how much it covers black. */
export function FramingFields({ item, edits }: { readonly item: CutItem; readonly edits: Edits }) {
  const { t } = useTranslation('timeline');
  const gesture = useGesture();
  const { framing } = item;
  const crop = cropOf(framing);
  const frame = (next: CutItem['framing']): void =>
    edits.run([{ command: 'framing', item: item.id, framing: next }], undefined, gesture());
  const slider = (part: keyof typeof crop, least: number) => (
    <Field label={t(`crop.${part}`)}>
      <span className={styles.row}>
        <Slider
          label={t(`crop.${part}`)}
          value={Math.round(crop[part] * 100)}
          least={least}
          most={100}
          width={110}
          onChange={(percent) => frame(cropAt({ ...crop, [part]: percent / 100 }))}
        />
        <span className={styles.number}>{Math.round(crop[part] * 100)} %</span>
      </span>
    </Field>
  );
  return (
    <Fields title={t('framing')}>
      <Field label={t('fits')}>
        <Choice
          label={t('fits')}
          options={KINDS.map((value) => ({ value, label: t(`fit.${value}`) }))}
          value={framing.kind}
          onChange={(kind) => frame(kind === 'crop' ? cropAt({ ...crop, size: 0.8 }) : { kind })}
        />
      </Field>
      {framing.kind === 'crop' && (
        <>
          {slider('size', 10)}
          {slider('x', 0)}
          {slider('y', 0)}
        </>
      )}
      <Field label={t('movement')}>
        <Choice
          label={t('movement')}
          options={MOVES.map((value) => ({ value, label: t(`moves.${value}`) }))}
          value={nameOfMove(item.move)}
          unset={t('moves.own')}
          onChange={(name) => edits.run([{ command: 'move', item: item.id, move: moveOf(name) }])}
        />
      </Field>
      <Field label={t('opacity')}>
        <span className={styles.row}>
          <Slider
            label={t('opacity')}
            value={Math.round(item.opacity * 100)}
            least={0}
            most={100}
            width={110}
            onChange={(percent) =>
              edits.run([{ command: 'opacity', item: item.id, opacity: percent / 100 }], undefined, gesture())
            }
          />
          <span className={styles.number}>{Math.round(item.opacity * 100)} %</span>
        </span>
      </Field>
    </Fields>
  );
}
