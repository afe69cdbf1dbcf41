import { useTranslation } from 'react-i18next';
import styles from './Guide.module.css';

const QUESTIONS = ['script', 'chinese', 'stale', 'same', 'words', 'voices', 'several', 'undo', 'safe'] as const;

/** How things are done, as questions that people ask. */
export function GuidePart() {
  const { t } = useTranslation('help');
  return (
    <div className={styles.guide}>
      {QUESTIONS.map((question) => (
        <details key={question} className={styles.question}>
          <summary className={styles.asked}>{t(`guide.${question}.asked`)}</summary>
          <p className={styles.answer}>{t(`guide.${question}.answer`)}</p>
        </details>
      ))}
    </div>
  );
}
