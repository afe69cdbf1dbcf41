import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './InputLevel.module.css';
import { heightOf } from './levels.ts';
import type { Recorder } from './recorder.ts';

/** Louder than this, in decibels, a recording is about to be clipped. */
const HOT_DB = -3;

/** How loud the microphone is, before and while it is recorded. */
export function InputLevel({ recorder }: { readonly recorder: Recorder }) {
  const { t } = useTranslation('timeline');
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let frame = 0;
    const draw = (): void => {
      const { peak } = recorder.level();
      bar.current?.style.setProperty('--level', String(heightOf(peak)));
      if (bar.current) bar.current.dataset['hot'] = String(peak > HOT_DB);
      bar.current?.setAttribute('aria-valuenow', peak.toFixed(0));
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [recorder]);
  return (
    <div
      ref={bar}
      className={styles.level}
      role="meter"
      aria-label={t('prompter.level')}
      aria-valuemin={-60}
      aria-valuemax={0}
      aria-valuenow={-60}
    />
  );
}
