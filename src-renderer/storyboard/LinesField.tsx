import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { BoardShot } from './board-data.ts';
import styles from './Inspector.module.css';
import type { ShotEditing } from './use-shot-edit.ts';

type Line = BoardShot['lines'][number];

interface LinesFieldProps {
  readonly lines: readonly Line[];
  /** Who there is, to speak. */
  readonly cast: readonly string[];
  readonly editing: ShotEditing;
}

/** What is said in a shot, line by line. */
export function LinesField({ lines, cast, editing: { change, flush } }: LinesFieldProps) {
  const { t } = useTranslation('board');
  /** A line that was asked for and has no words yet, so that nothing is said or shown of it. */
  const [isAdding, add] = useState(false);
  const write = (next: readonly Line[], typed: boolean): void => change({ lines: next }, typed);
  const begin = (typed: string): void => {
    add(false);
    const text = typed.trim();
    if (text !== '') write([...lines, { character: cast[0] ?? null, text, off_screen: false }], false);
  };
  return (
    <ul className={styles.lines}>
      {lines.map((line, index) => (
        <li key={index} className={styles.spoken}>
          <div className={styles.who}>
            <input
              className={styles.character}
              list="cast-names"
              aria-label={t('lines.who')}
              placeholder={t('lines.narrator')}
              defaultValue={line.character ?? ''}
              key={line.character}
              onBlur={({ target }) => {
                const character = target.value.trim() || null;
                if (character !== line.character) write(lines.with(index, { ...line, character }), false);
              }}
            />
            <IconButton icon={X} label={t('lines.remove')} onClick={() => write(lines.toSpliced(index, 1), false)} />
          </div>
          <TextField
            label={t('lines.text')}
            value={line.text}
            rows={2}
            most={2000}
            onChange={(text) => text.trim() !== '' && write(lines.with(index, { ...line, text }), true)}
            onDone={flush}
          />
        </li>
      ))}
      <li>
        {isAdding ? (
          <TextField label={t('lines.text')} value="" rows={2} most={2000} focused onDone={begin} />
        ) : (
          <Button look="quiet" icon={Plus} onClick={() => add(true)}>
            {t('lines.add')}
          </Button>
        )}
        <datalist id="cast-names">
          {cast.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
      </li>
    </ul>
  );
}
