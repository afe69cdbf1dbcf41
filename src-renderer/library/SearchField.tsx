import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../app/commands.ts';
import { keysFor } from '../app/shortcuts.ts';
import { IconButton } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import styles from './SearchField.module.css';

/** Where words are typed that are looked for in everything. */
export function SearchField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation('home');
  const field = useRef<HTMLInputElement>(null);
  useCommands({ 'library.find': () => field.current?.focus() });
  return (
    <search className={styles.search}>
      <Search aria-hidden size={15} />
      <input
        ref={field}
        className={styles.field}
        aria-label={t('find')}
        placeholder={t('find')}
        value={value}
        maxLength={1000}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
      />
      {value === '' ? (
        <Keys keys={keysFor('library.find')} />
      ) : (
        <IconButton icon={X} label={t('findNothing')} onClick={() => onChange('')} />
      )}
    </search>
  );
}
