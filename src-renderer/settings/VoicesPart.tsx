import { useMutation, useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls, useHost } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { IconButton } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { TextField } from '../ui/TextField.tsx';
import { tellFailure } from '../ui/toasts.ts';
import { LANGUAGES } from '../words/words.ts';
import type { Language } from '../words/words.ts';
import { hearLine } from './hear-line.ts';
import styles from './VoicesPart.module.css';

/** The voices of this machine, each to be heard. */
export function VoicesPart() {
  const { t, i18n } = useTranslation('settings');
  const { connection } = useHost();
  const calls = useCalls();
  const [language, setLanguage] = useState<Language>(i18n.language === 'zh' ? 'zh' : 'en');
  const [typed, setTyped] = useState<string | null>(null);
  const voices = useQuery(calls.speech.voices.queryOptions());
  const line = typed ?? t(`voices.line.${language}`);
  const hear = useMutation({
    mutationFn: async (voice: Parameters<typeof hearLine>[1]['voice']) =>
      await hearLine(connection.client, { text: line, language, voice }),
    onError: (error) => tellFailure(error),
  });
  const offered = (voices.data ?? []).filter(({ languages }) => languages.includes(language));
  return (
    <>
      <p className={styles.about}>{t('voices.about')}</p>
      <div className={styles.head}>
        <Segments
          label={t('voices.language')}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={setLanguage}
        />
        <TextField label={t('voices.words')} value={line} most={200} onChange={setTyped} />
      </div>
      {voices.isError && <p role="alert">{failureOf(voices.error).message}</p>}
      {voices.isPending && <p className={styles.about}>{t('voices.looking')}</p>}
      {voices.data && offered.length === 0 && <p className={styles.about}>{t('voices.none')}</p>}
      <ul className={styles.list}>
        {offered.map(({ engine, name, sex, age }) => (
          <li key={`${engine} ${name}`} className={styles.line}>
            <IconButton
              icon={Play}
              label={t('voices.hear', { name })}
              disabled={hear.isPending || line.trim() === ''}
              onClick={() => hear.mutate({ engine, name })}
            />
            <span className={styles.name}>{name}</span>
            <span className={styles.about}>
              {[sex && t(`voices.${sex}`), t(`voices.${age}`), t(`voices.engine.${engine}`)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
