import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { STYLE_NAMES } from '../../src-shared/generation/style.ts';
import { useCalls } from '../host/context.ts';
import { Choice } from '../ui/Choice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { tellFailure } from '../ui/toasts.ts';
import type { Board } from './board-data.ts';
import styles from './CastSheet.module.css';
import { DescribedName } from './DescribedName.tsx';
import { Field } from './Field.tsx';
import { ModelFields } from './ModelFields.tsx';
import { ReferencePicture } from './ReferencePicture.tsx';

interface CastSheetProps {
  readonly board: Board;
  /** Who is looked for; null where it is all of them. */
  readonly name: string | null;
  readonly onClose: () => void;
}

/** Who and what a film has, how they look in all of it, and how it is painted. */
export default function CastSheet({ board, name, onClose }: CastSheetProps) {
  const { t } = useTranslation('board');
  const calls = useCalls();
  const { project } = board;
  const settings = useMutation(calls.projects.settings.mutationOptions({ onError: (error) => tellFailure(error) }));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (name !== null)
      list.current?.querySelector(`[data-name="${CSS.escape(name)}"]`)?.scrollIntoView({ block: 'start' });
  }, [name]);
  const style = project.style === '' ? 'flat' : project.style;
  const isMixture = STYLE_NAMES.every((each) => each !== style);
  return (
    <Sheet title={t('cast.title')} open place="side" onClose={onClose}>
      <div ref={list} className={styles.sheet}>
        <section className={styles.part}>
          <h3 className={styles.heading}>{t('cast.style')}</h3>
          <Field label={t('field.style')}>
            <Choice
              label={t('cast.style')}
              options={[
                ...STYLE_NAMES.map((value) => ({ value: value as string, label: t(`style.${value}`) })),
                ...(isMixture ? [{ value: style, label: style }] : []),
              ]}
              value={style}
              onChange={(value) => settings.mutate({ project: project.id, settings: { style: value } })}
            />
          </Field>
          <ModelFields
            project={project}
            onChange={(change) => settings.mutate({ project: project.id, settings: change })}
          />
          <div className={styles.palette}>
            <ReferencePicture project={project.id} name={null} has={board.palette} version={project.updated_at} />
            <div>
              <p>{t('cast.palette')}</p>
              <p className={styles.note}>{t('cast.paletteMore')}</p>
            </div>
          </div>
        </section>
        <section className={styles.part}>
          <h3 className={styles.heading}>{t('cast.people')}</h3>
          {board.cast.length === 0 && <p className={styles.note}>{t('cast.nobody')}</p>}
          {board.cast.map((member) => (
            <DescribedName key={member.name} project={project} named={member} pictured />
          ))}
        </section>
        <section className={styles.part}>
          <h3 className={styles.heading}>{t('cast.places')}</h3>
          {board.places.length === 0 && <p className={styles.note}>{t('cast.nowhere')}</p>}
          {board.places.map((place) => (
            <DescribedName key={place.name} project={project} named={place} pictured={false} />
          ))}
        </section>
      </div>
    </Sheet>
  );
}
