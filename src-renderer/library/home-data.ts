import type { InferContractRouterOutputs } from '@orpc/contract';
import type { contract } from '../../src-shared/contract/contract.ts';

type Outputs = InferContractRouterOutputs<typeof contract>;

export type ListedProject = Outputs['projects']['list'][number];
export type FoundClip = Outputs['library']['search']['clips'][number];

/** In which order films are shown. */
export const SORTS = ['recent', 'title', 'length'] as const;
export type Sort = (typeof SORTS)[number];

/** Films in an order; titles as the language of the interface sorts them. */
export function sortedProjects<Project extends Pick<ListedProject, 'title' | 'shots' | 'updated_at'>>(
  projects: readonly Project[],
  sort: Sort,
  language: string,
): readonly Project[] {
  const byTitle = new Intl.Collator(language, { numeric: true });
  return projects.toSorted((one, other) => {
    if (sort === 'title') return byTitle.compare(one.title, other.title);
    if (sort === 'length' && one.shots !== other.shots) return other.shots - one.shots;
    return other.updated_at.localeCompare(one.updated_at);
  });
}

/** How far a film is: nothing made, stills only, some of its clips, all of them. */
export function stageOf({
  shots,
  current,
}: Pick<ListedProject, 'shots' | 'current'>): 'empty' | 'drafted' | 'stills' | 'clips' | 'made' {
  if (shots === 0) return 'empty';
  if (current.clips >= shots) return 'made';
  if (current.clips > 0) return 'clips';
  return current.stills > 0 ? 'stills' : 'drafted';
}

const SCRIPT = /\.(?:fountain|txt|md|markdown|fdx|docx|pdf|xlsx|csv|tsv|pptx)$/iu;
const BUNDLE = /\.shotloom$/iu;
const FOOTAGE =
  /\.(?:mp4|mov|m4v|mkv|webm|avi|mpe?g|mts|m2ts|ts|mxf|png|jpe?g|webp|gif|bmp|tiff?|wav|mp3|m4a|aac|flac|ogg|opus)$/iu;

/** What a file is by its name, for what is to be done with it; null where nothing is known to be. */
export function kindOfFile(name: string): 'script' | 'bundle' | 'footage' | null {
  if (BUNDLE.test(name)) return 'bundle';
  if (SCRIPT.test(name)) return 'script';
  return FOOTAGE.test(name) ? 'footage' : null;
}

/** When something was, as short as it is clear: the year only where it is another one. */
export function momentShown(iso: string, language: string, now = new Date()): string {
  const moment = new Date(iso);
  const isThisYear = moment.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(language, {
    ...(isThisYear ? {} : { year: 'numeric' }),
    ...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  }).format(moment);
}
