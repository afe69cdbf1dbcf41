import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ColourGrade } from '../../src-shared/timeline/records.ts';
import { useCalls, useHost } from '../host/context.ts';
import { Button } from '../ui/Button.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { Slider } from '../ui/Slider.tsx';
import { tellFailure } from '../ui/toasts.ts';
import type { CutItem } from './cut-data.ts';
import styles from './CutInspector.module.css';
import type { Edits } from './edits.ts';
import { useGesture } from './gesture.ts';

const PLAIN: ColourGrade = { exposure: 0, contrast: 1, saturation: 1, temperature: 0, lut: null };

const VALUES = [
  ['exposure', -2, 2],
  ['contrast', 0.5, 2],
  ['saturation', 0, 2],
  ['temperature', -1, 1],
] as const;

/** The colours of an item: in stops, factors, from cold to warm, and by a table of colours. */
export function ColourFields({ item, edits }: { readonly item: CutItem; readonly edits: Edits }) {
  const { t } = useTranslation('timeline');
  const host = useHost();
  const calls = useCalls();
  const gesture = useGesture();
  const { colour } = item;
  const set = (change: Partial<ColourGrade>): void =>
    edits.run([{ command: 'colour', item: item.id, colour: { ...colour, ...change } }], undefined, gesture());
  const table = useMutation({
    mutationFn: async () => {
      const [picked] = await host.pickFiles([{ name: t('lutFiles'), endings: ['.cube'] }], false);
      return picked ? (await calls.timeline.storeLut.call({ file: picked.file })).lut : null;
    },
    onSuccess: (lut) => lut !== null && set({ lut }),
    onError: (error) => tellFailure(error),
  });
  const isPlain = colour.lut === null && VALUES.every(([name]) => colour[name] === PLAIN[name]);
  return (
    <Fields title={t('colour')}>
      {VALUES.map(([name, least, most]) => (
        <Field key={name} label={t(`grade.${name}`)}>
          <span className={styles.row}>
            <Slider
              label={t(`grade.${name}`)}
              value={colour[name]}
              least={least}
              most={most}
              step={0.05}
              width={110}
              onChange={(value) => set({ [name]: Math.round(value * 100) / 100 })}
            />
            <span className={styles.number}>{colour[name].toFixed(2)}</span>
          </span>
        </Field>
      ))}
      <Field label={t('lut')}>
        <span className={styles.buttons}>
          <Button disabled={table.isPending} onClick={() => table.mutate()}>
            {t(colour.lut === null ? 'lutChoose' : 'lutOther')}
          </Button>
          {!isPlain && (
            <Button look="quiet" onClick={() => set(PLAIN)}>
              {t('plainColour')}
            </Button>
          )}
        </span>
      </Field>
    </Fields>
  );
}
