import { useTranslation } from 'react-i18next';
import type { TitleText } from '../../src-shared/timeline/records.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { TextField } from '../ui/TextField.tsx';

const TEMPLATES = ['title', 'chapter', 'credits', 'lower-third', 'ticker'] as const;

/** Words as a template sets them: on a card of their own, or over the film. */
export function WordsFields({
  title,
  onChange,
}: {
  readonly title: TitleText;
  readonly onChange: (title: TitleText) => void;
}) {
  const { t } = useTranslation('timeline');
  return (
    <Fields title={t('words')}>
      <TextField
        label={t('words')}
        value={title.text}
        rows={3}
        onChange={(text) => text.trim() !== '' && onChange({ ...title, text })}
      />
      <Field label={t('style')}>
        <Choice
          label={t('style')}
          options={TEMPLATES.map((value) => ({ value, label: t(`template.${value}`) }))}
          value={TEMPLATES.find((each) => each === title.template) ?? null}
          onChange={(template) => onChange({ ...title, template })}
        />
      </Field>
    </Fields>
  );
}
