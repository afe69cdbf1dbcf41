import { Slider as BaseSlider } from '@base-ui/react/slider';
import styles from './Slider.module.css';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  /** CSS pixels. */
  readonly width?: number;
  readonly onChange: (value: number) => void;
}

/** A value between two ends. */
export function Slider({ label, value, least, most, step = 1, width = 96, onChange }: SliderProps) {
  return (
    <BaseSlider.Root
      value={value}
      min={least}
      max={most}
      step={step}
      largeStep={step * 10}
      style={{ width }}
      onValueChange={onChange}
    >
      <BaseSlider.Control className={styles.control}>
        <BaseSlider.Track className={styles.track}>
          <BaseSlider.Indicator className={styles.done} />
          <BaseSlider.Thumb className={styles.thumb} aria-label={label} />
        </BaseSlider.Track>
      </BaseSlider.Control>
    </BaseSlider.Root>
  );
}
