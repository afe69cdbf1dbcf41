import { useTranslation } from 'react-i18next';
import { LOUDNESS_TARGETS } from '../../src-shared/audio/film-sound.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import type { FilmChoices } from './export-choices.ts';
import type { Preset } from './ExportKinds.tsx';

interface FilmWordsProps {
  readonly choices: FilmChoices;
  readonly preset: Preset;
  readonly onChange: (some: Partial<FilmChoices>) => void;
}

const SILENT: ReadonlySet<string> = new Set(['gif', 'png']);

/** Captions, the label that says that a machine made the film, and how loud it is. */
export function FilmWords({ choices, preset, onChange }: FilmWordsProps) {
  const { t } = useTranslation('export');
  const isSilent = SILENT.has(preset.name);
  const ways = ['burnt', ...(isSilent ? [] : (['soft'] as const)), 'sidecar', 'none'] as const;
  return (
    <Fields title={t('section.words')}>
      {preset.name !== 'sound' && (
        <Field label={t('captions.label')}>
          <Choice
            label={t('captions.label')}
            value={choices.captions}
            options={ways.map((value) => ({ value, label: t(`captions.${value}`) }))}
            onChange={(captions) => onChange({ captions })}
          />
        </Field>
      )}
      <Field label={t('label.label')} hint={t('label.hint')}>
        <Choice
          label={t('label.label')}
          value={choices.label}
          options={(['usual', 'on', 'off'] as const).map((value) => ({ value, label: t(`label.${value}`) }))}
          onChange={(label) => onChange({ label })}
        />
      </Field>
      {!isSilent && (
        <Field label={t('loudness')}>
          <Choice
            label={t('loudness')}
            value={choices.loudness === null ? 'usual' : String(choices.loudness)}
            options={[
              {
                value: 'usual',
                label: preset.loudness === null ? t('asFilm') : t('lufs', { value: preset.loudness }),
              },
              ...LOUDNESS_TARGETS.filter((target) => target !== preset.loudness).map((target) => ({
                value: String(target),
                label: t('lufs', { value: target }),
              })),
            ]}
            onChange={(value) =>
              onChange({ loudness: LOUDNESS_TARGETS.find((target) => String(target) === value) ?? null })
            }
          />
        </Field>
      )}
    </Fields>
  );
}
