import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openProject, select } from '../app/workspace.ts';
import { useCalls } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { FoundClipCard } from './FoundClipCard.tsx';
import { FoundLine } from './FoundLine.tsx';
import styles from './SearchResults.module.css';

/** How many films, shots and scripts are told, and clips of a page. */
const MOST_TOLD = 12;
const PAGE = 30;

/** What was found of words in everything, by kind; each leads to where it is. */
export function SearchResults({ query }: { readonly query: string }) {
  const { t } = useTranslation('home');
  const calls = useCalls();
  const found = useQuery({
    ...calls.library.find.queryOptions({ input: { query, limit: MOST_TOLD } }),
    placeholderData: (before) => before,
  });
  // Filters are those of takes and footage.
  const clipsFound = useInfiniteQuery(
    calls.library.search.infiniteOptions({
      input: (after: string | undefined) => ({ query, limit: PAGE, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const wrong = clipsFound.error ?? found.error;
  if (wrong) {
    return (
      <div role="alert" className={styles.wrong}>
        <strong>{t('findWrong')}</strong>
        <p>{failureOf(wrong).message}</p>
        <p className={styles.help}>{t('findHelp')}</p>
      </div>
    );
  }
  if (!found.data || !clipsFound.data) return <div aria-busy />;
  const { projects, scripts, shots } = found.data;
  const clips = clipsFound.data.pages.flatMap((page) => page.clips);
  if (projects.length + scripts.length + shots.length + clips.length === 0) {
    return (
      <Empty icon={SearchX} title={t('foundNothing', { query })}>
        <p>{t('findHelp')}</p>
      </Empty>
    );
  }
  return (
    <div className={styles.results} aria-busy={found.isFetching}>
      {projects.length > 0 && (
        <section aria-label={t('found.films')}>
          <h2 className={styles.heading}>{t('found.films')}</h2>
          <ul className={styles.lines}>
            {projects.map(({ id, title }) => (
              <FoundLine key={id} title={title} onOpen={() => openProject(id)} />
            ))}
          </ul>
        </section>
      )}
      {shots.length > 0 && (
        <section aria-label={t('found.shots')}>
          <h2 className={styles.heading}>{t('found.shots')}</h2>
          <ul className={styles.lines}>
            {shots.map(({ project, shot, title, label, excerpt }) => (
              <FoundLine
                key={shot}
                title={t('found.shot', { title, label })}
                excerpt={excerpt}
                query={query}
                onOpen={() => {
                  openProject(project, 'board');
                  select([shot]);
                }}
              />
            ))}
          </ul>
        </section>
      )}
      {scripts.length > 0 && (
        <section aria-label={t('found.scripts')}>
          <h2 className={styles.heading}>{t('found.scripts')}</h2>
          <ul className={styles.lines}>
            {scripts.map(({ project, title, excerpt, start }) => (
              <FoundLine
                key={`${project} ${start}`}
                title={title}
                excerpt={excerpt}
                query={query}
                onOpen={() => openProject(project, 'script')}
              />
            ))}
          </ul>
        </section>
      )}
      {clips.length > 0 && (
        <section aria-label={t('found.clips')}>
          <h2 className={styles.heading}>{t('found.clips')}</h2>
          <ul className={styles.clips}>
            {clips.map((clip) => (
              <FoundClipCard key={clip.id} clip={clip} />
            ))}
          </ul>
          {clipsFound.hasNextPage && (
            <Button disabled={clipsFound.isFetching} onClick={() => void clipsFound.fetchNextPage()}>
              {t('found.more')}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}
