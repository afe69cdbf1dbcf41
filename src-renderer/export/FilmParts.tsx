import { useTranslation } from 'react-i18next';
import type { Board } from '../storyboard/board-data.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { FilmChoices } from './export-choices.ts';

interface FilmPartsProps {
  readonly choices: FilmChoices;
  /** What can be chosen by its name; null where there is none. */
  readonly parts: Readonly<Record<'selection' | 'marked', unknown>>;
  readonly board: Board;
  readonly onChange: (some: Partial<FilmChoices>) => void;
}

const PARTS = ['film', 'scene', 'selection', 'marked', 'range'] as const;

/** Which part of the film, and whether its clips or its stills are shown. */
export function FilmParts({ choices, parts, board, onChange }: FilmPartsProps) {
  const { t } = useTranslation('export');
  const scenes = board.scenes.map(({ heading, scene_number }, index) => ({
    value: scene_number ?? String(index + 1),
    label: `${scene_number ?? index + 1} · ${heading}`,
  }));
  return (
    <Fields title={t('section.what')}>
      <Field label={t('part.label')}>
        <Choice
          label={t('part.label')}
          value={choices.part}
          options={PARTS.filter((part) => (part !== 'selection' && part !== 'marked') || parts[part] !== null).map(
            (value) => ({
              value,
              label: t(`part.${value}`),
            }),
          )}
          onChange={(part) => onChange({ part, scene: part === 'scene' ? (scenes[0]?.value ?? '') : '' })}
        />
      </Field>
      {choices.part === 'scene' && (
        <Field label={t('part.scene')}>
          <Choice
            label={t('part.scene')}
            value={choices.scene}
            options={scenes}
            onChange={(scene) => onChange({ scene })}
          />
        </Field>
      )}
      {choices.part === 'range' && (
        <>
          <Field label={t('part.from')}>
            <TextField
              label={t('part.from')}
              value={choices.from}
              placeholder="0:12.5"
              onChange={(from) => onChange({ from })}
            />
          </Field>
          <Field label={t('part.to')}>
            <TextField label={t('part.to')} value={choices.to} placeholder="0:30" onChange={(to) => onChange({ to })} />
          </Field>
        </>
      )}
      <Field label={t('pictures.label')}>
        <Choice
          label={t('pictures.label')}
          value={choices.pictures}
          options={(['best', 'stills'] as const).map((value) => ({ value, label: t(`pictures.${value}`) }))}
          onChange={(pictures) => onChange({ pictures })}
        />
      </Field>
    </Fields>
  );
}
