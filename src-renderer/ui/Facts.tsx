import styles from './Facts.module.css';

/** What is known of something: names and values. */
export function Facts({
  label,
  facts,
}: {
  readonly label: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}) {
  return (
    <dl className={styles.facts} aria-label={label}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
