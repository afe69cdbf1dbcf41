import { ToggleGroup } from '@base-ui/react/toggle-group';
import { Toggle } from '@base-ui/react/toggle';
import styles from './Segments.module.css';
import { Tip } from './Tip.tsx';

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly keys?: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A few values beside each other, of which one is chosen. */
export function Segments<Value extends string>({ label, options, value, onChange }: SegmentsProps<Value>) {
  return (
    <ToggleGroup
      className={styles.segments}
      aria-label={label}
      value={[value]}
      onValueChange={(values) => {
        const next = options.find((option) => values.includes(option.value));
        if (next) onChange(next.value);
      }}
    >
      {options.map((option) => {
        const toggle = (
          <Toggle key={option.value} value={option.value} className={styles.segment}>
            {option.label}
          </Toggle>
        );
        return option.keys === undefined ? (
          toggle
        ) : (
          <Tip key={option.value} text={option.label} keys={option.keys}>
            {toggle}
          </Tip>
        );
      })}
    </ToggleGroup>
  );
}
