import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useModels } from '../models/use-models.ts';
import { Choice } from '../ui/Choice.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import type { Board } from './board-data.ts';
import { Field } from './Field.tsx';

interface ModelFieldsProps {
  readonly project: Board['project'];
  readonly onChange: (change: {
    readonly model?: string | null;
    readonly steps?: number | null;
    readonly guidance?: number | null;
    readonly enlarge?: string | null;
    readonly between?: string | null;
    readonly depth?: string | null;
    readonly carry?: number | null;
    readonly walk?: number | null;
  }) => void;
}

/** Models that help packs, by what they do. */
const HELPS = [
  { field: 'enlarge', kind: 'upscaling' },
  { field: 'between', kind: 'interpolation' },
  { field: 'depth', kind: 'depth' },
] as const;

/** A number that a film says of how its model draws. */
type NumberOfModel = Pick<ComponentProps<typeof NumberField>, 'least' | 'most' | 'step' | 'decimals' | 'unit'> & {
  readonly field: 'steps' | 'guidance' | 'carry' | 'walk';
  /** Where nothing is said; null where that is `unset` instead. */
  readonly usual: number | null;
  readonly unset: string;
};

/** Which model makes a film's takes, and how it draws where it takes steps. */
export function ModelFields({ project, onChange }: ModelFieldsProps) {
  const { t } = useTranslation('board');
  const { model } = project;
  const models = useModels(model);
  const advice = models.adviceOf(model);
  const [nothing, one] = [t('field.notCarried'), t('field.notWalked')];
  const numbers: readonly NumberOfModel[] = [
    { field: 'steps', usual: advice?.steps ?? null, unset: '', least: 1, most: 1000, step: 1 },
    { field: 'guidance', usual: advice?.guidance ?? null, unset: '', least: 0, most: 100, step: 0.5, decimals: 1 },
    ...(models.begins(model)
      ? [{ field: 'carry', usual: null, unset: nothing, least: 0.05, most: 0.95, step: 0.05, unit: 'percent' } as const]
      : []),
    ...(models.drawsPictures(model)
      ? [{ field: 'walk', usual: null, unset: one, least: 0.5, most: 24, step: 0.5, decimals: 1 } as const]
      : []),
  ];
  return (
    <>
      <Field label={t('field.model')}>
        <Choice
          label={t('field.model')}
          options={models.options}
          value={model ?? models.builtin}
          onChange={(value) => onChange({ model: value === models.builtin ? null : value })}
        />
      </Field>
      {advice && (
        <>
          {numbers.map(({ field, usual, unset, ...limits }) => (
            <Field
              key={field}
              label={t(`field.${field}`)}
              said={project[field] !== null}
              onReset={() => onChange({ [field]: null })}
            >
              <NumberField
                label={t(`field.${field}`)}
                value={project[field] ?? usual}
                unset={unset}
                {...limits}
                onChange={(value) => onChange({ [field]: value })}
              />
            </Field>
          ))}
          {HELPS.map(({ field, kind }) => {
            const [options, value] = [models.helpers(kind), project[field]];
            if (options.length === 0 && value === null) return null;
            return (
              <Field
                key={field}
                label={t(`field.${field}`)}
                said={value !== null}
                onReset={() => onChange({ [field]: null })}
              >
                <Choice
                  label={t(`field.${field}`)}
                  options={options}
                  value={value}
                  unset={t('field.notHelped')}
                  onChange={(name) => onChange({ [field]: name })}
                />
              </Field>
            );
          })}
        </>
      )}
    </>
  );
}
