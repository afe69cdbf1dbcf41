import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './Film.module.css';
import { useFilmSound } from './use-film-sound.ts';

const WAYS = ['respelling', 'pinyin', 'ipa'] as const;

/** Words that voices read wrongly, and how they are said in this film. */
export function PronunciationsPart({
  project,
  language,
}: {
  readonly project: string;
  readonly language: 'en' | 'zh';
}) {
  const { t } = useTranslation('film');
  const { sound, isPending, change } = useFilmSound(project);
  const [written, write] = useState('');
  const [said, say] = useState('');
  const [how, setHow] = useState<(typeof WAYS)[number]>(language === 'zh' ? 'pinyin' : 'respelling');
  if (!sound) return <div aria-busy />;
  const { dictionary } = sound;
  const isReady = written.trim() !== '' && said.trim() !== '';
  const add = (): void => {
    const entry = { written: written.trim(), said: said.trim(), how };
    change({ dictionary: [...dictionary.filter((each) => each.written !== entry.written), entry] }, () => {
      write('');
      say('');
    });
  };
  return (
    <div className={styles.part}>
      <p className={styles.about}>{t('saidAbout')}</p>
      <div className={styles.entry}>
        <TextField label={t('written')} placeholder={t('written')} value={written} most={200} onChange={write} />
        <TextField label={t('saidAs')} placeholder={t(`saidHint.${how}`)} value={said} most={400} onChange={say} />
        <Choice
          label={t('saidHow')}
          value={how}
          options={WAYS.map((value) => ({ value, label: t(`how.${value}`) }))}
          onChange={setHow}
        />
        <Button icon={Plus} disabled={!isReady || isPending} onClick={add}>
          {t('addSaid')}
        </Button>
      </div>
      {dictionary.length === 0 && <p className={styles.about}>{t('nothingSaid')}</p>}
      <ul className={styles.list}>
        {dictionary.map((entry) => (
          <li key={entry.written} className={styles.line}>
            <span className={styles.words}>
              <b>{entry.written}</b> → {entry.said} <span className={styles.about}>{t(`how.${entry.how}`)}</span>
            </span>
            <IconButton
              icon={X}
              label={t('dropSaid', { written: entry.written })}
              onClick={() => change({ dictionary: dictionary.filter((each) => each !== entry) })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
