import { useQuery } from '@tanstack/react-query';
import { FileText, FolderOpen, Plus, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../app/changes.ts';
import { useCommands } from '../app/commands.ts';
import { keysFor } from '../app/shortcuts.ts';
import { TopBar } from '../app/TopBar.tsx';
import { useCalls } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { QueuePill } from '../queue/QueuePill.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Empty } from '../ui/Empty.tsx';
import styles from './Home.module.css';
import { SORTS, sortedProjects } from './home-data.ts';
import type { ListedProject, Sort } from './home-data.ts';
import { PasteScript } from './PasteScript.tsx';
import { ProjectCard } from './ProjectCard.tsx';
import { SampleScripts } from './SampleScripts.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchResults } from './SearchResults.tsx';
import { SnapshotsSheet } from './SnapshotsSheet.tsx';
import { TrashSheet } from './TrashSheet.tsx';
import { chooseSort, chosenSort } from './sort-choice.ts';
import { useIntake } from './use-intake.ts';
import { useLate } from './use-late.ts';
import { useProjectActions } from './use-project-actions.ts';

/** Letters of a search rest so long before it is asked for, in milliseconds. */
const TYPING_MS = 150;

/** Every film, what is found in them, and how to begin one. */
export function Home() {
  const { t, i18n } = useTranslation(['home', 'commands']);
  const calls = useCalls();
  const [typed, type] = useState('');
  const query = useLate(typed.trim(), TYPING_MS);
  const [sort, setSort] = useState<Sort>(chosenSort);
  const [isPasting, setPasting] = useState(false);
  const [isTrash, showTrash] = useState(false);
  const [named, showNamed] = useState<ListedProject | null>(null);
  const [isOver, setOver] = useState(false);
  const projects = useQuery(calls.projects.list.queryOptions());
  const intake = useIntake();
  const actions = useProjectActions();
  useChanges(null);
  useCommands({
    'project.new': () => setPasting(true),
    'project.open': intake.pick,
    'library.trash': () => showTrash(true),
    'edit.undo': actions.undo,
    'edit.redo': actions.redo,
  });
  const films = sortedProjects(projects.data ?? [], sort, i18n.language);
  const isFirst = projects.data?.length === 0;
  const open = (
    <Button icon={FolderOpen} disabled={intake.isBusy} title={keysFor('project.open')} onClick={intake.pick}>
      {t('open')}
    </Button>
  );
  const paste = (
    <Button look="main" icon={Plus} onClick={() => setPasting(true)}>
      {t('paste')}
    </Button>
  );

  return (
    <>
      <TopBar
        home
        title={<h1 className={styles.name}>Shotloom</h1>}
        middle={isFirst ? undefined : <SearchField value={typed} onChange={type} />}
        end={<QueuePill />}
      />
      <main
        id="main"
        className={styles.home}
        tabIndex={-1}
        aria-busy={intake.isBusy || projects.isPending}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          intake.drop([...event.dataTransfer.files], null);
        }}
      >
        <div className={styles.column} data-first={isFirst}>
          {query === '' || typed === '' ? (
            <>
              {isFirst && (
                <section className={styles.begin} aria-label={t('begin')}>
                  <h2 className={styles.claim}>{t('claim')}</h2>
                  <p className={styles.how}>{t('how')}</p>
                  <div className={styles.actions}>
                    {paste}
                    {open}
                    <span className={styles.hint}>{t('dropHint')}</span>
                  </div>
                </section>
              )}
              {projects.error && (
                <Empty icon={TriangleAlert} title={t('unlisted')}>
                  <p>{failureOf(projects.error).message}</p>
                  <Button onClick={() => void projects.refetch()}>{t('again')}</Button>
                </Empty>
              )}
              {isFirst && <SampleScripts large onOpen={(project) => intake.opened({ project })} />}
              {!isFirst && projects.data && (
                <section aria-label={t('projects')}>
                  <header className={styles.bar}>
                    <h2 className={styles.heading}>{t('projects')}</h2>
                    <div className={styles.sort}>
                      <Choice
                        label={t('sort.label')}
                        value={sort}
                        options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
                        onChange={(next) => {
                          chooseSort(next);
                          setSort(next);
                        }}
                      />
                    </div>
                    <IconButton icon={Trash2} label={t('trash')} onClick={() => showTrash(true)} />
                    {open}
                    {paste}
                  </header>
                  <ul className={styles.grid}>
                    {films.map((each) => (
                      <ProjectCard
                        key={each.id}
                        project={each}
                        actions={actions}
                        onSnapshots={() => showNamed(each)}
                        onDrop={(files) => {
                          setOver(false);
                          intake.drop(files, each.id);
                        }}
                      />
                    ))}
                  </ul>
                </section>
              )}
              {!isFirst && projects.data && <SampleScripts onOpen={(project) => intake.opened({ project })} />}
            </>
          ) : (
            <SearchResults key={query} query={query} />
          )}
        </div>
        {isOver && (
          <div className={styles.over}>
            <FileText aria-hidden size={32} />
            {t('drop')}
          </div>
        )}
      </main>
      {isPasting && (
        <PasteScript
          onClose={() => setPasting(false)}
          onOpened={(project) => intake.opened({ project })}
          onDrop={(files) => {
            setPasting(false);
            intake.drop(files, null);
          }}
        />
      )}
      {isTrash && <TrashSheet actions={actions} onClose={() => showTrash(false)} />}
      {named && <SnapshotsSheet project={named} onClose={() => showNamed(null)} />}
    </>
  );
}
