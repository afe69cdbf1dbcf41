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

/** Which model makes a film's takes, and how it draws where it takes steps. */
export function ModelFields({ project, onChange }: ModelFieldsProps) {
  const { t } = useTranslation('board');
  const { model, steps, guidance, carry, walk } = project;
  const models = useModels(model);
  const advice = models.adviceOf(model);
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
          <Field label={t('field.steps')} said={steps !== null} onReset={() => onChange({ steps: null })}>
            <NumberField
              label={t('field.steps')}
              value={steps ?? advice.steps}
              least={1}
              most={1000}
              step={1}
              onChange={(value) => onChange({ steps: value })}
            />
          </Field>
          <Field label={t('field.guidance')} said={guidance !== null} onReset={() => onChange({ guidance: null })}>
            <NumberField
              label={t('field.guidance')}
              value={guidance ?? advice.guidance}
              least={0}
              most={100}
              step={0.5}
              decimals={1}
              onChange={(value) => onChange({ guidance: value })}
            />
          </Field>
          {models.begins(model) && (
            <Field label={t('field.carry')} said={carry !== null} onReset={() => onChange({ carry: null })}>
              <NumberField
                label={t('field.carry')}
                value={carry}
                unset={t('field.notCarried')}
                least={0.05}
                most={0.95}
                step={0.05}
                unit="percent"
                onChange={(value) => onChange({ carry: value })}
              />
            </Field>
          )}
          {models.drawsPictures(model) && (
            <Field label={t('field.walk')} said={walk !== null} onReset={() => onChange({ walk: null })}>
              <NumberField
                label={t('field.walk')}
                value={walk}
                unset={t('field.notWalked')}
                least={0.5}
                most={24}
                step={0.5}
                decimals={1}
                onChange={(value) => onChange({ walk: value })}
              />
            </Field>
          )}
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
