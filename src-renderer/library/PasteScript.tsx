import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { Button } from '../ui/Button.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { FIRST_SETTINGS } from './first-settings.ts';
import styles from './PasteScript.module.css';

/** Where a script is pasted or typed for a new film. */
export function PasteScript({
  onClose,
  onOpened,
}: {
  readonly onClose: () => void;
  readonly onOpened: (project: string) => void;
}) {
  const { t } = useTranslation(['home', 'app']);
  const calls = useCalls();
  const [text, setText] = useState('');
  const create = useMutation(calls.scripts.create.mutationOptions({ onSuccess: ({ project }) => onOpened(project) }));
  const make = (): void => create.mutate({ text, settings: FIRST_SETTINGS });
  return (
    <Sheet
      title={t('pasting.title')}
      open
      wide
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('app:cancel')}</Button>
          <Button look="main" disabled={text.trim() === '' || create.isPending} onClick={make}>
            {t('pasting.draft')}
          </Button>
        </>
      }
    >
      <label className={styles.label}>
        {t('pasting.label')}
        <textarea
          className={styles.text}
          value={text}
          rows={18}
          placeholder={t('pasting.placeholder')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') make();
          }}
        />
      </label>
      {create.isError && (
        <p role="alert" className={styles.wrong}>
          {failureOf(create.error).message}
        </p>
      )}
    </Sheet>
  );
}
