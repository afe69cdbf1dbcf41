import { RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../app/shortcuts.ts';
import { chosenKeys, chooseKeys } from '../app/shortcuts.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { keysOf } from '../ui/keys.ts';
import { TextField } from '../ui/TextField.tsx';
import { conflicts, isModifier, matching } from './shortcut-groups.ts';
import styles from './Shortcuts.module.css';
import { useShortcuts } from './use-shortcuts.ts';

/** Which keys do what, to be changed. */
export function ShortcutsPart() {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState<CommandId | null>(null);
  const [, setChosen] = useState(0);
  const shortcuts = useShortcuts();
  const shared = conflicts(shortcuts);
  const choose = (id: CommandId, keys: string | null): void => {
    chooseKeys(id, keys);
    setAsking(null);
    setChosen((count) => count + 1);
  };
  const press = (id: CommandId, event: KeyboardEvent): void => {
    if (asking !== id || isModifier(event.key)) return;
    // Neither the sheet nor a command has these keys: they are what is asked for.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') setAsking(null);
    else choose(id, keysOf(event.nativeEvent));
  };
  return (
    <>
      <div className={styles.head}>
        <TextField label={t('shortcuts.find')} placeholder={t('shortcuts.find')} value={typed} onChange={setTyped} />
        <Button
          icon={RotateCcw}
          disabled={Object.keys(chosenKeys()).length === 0}
          onClick={() => {
            for (const id of Object.keys(chosenKeys()) as CommandId[]) choose(id, null);
          }}
        >
          {t('shortcuts.resetAll')}
        </Button>
      </div>
      <ul className={styles.list}>
        {matching(shortcuts, typed).map(({ id, title, keys }) => {
          const others = shared.get(id) ?? [];
          return (
            <li key={id} className={styles.line}>
              <span className={styles.title}>
                {title}
                {others.length > 0 && (
                  <span className={styles.conflict}>
                    {t('shortcuts.shared', { others: others.map((other) => other.title).join(t('shortcuts.between')) })}
                  </span>
                )}
              </span>
              <button
                type="button"
                className={styles.keys}
                data-asking={asking === id}
                onClick={() => setAsking(id)}
                onBlur={() => setAsking(null)}
                onKeyDown={(event) => press(id, event)}
              >
                <span className="visually-hidden">{t('shortcuts.change', { title })}</span>
                {asking === id ? t('shortcuts.press') : keys === '' ? t('shortcuts.none') : <Keys keys={keys} />}
              </button>
              <IconButton
                icon={X}
                label={t('shortcuts.clear', { title })}
                disabled={keys === ''}
                onClick={() => choose(id, '')}
              />
              <IconButton
                icon={RotateCcw}
                label={t('shortcuts.reset', { title })}
                disabled={chosenKeys()[id] === undefined}
                onClick={() => choose(id, null)}
              />
            </li>
          );
        })}
      </ul>
      {matching(shortcuts, typed).length === 0 && <p className={styles.none}>{t('shortcuts.nothing')}</p>}
    </>
  );
}
