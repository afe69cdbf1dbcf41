import { Plus, X } from 'lucide-react';
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
  const write = (next: readonly Line[], typed: boolean): void => {
    // A line without words is one that is still being typed.
    const said = next.filter(({ text }) => text.trim() !== '');
    change({ lines: said }, typed);
  };
  const edit = (index: number, of: Partial<Line>): void => write(lines.with(index, { ...lines[index]!, ...of }), true);
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
            onChange={(text) => text.trim() !== '' && edit(index, { text })}
            onDone={flush}
          />
        </li>
      ))}
      <li>
        <Button
          look="quiet"
          icon={Plus}
          onClick={() =>
            change({ lines: [...lines, { character: cast[0] ?? null, text: t('lines.new'), off_screen: false }] })
          }
        >
          {t('lines.add')}
        </Button>
        <datalist id="cast-names">
          {cast.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
      </li>
    </ul>
  );
}
