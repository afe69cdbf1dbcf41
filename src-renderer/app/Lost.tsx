import { useTranslation } from 'react-i18next';
import styles from './Lost.module.css';

/** Says that the program cannot be reached. It stands at the foot and hides nothing: what was made is kept. */
export function Lost({ refused }: { readonly refused: boolean }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={styles.lost}>
      <strong>{t(refused ? 'lost.refused' : 'lost.title')}</strong> {t(refused ? 'lost.refusedMore' : 'lost.more')}
    </div>
  );
}
