import type { InferContractRouterOutputs } from '@orpc/contract';
import { Clapperboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { contract } from '../../src-shared/contract/contract.ts';
import { openProject } from '../app/workspace.ts';
import styles from './ProjectCard.module.css';

type ListedProject = InferContractRouterOutputs<typeof contract>['projects']['list'][number];

/** A film of the library. */
export function ProjectCard({ project }: { readonly project: ListedProject }) {
  const { t, i18n } = useTranslation('home');
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className={styles.card}>
      <button type="button" className={styles.open} onClick={() => openProject(project.id)}>
        <span className={styles.poster}>
          <Clapperboard aria-hidden size={26} strokeWidth={1.3} />
        </span>
        <span className={styles.words}>
          <strong className={styles.title}>{project.title}</strong>
          <span className={styles.facts}>
            {t('card.shots', { count: project.shots })} · {when.format(new Date(project.updated_at))}
          </span>
        </span>
      </button>
    </li>
  );
}
