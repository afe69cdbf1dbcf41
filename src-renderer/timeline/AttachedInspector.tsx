import { useTranslation } from 'react-i18next';
import { CAPTION_STYLES } from '../../src-shared/render/caption-text.ts';
import type { AttachedContent } from '../../src-shared/timeline/records.ts';
import { toNumber } from '../../src-shared/timeline/rational.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { secondsShown } from '../ui/numbers.ts';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Cut, CutAttached } from './cut-data.ts';
import { exactly, frameSeconds, placeOf } from './cut-data.ts';
import styles from './CutInspector.module.css';
import type { Edits } from './edits.ts';
import { GainField } from './GainField.tsx';
import { GraphicFields } from './GraphicFields.tsx';
import { useGesture } from './gesture.ts';
import { RemoveButton } from './RemoveButton.tsx';
import { timecodeOf } from './Timecode.tsx';
import { WordsFields } from './WordsFields.tsx';

interface AttachedInspectorProps {
  readonly cut: Cut;
  readonly attached: CutAttached;
  readonly edits: Edits;
}

/** Words over the film, and sound: what they say, how they look, when. */
export function AttachedInspector({ cut, attached, edits }: AttachedInspectorProps) {
  const { t } = useTranslation('timeline');
  const gesture = useGesture();
  const { content } = attached;
  const place = placeOf(attached);
  const set = (next: AttachedContent): void =>
    edits.run([{ command: 'content', attached: attached.id, content: next }], undefined, gesture());
  const resize = (seconds: number): void => {
    const frames = Math.max(1, Math.round(seconds / frameSeconds(cut.rate)));
    edits.run([{ command: 'stretch', attached: attached.id, duration: exactly(frames, cut.rate) }]);
  };
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{t(`kind.${content.kind === 'sound' ? content.role : content.kind}`)}</h2>
        <p className={styles.facts}>
          {!place && t('waitsForPicture')}
          {place && timecodeOf(place.start, cut.rate)}
          {place && content.kind !== 'marker' && ` · ${secondsShown(place.end - place.start)}`}
        </p>
      </header>
      {content.kind === 'marker' && (
        <Fields title={t('name')}>
          <TextField
            label={t('name')}
            value={content.name}
            placeholder={t('markerHint')}
            most={200}
            onChange={(name) => set({ ...content, name })}
          />
        </Fields>
      )}
      {content.kind === 'caption' && (
        <Fields title={t('words')}>
          <TextField
            label={t('words')}
            value={content.text}
            rows={3}
            onChange={(text) => text.trim() !== '' && set({ ...content, text })}
          />
          <Field label={t('style')}>
            <Choice
              label={t('style')}
              options={CAPTION_STYLES.map((value) => ({ value, label: t(`captionStyle.${value}`) }))}
              value={CAPTION_STYLES.find((each) => each === content.style) ?? null}
              onChange={(style) => set({ ...content, style })}
            />
          </Field>
          <Field label={t('stands')}>
            <Choice
              label={t('stands')}
              options={(['bottom', 'top'] as const).map((value) => ({ value, label: t(`captionPlace.${value}`) }))}
              value={content.place}
              onChange={(where) => set({ ...content, place: where })}
            />
          </Field>
        </Fields>
      )}
      {content.kind === 'title' && (
        <WordsFields title={content.title} onChange={(title) => set({ ...content, title })} />
      )}
      {content.kind === 'graphic' && <GraphicFields graphic={content.graphic} />}
      {content.kind === 'sound' && <SoundFields cut={cut} content={content} onChange={set} />}
      {place && content.kind !== 'marker' && !(content.kind === 'sound' && attached.id.includes('/')) && (
        <Fields title={t('time')}>
          <Field label={t('length')}>
            <NumberField
              label={t('length')}
              value={Math.round((place.end - place.start) * 100) / 100}
              least={0.05}
              most={3600}
              step={0.1}
              decimals={2}
              unit="second"
              onChange={resize}
            />
          </Field>
        </Fields>
      )}
      <div className={styles.buttons}>
        <RemoveButton />
      </div>
    </>
  );
}

type Sound = Extract<AttachedContent, { kind: 'sound' }>;

function SoundFields({
  cut,
  content,
  onChange,
}: {
  readonly cut: Cut;
  readonly content: Sound;
  readonly onChange: (content: Sound) => void;
}) {
  const { t } = useTranslation('timeline');
  const fade = (edge: 'fade_in' | 'fade_out') => (
    <Field label={t(`fade.${edge}`)}>
      <NumberField
        label={t(`fade.${edge}`)}
        value={Math.round(toNumber(content[edge]) * 100) / 100}
        least={0}
        most={60}
        step={0.1}
        decimals={2}
        unit="second"
        onChange={(seconds) =>
          onChange({ ...content, [edge]: exactly(Math.round(seconds / frameSeconds(cut.rate)), cut.rate) })
        }
      />
    </Field>
  );
  return (
    <Fields title={t('sound')}>
      <GainField value={content.gain_db} onChange={(gain_db) => onChange({ ...content, gain_db })} />
      {fade('fade_in')}
      {fade('fade_out')}
      {content.role === 'music' && (
        <Field label={t('loops')}>
          <Switch label={t('loops')} on={content.loops} onChange={(loops) => onChange({ ...content, loops })} />
        </Field>
      )}
    </Fields>
  );
}
