import { useTranslation } from 'react-i18next';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import type { Cut } from './cut-data.ts';
import type { Edits } from './edits.ts';
import { useGesture } from './gesture.ts';
import { lookOf, LOOKS, roomOf, transitionAt, transitionCommand, transitionOf } from './transitions.ts';

interface TransitionFieldsProps {
  readonly cut: Cut;
  /** The item that comes in; null for the film's end. */
  readonly item: string | null;
  readonly edits: Edits;
  readonly title: string;
}

/** How two items meet: what there is room for, and for how long. */
export function TransitionFields({ cut, item, edits, title }: TransitionFieldsProps) {
  const { t } = useTranslation('timeline');
  const gesture = useGesture();
  const now = transitionAt(cut, item);
  const look = lookOf(now);
  const room = roomOf(cut, item, look);
  const most = room.before + room.after;
  const isShort = roomOf(cut, item, 'dissolve').before + roomOf(cut, item, 'dissolve').after === 0;
  const set = (next: typeof look, frames?: number): void => {
    const transition = transitionOf(cut, item, next, frames);
    if (transition) edits.run([transitionCommand(item, transition)], undefined, gesture());
  };
  const options = LOOKS.filter((each) => transitionOf(cut, item, each) !== null || each === look).map((value) => ({
    value,
    label: t(`transition.${value}`),
  }));
  return (
    <Fields title={title}>
      <Field label={t('transitionLabel')} {...(isShort && item !== null ? { hint: t('noHandles') } : {})}>
        <Choice label={title} options={options} value={look} onChange={(next) => set(next)} />
      </Field>
      {look !== 'cut' && (
        <Field label={t('length')} hint={t('roomHint', { count: most })}>
          <NumberField
            label={t('lengthInFrames')}
            value={now.before + now.after}
            least={1}
            most={Math.max(1, most)}
            step={1}
            onChange={(frames) => set(look, frames)}
          />
        </Field>
      )}
    </Fields>
  );
}
