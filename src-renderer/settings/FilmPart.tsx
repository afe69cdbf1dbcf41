import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { frameShapes, sizeOfShape } from '../../src-shared/render/reframed.ts';
import { HEIGHTS, RATES } from '../export/export-choices.ts';
import type { RateName } from '../export/export-choices.ts';
import { useCalls } from '../host/context.ts';
import type { Board } from '../storyboard/board-data.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { tellFailure } from '../ui/toasts.ts';
import { rateName, shapeOf, shortEdge, withShortEdge } from './film-frame.ts';
import styles from './Film.module.css';

/** What a film is called, and the frame, rate and seed that it is made with. */
export function FilmPart({ project }: { readonly project: Board['project'] }) {
  const { t } = useTranslation(['film', 'export']);
  const calls = useCalls();
  const { mutate } = useMutation(calls.projects.settings.mutationOptions({ onError: (error) => tellFailure(error) }));
  const change = (settings: Parameters<typeof mutate>[0]['settings']): void =>
    mutate({ project: project.id, settings });
  const { title, seed } = project;
  const size = { width: project.width, height: project.height };
  const [shape, rate] = [shapeOf(size), rateName(project)];
  const edge = shortEdge(size);
  const edges = [...new Set([...HEIGHTS, edge])].toSorted((one, other) => other - one);
  return (
    <div className={styles.part}>
      <Fields title={t('named')}>
        <Field label={t('called')} hint={t('calledHint')}>
          <TextField
            label={t('called')}
            value={title}
            most={200}
            onDone={(typed) => typed.trim() !== title && change({ title: typed.trim() || null })}
          />
        </Field>
      </Fields>
      <Fields title={t('picture')}>
        <p className={styles.about}>{t('pictureAbout')}</p>
        <Field label={t('export:shape.label')}>
          <Choice
            label={t('export:shape.label')}
            value={shape}
            unset={t('otherShape')}
            options={frameShapes.map((value) => ({ value, label: t(`export:shape.${value}`) }))}
            onChange={(value) => change(sizeOfShape(value, size))}
          />
        </Field>
        <Field label={t('export:size')} hint={`${size.width} × ${size.height}`}>
          <Choice
            label={t('export:size')}
            value={String(edge)}
            options={edges.map((pixels) => ({ value: String(pixels), label: `${pixels}p` }))}
            onChange={(pixels) => change(withShortEdge(size, Number(pixels)))}
          />
        </Field>
        <Field label={t('export:rate')} hint={t('rateHint')}>
          <Choice
            label={t('export:rate')}
            value={rate}
            unset={t('export:fps', { rate: (project.fps_num / project.fps_den).toFixed(3) })}
            options={(Object.keys(RATES) as RateName[])
              .toSorted((one, other) => Number(one) - Number(other))
              .map((value) => ({ value, label: t('export:fps', { rate: value }) }))}
            onChange={(value) => change(RATES[value])}
          />
        </Field>
        <Field label={t('seed')} hint={t('seedHint')}>
          <NumberField
            label={t('seed')}
            value={seed}
            least={0}
            most={Number.MAX_SAFE_INTEGER}
            step={1}
            onChange={(value) => change({ seed: value })}
          />
        </Field>
      </Fields>
    </div>
  );
}
