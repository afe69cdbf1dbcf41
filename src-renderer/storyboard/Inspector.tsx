import { SquareMousePointer } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../app/commands.ts';
import { focusView } from '../app/view-focus.ts';
import { useWorkspace } from '../app/workspace.ts';
import { Empty } from '../ui/Empty.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Board, BoardShot } from './board-data.ts';
import { clipOf, pictureOf, shotsOf } from './board-data.ts';
import { showPanel } from './board-view.ts';
import { BeginField } from './BeginField.tsx';
import { CameraFields } from './CameraFields.tsx';
import { Field } from './Field.tsx';
import { HeardChips } from './HeardChips.tsx';
import styles from './Inspector.module.css';
import { LinesField } from './LinesField.tsx';
import { MomentsField } from './MomentsField.tsx';
import { OwnPicture } from './OwnPicture.tsx';
import { PromptEditor } from './PromptEditor.tsx';
import { sharedOf } from './shared-value.ts';
import { choosable, shownTake, useTakes } from './shown-take.ts';
import { TakeStrip } from './TakeStrip.tsx';
import { useShotEdit } from './use-shot-edit.ts';

/** What is said of the selected shots. */
export function Inspector({ project, board }: { readonly project: string; readonly board: Board | undefined }) {
  const { t } = useTranslation('board');
  const selected = useWorkspace((state) => state.selected);
  const shots = useMemo(() => {
    const ids = new Set(selected);
    return board ? shotsOf(board).filter(({ id }) => ids.has(id)) : [];
  }, [board, selected]);
  if (!board) return <div aria-busy />;
  if (shots.length === 0) {
    return (
      <Empty icon={SquareMousePointer} title={t('inspector.nothing')}>
        <p>{t('inspector.nothingMore')}</p>
      </Empty>
    );
  }
  return <OfShots project={project} board={board} shots={shots} />;
}

interface OfShotsProps {
  readonly project: string;
  readonly board: Board;
  readonly shots: readonly BoardShot[];
}

function OfShots({ project, board, shots }: OfShotsProps) {
  const { t } = useTranslation('board');
  const editing = useShotEdit(
    project,
    shots.map(({ id }) => id),
  );
  const { change, flush } = editing;
  const focusPrompt = useRef(() => {});
  useCommands({ 'shot.edit': () => focusPrompt.current() });

  const single = shots.length === 1 ? shots[0] : undefined;
  const takes = useTakes(single?.id ?? null);
  const take = single && shownTake(single, takes);
  const heading = single && board.scenes.find((scene) => scene.shots.some(({ id }) => id === single.id))?.heading;
  const picture = sharedOf(shots, (shot) => shot.picture);
  const negative = sharedOf(shots, (shot) => shot.overrides.negative ?? '');
  const cast = [...new Set(shots.flatMap((shot) => shot.cast))];
  const isSaid = (field: keyof BoardShot['overrides']): boolean =>
    shots.some(({ overrides }) => overrides[field] !== undefined);
  const ids = shots.map(({ id }) => id).join(' ');
  return (
    <div role="group" className={styles.inspector} key={ids} onKeyDown={backToBoard}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          {single ? t('inspector.shot', { label: single.label }) : t('inspector.shots', { count: shots.length })}
        </h2>
        {heading !== undefined && <span className={styles.heading}>{heading}</span>}
      </header>

      <section className={styles.part}>
        <Field tall label={t('field.picture')} said={isSaid('picture')} onReset={() => change({ picture: null })}>
          <PromptEditor
            label={t('field.picture')}
            value={picture.value ?? ''}
            placeholder={picture.kind === 'mixed' ? t('inspector.mixedTyped') : ''}
            language={board.language}
            onChange={(text) => text.trim() !== '' && change({ picture: text }, true)}
            onDone={flush}
            focusWith={(focus) => {
              focusPrompt.current = focus;
            }}
          />
        </Field>
      </section>

      {take?.hearing && single && !single.own && (
        <section className={styles.part}>
          <h3 className={styles.name}>{t('heard.title')}</h3>
          <HeardChips hearing={take.hearing} picture={single.picture} seconds={single.duration_s} />
        </section>
      )}

      <section className={styles.part}>
        <h3 className={styles.name}>{t('inspector.camera')}</h3>
        <CameraFields project={board.project} shots={shots} editing={editing} />
        <BeginField board={board} shots={shots} editing={editing} />
        <Field label={t('field.negative')} tall said={isSaid('negative')} onReset={() => change({ negative: null })}>
          <TextField
            label={t('field.negative')}
            value={negative.value ?? ''}
            placeholder={t(negative.kind === 'mixed' ? 'inspector.mixedTyped' : 'field.negativeHint')}
            rows={2}
            most={1000}
            onChange={(text) => change({ negative: text.trim() === '' ? null : text }, true)}
            onDone={flush}
          />
        </Field>
      </section>

      {single && (
        <>
          <section className={styles.part}>
            <Field tall label={t('lines.title')} said={isSaid('lines')} onReset={() => change({ lines: null })}>
              <LinesField lines={single.lines} cast={board.cast.map(({ name }) => name)} editing={editing} />
            </Field>
          </section>
          {takes.length > 0 && (
            <section className={styles.part}>
              <h3 className={styles.name}>{t('takes.title')}</h3>
              <TakeStrip takes={choosable(takes)} shown={clipOf(single) ?? pictureOf(single)} />
            </section>
          )}
          <OwnPicture project={board.project} shot={single} />
          <section className={styles.part}>
            <Field tall label={t('moments.title')} said={isSaid('prompts')} onReset={() => change({ prompts: null })}>
              <MomentsField shot={single} editing={editing} />
            </Field>
          </section>
        </>
      )}

      {cast.length > 0 && (
        <section className={styles.part}>
          <h3 className={styles.name}>{t('inspector.cast')}</h3>
          <ul className={styles.cast}>
            {cast.map((name) => (
              <li key={name}>
                <button type="button" className={styles.member} onClick={() => showPanel({ kind: 'cast', name })}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Escape leaves what is edited for the cards, where arrows go on. Lists that are open over the inspector have their own. */
function backToBoard({ key, target, currentTarget, defaultPrevented }: KeyboardEvent): void {
  if (key === 'Escape' && !defaultPrevented && target instanceof Node && currentTarget.contains(target)) focusView();
}
