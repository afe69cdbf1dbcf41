import { Play, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import styles from './Film.module.css';
import type { ToldSound } from './use-film-sound.ts';

type Speaking = ToldSound['cast'][number];

interface CastVoiceProps {
  readonly speaking: Speaking;
  /** Voices of the film's language. */
  readonly offered: readonly (Speaking['voice'] & { readonly sex: 'female' | 'male' | null; readonly age: string })[];
  /** A line is being spoken. */
  readonly isHeard: boolean;
  readonly onHear: () => void;
  /** @param said null: the voice is found by itself again */
  readonly onChange: (said: Partial<Pick<Speaking, 'voice' | 'pitch' | 'rate'>> | null) => void;
}

/** Somebody who speaks: with which voice, how high, how fast. */
export function CastVoice({ speaking, offered, isHeard, onHear, onChange }: CastVoiceProps) {
  const { t } = useTranslation(['film', 'settings']);
  const { character, voice, pitch, rate, chosen } = speaking;
  const name = character ?? t('narrator');
  const options = offered.map(({ engine, name: called, sex }) => ({
    value: keyOf({ engine, name: called }),
    label: [called, sex && t(`settings:voices.${sex}`)].filter(Boolean).join(' · '),
  }));
  const own = keyOf(voice);
  return (
    <li className={styles.voice}>
      <span className={styles.who}>
        <b>{name}</b>
        {chosen && <IconButton icon={RotateCcw} label={t('voiceBack', { name })} onClick={() => onChange(null)} />}
      </span>
      <Choice
        label={t('voiceOf', { name })}
        value={own}
        options={options.some(({ value }) => value === own) ? options : [{ value: own, label: voice.name }, ...options]}
        onChange={(value) => {
          const found = offered.find((each) => keyOf(each) === value);
          if (found) onChange({ voice: { engine: found.engine, name: found.name } });
        }}
      />
      <label className={styles.number}>
        <span className={styles.about}>{t('pitch')}</span>
        <NumberField
          label={t('pitchOf', { name })}
          value={pitch}
          least={-12}
          most={12}
          step={1}
          onChange={(next) => onChange({ pitch: next })}
        />
      </label>
      <label className={styles.number}>
        <span className={styles.about}>{t('pace')}</span>
        <NumberField
          label={t('paceOf', { name })}
          value={rate}
          least={0.5}
          most={2}
          step={0.05}
          decimals={2}
          onChange={(next) => onChange({ rate: next })}
        />
      </label>
      <IconButton icon={Play} label={t('settings:voices.hear', { name })} disabled={isHeard} onClick={onHear} />
    </li>
  );
}

function keyOf({ engine, name }: Speaking['voice']): string {
  return `${engine} ${name}`;
}
