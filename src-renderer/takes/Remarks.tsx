import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Take } from './take-data.ts';
import { tagsOf } from './tags.ts';
import styles from './Remarks.module.css';

interface RemarksProps {
  readonly take: Take;
  readonly onChange: (said: { readonly tags?: readonly string[]; readonly note?: string }) => void;
}

/** Tags and a note, kept when the field is left. */
export function Remarks({ take, onChange }: RemarksProps) {
  const { t } = useTranslation('takes');
  const before = take.tags.join(', ');
  const [tags, setTags] = useState(before);
  const [note, setNote] = useState(take.note);
  return (
    <div className={styles.remarks}>
      <label className={styles.label}>
        {t('tags')}
        <input
          className={styles.field}
          value={tags}
          placeholder={t('tagsHint')}
          maxLength={1000}
          onChange={(event) => setTags(event.target.value)}
          onBlur={() => {
            if (tags !== before) onChange({ tags: tagsOf(tags) });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
          }}
        />
      </label>
      <label className={styles.label}>
        {t('note')}
        <textarea
          className={styles.field}
          rows={3}
          value={note}
          maxLength={5000}
          onChange={(event) => setNote(event.target.value)}
          onBlur={() => {
            if (note !== take.note) onChange({ note });
          }}
        />
      </label>
    </div>
  );
}
