import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText, FolderOpen, Plus } from 'lucide-react';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { refresh, useChanges } from '../app/changes.ts';
import { useCommands } from '../app/commands.ts';
import { keysFor } from '../app/shortcuts.ts';
import { TopBar } from '../app/TopBar.tsx';
import { openProject } from '../app/workspace.ts';
import { useCalls, useHost } from '../host/context.ts';
import type { PickedFile } from '../host/host.ts';
import { QueuePill } from '../queue/QueuePill.tsx';
import { Button } from '../ui/Button.tsx';
import { tellFailure } from '../ui/toasts.ts';
import styles from './Home.module.css';
import { FIRST_SETTINGS } from './first-settings.ts';
import { PasteScript } from './PasteScript.tsx';
import { ProjectCard } from './ProjectCard.tsx';
import { SampleScripts } from './SampleScripts.tsx';
import { SCRIPT_KINDS } from './script-kinds.ts';

/** Every film, and how to begin one. */
export function Home() {
  const { t } = useTranslation(['home', 'commands']);
  const calls = useCalls();
  const host = useHost();
  const queries = useQueryClient();
  const [isPasting, paste] = useState(false);
  const [isOver, setOver] = useState(false);
  const projects = useQuery(calls.projects.list.queryOptions());
  useChanges(null);

  const opened = ({ project }: { readonly project: string }): void => {
    refresh(queries);
    openProject(project);
  };
  const failed = (error: unknown): void => tellFailure(error);
  const open = useMutation(calls.projects.open.mutationOptions({ onSuccess: opened, onError: failed }));
  const unbundle = useMutation({
    mutationFn: async (file: string) => {
      const told = await host.connection.client.library.importBundle({ file });
      let next = await told.next();
      while (next.done !== true) next = await told.next();
      return next.value;
    },
    onSuccess: opened,
    onError: failed,
  });
  const take = ({ file, name }: PickedFile): void => {
    if (/\.shotloom$/iu.test(name)) unbundle.mutate(file);
    else open.mutate({ file, settings: FIRST_SETTINGS });
  };
  const pick = async (): Promise<void> => {
    const [picked] = await host.pickFiles(SCRIPT_KINDS, false).catch((error: unknown) => {
      failed(error);
      return [];
    });
    if (picked) take(picked);
  };
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    try {
      take(await host.give(file, file.name));
    } catch (error) {
      failed(error);
    }
  };
  useCommands({ 'project.new': () => paste(true), 'project.open': () => void pick() });

  const isBusy = open.isPending || unbundle.isPending;
  return (
    <>
      <TopBar home title={<h1 className={styles.name}>Shotloom</h1>} end={<QueuePill />} />
      <main
        id="main"
        className={styles.home}
        tabIndex={-1}
        data-over={isOver}
        aria-busy={isBusy}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => void drop(event)}
      >
        <div className={styles.column}>
          <section className={styles.begin} aria-label={t('begin')}>
            <div>
              <h2 className={styles.claim}>{t('claim')}</h2>
              <p className={styles.how}>{t('how')}</p>
            </div>
            <div className={styles.actions}>
              <Button look="main" icon={Plus} onClick={() => paste(true)}>
                {t('paste')}
              </Button>
              <Button icon={FolderOpen} disabled={isBusy} title={keysFor('project.open')} onClick={() => void pick()}>
                {t('open')}
              </Button>
            </div>
          </section>
          {projects.data && projects.data.length > 0 && (
            <section aria-label={t('projects')}>
              <h2 className={styles.heading}>{t('projects')}</h2>
              <ul className={styles.grid}>
                {projects.data.map((each) => (
                  <ProjectCard key={each.id} project={each} />
                ))}
              </ul>
            </section>
          )}
          <SampleScripts onOpen={(project) => opened({ project })} />
        </div>
        {isOver && (
          <div className={styles.over}>
            <FileText aria-hidden size={32} />
            {t('drop')}
          </div>
        )}
      </main>
      {isPasting && <PasteScript onClose={() => paste(false)} onOpened={(project) => opened({ project })} />}
    </>
  );
}
