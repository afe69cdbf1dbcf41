import { Bookmark, Clapperboard, Copy, Ellipsis, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { openProject } from '../app/workspace.ts';
import { useHost } from '../host/context.ts';
import { Bar } from '../ui/Bar.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import type { ListedProject } from './home-data.ts';
import { momentShown, stageOf } from './home-data.ts';
import styles from './ProjectCard.module.css';
import { RenameField } from './RenameField.tsx';
import type { ProjectActions } from './use-project-actions.ts';

interface ProjectCardProps {
  readonly project: ListedProject;
  readonly actions: ProjectActions;
  readonly onSnapshots: () => void;
  readonly onDrop: (files: readonly File[]) => void;
}

/** A film of the library: what it looks like, how far it is, and what can be done with it. Files are dropped on it. */
export function ProjectCard({ project, actions, onSnapshots, onDrop }: ProjectCardProps) {
  const { t, i18n } = useTranslation('home');
  const host = useHost();
  const [isNamed, name] = useState(false);
  const [isOver, setOver] = useState(false);
  const { id, title, shots, current, poster, running } = project;
  const stage = stageOf(project);
  const over = (event: DragEvent, isNow: boolean): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(isNow);
  };
  return (
    <li
      className={styles.card}
      data-over={isOver}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        onDrop([...event.dataTransfer.files]);
      }}
    >
      <button
        type="button"
        className={styles.open}
        aria-label={t('openFilm', { title })}
        onClick={() => openProject(id)}
      >
        <span className={styles.poster}>
          {poster === null ? (
            <Clapperboard aria-hidden size={26} strokeWidth={1.3} />
          ) : (
            <img src={host.media(`takes/${poster}/thumb?w=640`)} alt="" loading="lazy" decoding="async" />
          )}
        </span>
      </button>
      {running > 0 && <span className={styles.running}>{t('card.running', { count: running })}</span>}
      <div className={styles.words}>
        {isNamed ? (
          <RenameField
            title={title}
            onDone={(next) => {
              name(false);
              if (next !== null && next !== title) actions.rename(project, next);
            }}
          />
        ) : (
          <strong className={styles.title} title={title} onDoubleClick={() => name(true)}>
            {title}
          </strong>
        )}
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('moreOf', { title })} />}
          lines={[
            { label: t('rename'), icon: PencilLine, run: () => name(true) },
            { label: t('duplicate'), icon: Copy, run: () => actions.duplicate(id) },
            { label: t('snapshots'), icon: Bookmark, run: onSnapshots },
            null,
            { label: t('throwAway'), icon: Trash2, danger: true, run: () => actions.throwAway(id) },
          ]}
        />
      </div>
      <p className={styles.facts}>
        {t(`stage.${stage}`, { count: shots, clips: current.clips })} · {momentShown(project.updated_at, i18n.language)}
      </p>
      {stage !== 'made' && <Bar label={t('progress', { title })} share={current.clips / Math.max(1, shots)} />}
    </li>
  );
}
