import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { Setting } from '../ui/Setting.tsx';
import styles from './Guide.module.css';

/** Which Shotloom this is, and under which terms it and its parts come. */
export function AboutPart() {
  const { t } = useTranslation('help');
  const calls = useCalls();
  const { data, error } = useQuery(calls.system.about.queryOptions());
  return (
    <>
      <Setting
        title={data ? t('about.version', { version: data.version }) : t('about.title')}
        about={error ? failureOf(error).message : t('about.terms')}
      />
      <div className={styles.guide}>
        {data?.licences.map(({ name, text }, index) => (
          <details key={name} className={styles.question}>
            <summary className={styles.asked}>{t(index === 0 ? 'about.licence' : 'about.parts')}</summary>
            <pre className={styles.licence}>{text}</pre>
          </details>
        ))}
      </div>
    </>
  );
}
