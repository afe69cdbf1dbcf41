import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import { Button } from '../ui/Button.tsx';
import { Setting } from '../ui/Setting.tsx';
import styles from './Models.module.css';

/** Models of the hub that are known to be there, each to be looked at. @param onLook is told the name of a repository */
export function KnownModels({ onLook }: { readonly onLook: (repository: string) => void }) {
  const { t } = useTranslation('models');
  const calls = useCalls();
  const known = useQuery(calls.models.catalogue.queryOptions()).data ?? [];
  return (
    <section aria-label={t('known.title')}>
      <h3 className={styles.heading}>{t('known.title')}</h3>
      <p className={styles.note}>{t('known.about')}</p>
      {known.map(({ repository, title, licence, size }) => (
        <Setting
          key={repository}
          title={title}
          about={[repository, licence, size && t(`known.${size.of}`, { size: size.gb.toFixed(1) })]
            .filter(Boolean)
            .join(' · ')}
        >
          <Button aria-label={t('known.look', { name: title })} onClick={() => onLook(repository)}>
            {t('hub.look')}
          </Button>
        </Setting>
      ))}
    </section>
  );
}
