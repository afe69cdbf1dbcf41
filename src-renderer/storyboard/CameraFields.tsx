import { Dices } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { STYLE_NAMES } from '../../src-shared/generation/style.ts';
import { cameraMoves, shotSizes } from '../../src-shared/storyboard/storyboard.ts';
import { useModels } from '../models/use-models.ts';
import { IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import type { Board, BoardShot } from './board-data.ts';
import { ANGLES } from './camera-values.ts';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';
import { sharedOf } from './shared-value.ts';
import type { ShotEditing } from './use-shot-edit.ts';

/** Seeds that "vary" draws from: as many as can be read out and typed again. */
const SEEDS = 1_000_000;
/** What speech adds is told where it is more than a frame of any film. */
const LONGER_S = 0.05;

interface CameraFieldsProps {
  readonly project: Board['project'];
  /** At least one. */
  readonly shots: readonly BoardShot[];
  readonly editing: ShotEditing;
}

/** How shots are framed, move and last, and with which seed and style they are made; values that differ are told as such. */
export function CameraFields({ project, shots, editing: { change } }: CameraFieldsProps) {
  const { t } = useTranslation('board');
  const mixed = t('inspector.mixed');
  const size = sharedOf(shots, (shot) => shot.size);
  const angle = sharedOf(shots, (shot) => shot.angle ?? ('eye_level' as const));
  const move = sharedOf(shots, (shot) => shot.move);
  const seconds = sharedOf(shots, (shot) => shot.overrides.duration_s ?? shot.drafted.duration_s);
  const seed = sharedOf(shots, (shot) => shot.overrides.seed ?? project.seed);
  const style = sharedOf(shots, (shot) => (shot.overrides.style ?? project.style) || 'flat');
  const model = sharedOf(shots, (shot) => shot.overrides.model ?? project.model);
  const models = useModels(project.model, ...shots.map(({ overrides }) => overrides.model ?? null));
  const isSaid = (field: keyof BoardShot['overrides']): boolean =>
    shots.some(({ overrides }) => overrides[field] !== undefined);
  const [first] = shots;
  const isFromSpeech =
    shots.length === 1 && first !== undefined && seconds.kind === 'same' && first.duration_s > seconds.value + LONGER_S;
  const isMixture = style.value !== null && STYLE_NAMES.every((name) => name !== style.value);
  const offered: readonly string[] = isMixture ? [...STYLE_NAMES, style.value] : STYLE_NAMES;
  return (
    <>
      <Field label={t('field.size')} said={isSaid('size')} onReset={() => change({ size: null })}>
        <Choice
          label={t('field.size')}
          options={shotSizes.map((value) => ({ value, label: t(`size.${value}`) }))}
          value={size.value}
          unset={mixed}
          onChange={(value) => change({ size: value })}
        />
      </Field>
      <Field label={t('field.angle')} said={isSaid('angle')} onReset={() => change({ angle: null })}>
        <Choice
          label={t('field.angle')}
          options={ANGLES.map((value) => ({ value, label: capitalised(t(`angle.${value}`)) }))}
          value={angle.value}
          unset={mixed}
          onChange={(value) => change({ angle: value })}
        />
      </Field>
      <Field label={t('field.move')} said={isSaid('move')} onReset={() => change({ move: null })}>
        <Choice
          label={t('field.move')}
          options={cameraMoves.map((value) => ({ value, label: capitalised(t(`move.${value}`)) }))}
          value={move.value}
          unset={mixed}
          onChange={(value) => change({ move: value })}
        />
      </Field>
      <Field label={t('field.duration')} said={isSaid('duration_s')} onReset={() => change({ duration_s: null })}>
        <NumberField
          label={t('field.duration')}
          value={seconds.value}
          unset={mixed}
          least={0.5}
          most={60}
          step={0.1}
          decimals={1}
          unit="second"
          onChange={(value) => change({ duration_s: value }, true)}
        />
      </Field>
      {isFromSpeech && <p className={styles.note}>{t('field.fromSpeech', { seconds: first.duration_s.toFixed(1) })}</p>}
      <Field label={t('field.seed')} said={isSaid('seed')} onReset={() => change({ seed: null })}>
        <NumberField
          label={t('field.seed')}
          value={seed.value}
          unset={mixed}
          least={0}
          most={Number.MAX_SAFE_INTEGER}
          step={1}
          onChange={(value) => change({ seed: value }, true)}
        />
        <IconButton
          icon={Dices}
          label={t('field.vary')}
          onClick={() => change({ seed: Math.floor(Math.random() * SEEDS) })}
        />
      </Field>
      <Field label={t('field.model')} said={isSaid('model')} onReset={() => change({ model: null })}>
        <Choice
          label={t('field.model')}
          options={models.options}
          value={model.kind === 'mixed' ? null : (model.value ?? models.builtin)}
          unset={mixed}
          onChange={(value) => change({ model: value })}
        />
      </Field>
      <Field label={t('field.style')} said={isSaid('style')} onReset={() => change({ style: null })}>
        <Choice
          label={t('field.style')}
          options={offered.map((value) => ({ value, label: styleName(value) }))}
          value={style.value}
          unset={mixed}
          onChange={(value) => change({ style: value })}
        />
      </Field>
    </>
  );

  function styleName(value: string): string {
    const known = STYLE_NAMES.find((name) => name === value);
    return known ? t(`style.${known}`) : value;
  }
}

/** Of words that stand in a line elsewhere and begin one here. */
function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
