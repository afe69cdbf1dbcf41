import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LOUDNESS_TARGETS } from '../../src-shared/audio/film-sound.ts';
import { failureOf } from '../host/errors.ts';
import { IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { Switch } from '../ui/Switch.tsx';
import styles from './Film.module.css';
import { useFilmSound } from './use-film-sound.ts';

/** What is heard in a film, and how loud. */
export function FilmSoundPart({ project }: { readonly project: string }) {
  const { t } = useTranslation(['film', 'export']);
  const { sound, error, change } = useFilmSound(project);
  if (error) return <p role="alert">{failureOf(error).message}</p>;
  if (!sound) return <div aria-busy />;
  const { recordings } = sound;
  return (
    <div className={styles.part}>
      <Fields title={t('heard')}>
        {(['voices', 'music', 'ambience'] as const).map((each) => (
          <Field key={each} label={t(`sound.${each}`)} hint={t(`soundHint.${each}`)}>
            <Switch label={t(`sound.${each}`)} on={sound[each]} onChange={(on) => change({ [each]: on })} />
          </Field>
        ))}
        <Field label={t('export:loudness')} hint={t('loudnessHint')}>
          <Choice
            label={t('export:loudness')}
            value={String(sound.loudness)}
            options={LOUDNESS_TARGETS.map((value) => ({
              value: String(value),
              label: `${t('export:lufs', { value })} · ${t(`loudness.${value}`)}`,
            }))}
            onChange={(value) => {
              const loudness = LOUDNESS_TARGETS.find((each) => String(each) === value);
              if (loudness) change({ loudness });
            }}
          />
        </Field>
      </Fields>
      {recordings.length > 0 && (
        <Fields title={t('recorded')}>
          <ul className={styles.list}>
            {recordings.map(({ character, text, footage }) => (
              <li key={footage} className={styles.line}>
                <span className={styles.words}>
                  <b>{character ?? t('narrator')}</b> {text}
                </span>
                <IconButton
                  icon={X}
                  label={t('unrecord', { text })}
                  onClick={() => change({ recordings: recordings.filter((each) => each.footage !== footage) })}
                />
              </li>
            ))}
          </ul>
        </Fields>
      )}
    </div>
  );
}
