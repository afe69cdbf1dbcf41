import { Replace, Scissors } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { rational, toNumber } from '../../src-shared/timeline/rational.ts';
import { runCommand } from '../app/commands.ts';
import { useWorkspace } from '../app/workspace.ts';
import type { Board } from '../storyboard/board-data.ts';
import { shotsOf } from '../storyboard/board-data.ts';
import { Button } from '../ui/Button.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { secondsShown } from '../ui/numbers.ts';
import { Switch } from '../ui/Switch.tsx';
import { ColourFields } from './ColourFields.tsx';
import type { Cut, CutItem } from './cut-data.ts';
import { frameAt, frameSeconds, momentOf, shotOf } from './cut-data.ts';
import styles from './CutInspector.module.css';
import type { Edits } from './edits.ts';
import { FramingFields } from './FramingFields.tsx';
import { GainField } from './GainField.tsx';
import { GraphicFields } from './GraphicFields.tsx';
import { useGesture } from './gesture.ts';
import { RemoveButton } from './RemoveButton.tsx';
import { timecodeOf } from './Timecode.tsx';
import { TransitionFields } from './TransitionFields.tsx';
import { WordsFields } from './WordsFields.tsx';

interface ItemInspectorProps {
  readonly cut: Cut;
  readonly item: CutItem;
  readonly edits: Edits;
  readonly board: Board | undefined;
}

/** How an item of the film is shown: its time, how it comes in, its framing, colours and sound. */
export function ItemInspector({ cut, item, edits, board }: ItemInspectorProps) {
  const { t } = useTranslation(['timeline', 'commands']);
  const gesture = useGesture();
  const shot = shotOf(item);
  const label = board && shotsOf(board).find(({ id }) => id === shot)?.label;
  const seconds = momentOf(item.frames, cut.rate);
  const isLast = cut.items.at(-1)?.id === item.id;
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{label === undefined ? item.name : t('shot', { label })}</h2>
        <p className={styles.facts}>
          {timecodeOf(momentOf(item.start, cut.rate), cut.rate)} · {secondsShown(seconds)} ·{' '}
          {t('frames', { count: item.frames })}
        </p>
      </header>
      {item.source.kind === 'title' && (
        <WordsFields
          title={item.source.title}
          onChange={(title) =>
            edits.run(
              [{ command: 'replace', item: item.id, source: { kind: 'title', title }, in: item.in }],
              undefined,
              gesture(),
            )
          }
        />
      )}
      {item.source.kind === 'graphic' && <GraphicFields graphic={item.source.graphic} />}
      <TimeFields cut={cut} item={item} edits={edits} />
      {item.start > 0 && <TransitionFields cut={cut} item={item.id} edits={edits} title={t('comesIn')} />}
      {isLast && <TransitionFields cut={cut} item={null} edits={edits} title={t('ends')} />}
      <FramingFields item={item} edits={edits} />
      <ColourFields item={item} edits={edits} />
      {item.source.kind === 'footage' && (
        <Fields title={t('sound')}>
          <GainField
            value={item.gain_db}
            onChange={(gain_db, gesture) =>
              edits.run([{ command: 'gain', item: item.id, gain_db }], undefined, gesture)
            }
          />
        </Fields>
      )}
      <div className={styles.buttons}>
        <Button icon={Scissors} onClick={() => runCommand('cut.blade')}>
          {t('commands:cut.blade')}
        </Button>
        <Button icon={Replace} onClick={() => runCommand('cut.instead')}>
          {t('commands:cut.instead')}
        </Button>
        <RemoveButton />
      </div>
    </>
  );
}

function TimeFields({ cut, item, edits }: Omit<ItemInspectorProps, 'board'>) {
  const { t } = useTranslation('timeline');
  const seconds = momentOf(item.frames, cut.rate);
  const most = item.handles.after === null ? 3600 : momentOf(item.frames + item.handles.after, cut.rate);
  const resize = (value: number): void => {
    const by = Math.round(value / frameSeconds(cut.rate)) - item.frames;
    if (by !== 0) edits.run([{ command: 'trim', item: item.id, edge: 'end', by }]);
  };
  const freeze = (isFrozen: boolean): void => {
    const frame = frameAt(useWorkspace.getState().playhead_s, cut.rate) - item.start;
    const within = Math.max(0, Math.min(item.frames - 1, frame));
    edits.run([{ command: 'freeze', item: item.id, frame: isFrozen ? within : null }]);
  };
  const percent = Math.round(toNumber(item.speed) * 100);
  return (
    <Fields title={t('time')}>
      <Field label={t('length')}>
        <NumberField
          label={t('length')}
          value={Math.round(seconds * 100) / 100}
          least={Math.ceil(frameSeconds(cut.rate) * 100) / 100}
          most={most}
          step={0.1}
          decimals={2}
          unit="second"
          onChange={resize}
        />
      </Field>
      <Field label={t('speed')}>
        <NumberField
          label={t('speed')}
          value={percent}
          least={25}
          most={400}
          step={5}
          onChange={(value) =>
            edits.run([{ command: 'speed', item: item.id, speed: rational(Math.round(value * 10), 1000) }])
          }
        />
      </Field>
      <Field label={t('reversed')}>
        <Switch
          label={t('reversed')}
          on={item.reversed}
          onChange={(reversed) => edits.run([{ command: 'reverse', item: item.id, reversed }])}
        />
      </Field>
      <Field label={t('frozen')} hint={t('frozenHint')}>
        <Switch label={t('frozen')} on={item.freeze !== null} onChange={freeze} />
      </Field>
    </Fields>
  );
}
