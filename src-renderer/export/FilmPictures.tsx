import { useTranslation } from 'react-i18next';
import type { FrameSize } from '../../src-shared/render/reframed.ts';
import { frameShapes } from '../../src-shared/render/reframed.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { Switch } from '../ui/Switch.tsx';
import type { FilmChoices, RateName } from './export-choices.ts';
import { HEIGHTS, RATES } from './export-choices.ts';
import type { Preset } from './ExportKinds.tsx';

interface FilmPicturesProps {
  readonly choices: FilmChoices;
  readonly preset: Preset;
  readonly film: FrameSize;
  /** What is asked for; null: the film's own. */
  readonly size: FrameSize | null;
  readonly onChange: (some: Partial<FilmChoices>) => void;
}

/** Frame, size, rate and file of the pictures. */
export function FilmPictures({ choices, preset, film, size, onChange }: FilmPicturesProps) {
  const { t } = useTranslation('export');
  const { width, height } = size ?? film;
  const asIs = { value: 'film' as const, label: t('asFilm') };
  return (
    <Fields title={t('section.picture')}>
      <Field label={t('shape.label')}>
        <Choice
          label={t('shape.label')}
          value={choices.shape ?? 'film'}
          options={[asIs, ...frameShapes.map((value) => ({ value, label: t(`shape.${value}`) }))]}
          onChange={(shape) => onChange({ shape: shape === 'film' ? null : shape })}
        />
      </Field>
      <Field label={t('size')} hint={`${width} × ${height}`}>
        <Choice
          label={t('size')}
          value={choices.height === null ? 'film' : String(choices.height)}
          options={[asIs, ...HEIGHTS.map((pixels) => ({ value: String(pixels), label: `${pixels}p` }))]}
          onChange={(value) => onChange({ height: value === 'film' ? null : Number(value) })}
        />
      </Field>
      <Field label={t('rate')}>
        <Choice
          label={t('rate')}
          value={choices.rate ?? 'film'}
          options={[
            asIs,
            ...(Object.keys(RATES) as RateName[])
              .toSorted((one, other) => Number(one) - Number(other))
              .map((value) => ({ value, label: t('fps', { rate: value }) })),
          ]}
          onChange={(rate) => onChange({ rate: rate === 'film' ? null : rate })}
        />
      </Field>
      {preset.endings.length > 1 && (
        <Field label={t('file')}>
          <Choice
            label={t('file')}
            value={choices.ending ?? preset.endings[0] ?? ''}
            options={preset.endings.map((value) => ({ value, label: value.slice(1).toUpperCase() }))}
            onChange={(ending) => onChange({ ending })}
          />
        </Field>
      )}
      <Field label={t('hardware')} hint={t('hardwareHint')}>
        <Switch label={t('hardware')} on={choices.hardware} onChange={(hardware) => onChange({ hardware })} />
      </Field>
      <Field label={t('poster')} hint={t('posterHint')}>
        <Switch label={t('poster')} on={choices.poster} onChange={(poster) => onChange({ poster })} />
      </Field>
      <Field label={t('review')} hint={t('reviewHint')}>
        <Switch label={t('review')} on={choices.review} onChange={(review) => onChange({ review })} />
      </Field>
    </Fields>
  );
}
