import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useModels } from '../models/use-models.ts';
import { useCalls } from '../host/context.ts';
import { Choice } from '../ui/Choice.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import type { Board, BoardShot } from './board-data.ts';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';
import { sharedOf } from './shared-value.ts';
import type { ShotEditing } from './use-shot-edit.ts';

/** How much of a picture is drawn anew where nobody says so. */
export const ANEW = 0.6;

interface BeginFieldProps {
  readonly board: Board;
  /** At least one. */
  readonly shots: readonly BoardShot[];
  readonly editing: ShotEditing;
}

/** The picture that a model of one's own begins shots from, and how much of it is drawn anew. Other models begin from none. */
export function BeginField({ board, shots, editing: { change } }: BeginFieldProps) {
  const { t } = useTranslation('board');
  const calls = useCalls();
  const { project } = board;
  const models = useModels();
  const begin = sharedOf(shots, ({ overrides }) => overrides.begin ?? null);
  const isSaid = shots.some(({ overrides }) => overrides.begin !== undefined);
  const isAble = shots.every(({ overrides }) => models.begins(overrides.model ?? project.model));
  const { data: footage } = useQuery(
    calls.footage.list.queryOptions({ input: { project: project.id }, enabled: isAble || isSaid }),
  );
  if (!isAble && !isSaid) return null;
  const options = [
    ...board.cast.filter(({ picture }) => picture).map(({ name }) => ({ value: name, label: name })),
    ...(footage ?? []).filter(({ kind }) => kind === 'picture').map(({ id, name }) => ({ value: id, label: name })),
  ];
  if (options.length === 0 && !isSaid) return null;
  const chosen = begin.value;
  const unset = begin.kind === 'mixed' ? t('inspector.mixed') : isSaid ? t('begin.gone') : t('begin.none');
  return (
    <>
      <Field label={t('begin.title')} said={isSaid} onReset={() => change({ begin: null })}>
        <Choice
          label={t('begin.title')}
          options={options}
          value={chosen?.from ?? null}
          unset={unset}
          onChange={(from) => change({ begin: { from, strength: chosen?.strength ?? ANEW } })}
        />
      </Field>
      {chosen && (
        <Field label={t('begin.anew')}>
          <NumberField
            label={t('begin.anew')}
            value={chosen.strength}
            least={0.05}
            most={1}
            step={0.05}
            unit="percent"
            onChange={(strength) => chosen.from !== null && change({ begin: { from: chosen.from, strength } }, true)}
          />
        </Field>
      )}
      {shots.some(({ unfollowed }) => unfollowed.includes('begin')) && (
        <p className={styles.note}>{t('begin.unfollowed')}</p>
      )}
    </>
  );
}
