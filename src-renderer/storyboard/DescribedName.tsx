import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import { TextField } from '../ui/TextField.tsx';
import { tellFailure } from '../ui/toasts.ts';
import type { Board } from './board-data.ts';
import styles from './CastSheet.module.css';
import { Field } from './Field.tsx';
import { ReferencePicture } from './ReferencePicture.tsx';

interface DescribedNameProps {
  readonly project: Board['project'];
  readonly named: Board['cast'][number];
  /** It may have a reference picture. */
  readonly pictured: boolean;
}

/** One of the cast or a place: how the script describes it, and what a person says instead, for all shots. */
export function DescribedName({ project, named, pictured }: DescribedNameProps) {
  const { t } = useTranslation('board');
  const calls = useCalls();
  const { mutate } = useMutation(calls.projects.describe.mutationOptions({ onError: (error) => tellFailure(error) }));
  const { name, description, edited, picture } = named;
  const describe = (text: string | null): void => mutate({ project: project.id, name, description: text });
  const shown = edited ?? description;
  return (
    <article className={styles.named} data-name={name}>
      {pictured && <ReferencePicture project={project.id} name={name} has={picture} version={project.updated_at} />}
      <div className={styles.words}>
        <Field tall label={name} said={edited !== null} onReset={() => describe(null)}>
          <TextField
            key={shown}
            label={t('cast.description', { name })}
            value={shown}
            placeholder={t('cast.undescribed')}
            rows={2}
            most={300}
            onChange={() => {}}
            onDone={(text) => {
              const plain = text.trim();
              if (plain !== shown) describe(plain === '' || plain === description ? null : plain);
            }}
          />
        </Field>
        {edited !== null && <p className={styles.note}>{t('cast.scriptSays', { description })}</p>}
      </div>
    </article>
  );
}
