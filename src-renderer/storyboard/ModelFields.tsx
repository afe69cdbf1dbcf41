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
  }) => void;
}

/** Which model makes a film's takes, and how it draws where it takes steps. */
export function ModelFields({ project: { model, steps, guidance, enlarge }, onChange }: ModelFieldsProps) {
  const { t } = useTranslation('board');
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
          {(models.enlargers.length > 0 || enlarge !== null) && (
            <Field label={t('field.enlarge')} said={enlarge !== null} onReset={() => onChange({ enlarge: null })}>
              <Choice
                label={t('field.enlarge')}
                options={models.enlargers}
                value={enlarge}
                unset={t('field.notEnlarged')}
                onChange={(value) => onChange({ enlarge: value })}
              />
            </Field>
          )}
        </>
      )}
    </>
  );
}
