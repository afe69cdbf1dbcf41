import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import { boardQuery } from '../storyboard/board-query.ts';
import { Keys } from '../ui/Keys.tsx';
import styles from './CommandPalette.module.css';
import { runCommand, useOffered } from './commands.ts';
import { entriesOf, entryKey, foundEntries } from './palette-entries.ts';
import type { PaletteEntry } from './palette-entries.ts';
import { noteUse, recentKeys } from './palette-recent.ts';
import { keysFor } from './shortcuts.ts';
import { openProject, select, showSheet, showView, useWorkspace } from './workspace.ts';

/** Every command that can be done now, every film, and what is in the one that is open: found by typing. */
export function CommandPalette() {
  const { t } = useTranslation(['app', 'commands']);
  const calls = useCalls();
  const project = useWorkspace((state) => state.project);
  const offered = useOffered();
  const { data: projects } = useQuery(calls.projects.list.queryOptions());
  const { data: board } = useQuery({ ...boardQuery(calls, project ?? ''), enabled: project !== null });
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [recent] = useState(recentKeys);
  const list = useRef<HTMLDivElement>(null);

  const inFilm = useMemo(() => (board ? entriesOf(board) : []), [board]);
  const entries = useMemo(
    (): readonly PaletteEntry[] => [
      ...offered
        .filter((id) => id !== 'palette.open')
        .map((id) => ({ kind: 'command' as const, id, title: t(`commands:${id}`) })),
      ...inFilm,
      ...(projects ?? [])
        .filter(({ id }) => id !== project)
        .map(({ id, title }) => ({ kind: 'project' as const, id, title })),
    ],
    [inFilm, offered, project, projects, t],
  );
  const found = useMemo(() => foundEntries(entries, typed, recent), [entries, recent, typed]);
  const at = Math.min(chosen, found.length - 1);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen((at + step + found.length) % Math.max(1, found.length));
    }
    const entry = found[at];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && entry) perform(entry);
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
              aria-activedescendant={found[at] && `palette-${at}`}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setChosen(0);
              }}
              onKeyDown={press}
            />
          </div>
          <div ref={list} id="palette-list" role="listbox" aria-label={t('palette.list')} className={styles.list}>
            {found.map((entry, index) => (
              <div
                key={entryKey(entry)}
                id={`palette-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                className={styles.line}
                onPointerMove={() => setChosen(index)}
                onClick={() => perform(entry)}
                onKeyDown={press}
              >
                <span className={styles.title}>{entry.title}</span>
                {entry.kind === 'command' ? (
                  keysFor(entry.id) !== '' && <Keys keys={keysFor(entry.id)} />
                ) : (
                  <span className={styles.kind}>{t(`palette.kind.${entry.kind}`)}</span>
                )}
              </div>
            ))}
          </div>
          {found.length === 0 && <p className={styles.none}>{t('palette.none')}</p>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function perform(entry: PaletteEntry): void {
  noteUse(entryKey(entry));
  showSheet(null);
  if (entry.kind === 'command') {
    // Behind the closing of the palette, which gives the focus back.
    setTimeout(() => runCommand(entry.id), 0);
  } else if (entry.kind === 'project') openProject(entry.id);
  else {
    const { view } = useWorkspace.getState();
    if (view === 'export' || (view === 'takes' && entry.kind !== 'shot')) showView('board');
    select(entry.shots);
  }
}
