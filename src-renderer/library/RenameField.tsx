import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './RenameField.module.css';

/** The title of a film while it is typed. Enter keeps it, Escape leaves it as it was, and so does an empty one. */
export function RenameField({
  title,
  onDone,
}: {
  readonly title: string;
  /** @param title null: it stays */
  readonly onDone: (title: string | null) => void;
}) {
  const { t } = useTranslation('home');
  const [typed, setTyped] = useState(title);
  const done = (): void => onDone(typed.trim() === '' ? null : typed.trim());
  return (
    <input
      className={styles.field}
      aria-label={t('rename')}
      value={typed}
      maxLength={200}
      ref={(field) => field?.focus()}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') done();
        if (event.key === 'Escape') onDone(null);
      }}
    />
  );
}
