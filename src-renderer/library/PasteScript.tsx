import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { Button } from '../ui/Button.tsx';
import { keepDraft, keptDraft } from '../script/script-draft.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { FIRST_SETTINGS } from './first-settings.ts';
import styles from './PasteScript.module.css';

/** What a script is kept as that belongs to no film yet. */
const NEW = 'new';

interface PasteScriptProps {
  readonly onClose: () => void;
  readonly onOpened: (project: string) => void;
  readonly onDrop: (files: readonly File[]) => void;
}

/** Where a script is pasted, typed or dropped for a new film. What is typed is kept until a film is made of it. */
export function PasteScript({ onClose, onOpened, onDrop }: PasteScriptProps) {
  const { t } = useTranslation(['home', 'app']);
  const calls = useCalls();
  const [text, setText] = useState(() => keptDraft(localStorage, NEW)?.text ?? '');
  const type = (typed: string): void => {
    setText(typed);
    keepDraft(localStorage, NEW, typed.trim() === '' ? null : { text: typed, revision: 0 });
  };
  const create = useMutation(
    calls.scripts.create.mutationOptions({
      onSuccess: ({ project }) => {
        keepDraft(localStorage, NEW, null);
        onOpened(project);
      },
    }),
  );
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
          onChange={(event) => type(event.target.value)}
          onDragOver={(event) => {
            if (event.dataTransfer.types.includes('Files')) event.preventDefault();
          }}
          onDrop={(event) => {
            if (event.dataTransfer.files.length === 0) return;
            event.preventDefault();
            onDrop([...event.dataTransfer.files]);
          }}
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
