import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../ui/Keys.tsx';
import styles from './CommandPalette.module.css';
import { runCommand, useOffered } from './commands.ts';
import type { CommandId } from './shortcuts.ts';
import { keysFor } from './shortcuts.ts';
import { showSheet } from './workspace.ts';

/** Every command that can be done now, found by typing. */
export function CommandPalette() {
  const { t } = useTranslation(['app', 'commands']);
  const offered = useOffered().filter((id) => id !== 'palette.open');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const title = (id: CommandId): string => t(`commands:${id}`);
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = offered.filter((id) => words.every((word) => title(id).toLowerCase().includes(word)));
  const at = Math.min(chosen, found.length - 1);

  const run = (id: CommandId): void => {
    showSheet(null);
    // Behind the closing of this, which gives the focus back.
    setTimeout(() => runCommand(id), 0);
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen((at + step + found.length) % Math.max(1, found.length));
    }
    const id = found[at];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && id !== undefined) run(id);
  };

  return (
    <Dialog.Root open onOpenChange={(open) => open || showSheet(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.palette} aria-label={t('commands:palette.open')}>
          <div className={styles.field}>
            <Search aria-hidden size={16} />
            <input
              className={styles.input}
              placeholder={t('palette.placeholder')}
              aria-label={t('palette.placeholder')}
              role="combobox"
              aria-expanded
              aria-controls="palette-list"
              aria-activedescendant={found[at] === undefined ? undefined : `palette-${found[at]}`}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setChosen(0);
              }}
              onKeyDown={press}
            />
          </div>
          <div id="palette-list" role="listbox" aria-label={t('palette.list')} className={styles.list}>
            {found.map((id, index) => (
              <div
                key={id}
                id={`palette-${id}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                className={styles.line}
                onPointerMove={() => setChosen(index)}
                onClick={() => run(id)}
                onKeyDown={press}
              >
                <span className={styles.title}>{title(id)}</span>
                {keysFor(id) !== '' && <Keys keys={keysFor(id)} />}
              </div>
            ))}
          </div>
          {found.length === 0 && <p className={styles.none}>{t('palette.none')}</p>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
