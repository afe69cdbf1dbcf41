import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../ui/Keys.tsx';
import { TextField } from '../ui/TextField.tsx';
import { matching } from './shortcut-groups.ts';
import styles from './Shortcuts.module.css';
import { useShortcuts } from './use-shortcuts.ts';

/** Every command that has keys, found by typing. */
export function ShortcutList() {
  const { t } = useTranslation('help');
  const [typed, setTyped] = useState('');
  const found = matching(useShortcuts(), typed).filter(({ keys }) => keys !== '');
  return (
    <>
      <TextField label={t('find')} placeholder={t('find')} value={typed} onChange={setTyped} />
      <ul className={styles.list}>
        {found.map(({ id, title, keys }) => (
          <li key={id} className={styles.line}>
            <span className={styles.title}>{title}</span>
            <Keys keys={keys} />
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={styles.none}>{t('nothing')}</p>}
    </>
  );
}
