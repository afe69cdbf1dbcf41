import type { CalendarDay, Filter } from '../../src-shared/library/search-filters.ts';
import type { SearchQuery, TextCondition } from '../../src-shared/library/search-query.ts';

type Value = string | number;

/** A condition on a row of search_clips, named `c`, and its values in order. */
interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** What a search asks of SQLite. */
export interface SearchSql {
  /** The expression for FTS5; null where no words are asked for. */
  readonly match: string | null;
  readonly conditions: readonly Condition[];
}

/**
 * Why `+?` stands for values, see take-documents.ts.
 * @param projectsCalled the ids of the projects that a `project:` means
 */
export function searchSql(
  { texts, filters }: SearchQuery,
  projectsCalled: (text: string) => readonly string[],
): SearchSql {
  const wanted = texts.filter(({ isNegated }) => !isNegated).map(phrase);
  const unwanted = texts.filter(({ isNegated }) => isNegated).map(phrase);
  const conditions = filters.map(({ filter, isNegated }): Condition => {
    const { sql, values } = conditionOf(filter, projectsCalled);
    // What is not known is not so: NULL is no match, and none is a match of its opposite.
    return { sql: isNegated ? `(${sql}) IS NOT 1` : sql, values };
  });
  const not = unwanted.join(' OR ');
  if (wanted.length > 0) {
    const all = wanted.join(' AND ');
    return { match: not === '' ? all : `(${all}) NOT (${not})`, conditions };
  }
  if (not === '') return { match: null, conditions };
  const without = { sql: 'c.seq NOT IN (SELECT rowid FROM search_text WHERE search_text MATCH ?)', values: [not] };
  return { match: null, conditions: [...conditions, without] };
}

/** Terms have neither quotes nor anything else that FTS5 reads. */
function phrase({ field, pattern: { terms, isPrefix } }: TextCondition): string {
  return `${field === null ? '' : `${field} : `}"${terms.join(' ')}"${isPrefix ? ' *' : ''}`;
}

function conditionOf(filter: Filter, projectsCalled: (text: string) => readonly string[]): Condition {
  switch (filter.name) {
    case 'model':
      return filter.isPrefix
        ? { sql: 'substr(c.model, 1, length(+?)) = +?', values: [filter.text, filter.text] }
        : { sql: 'c.model = +?', values: [filter.text] };
    case 'project': {
      const ids = projectsCalled(filter.text);
      return ids.length === 1
        ? { sql: 'c.project_id = +?', values: ids }
        : { sql: `c.project_id IN (${ids.map(() => '+?').join(', ')})`, values: ids };
    }
    case 'seed':
    case 'rating':
    case 'aspect':
      return filter.least === filter.most
        ? { sql: `c.${filter.name} = +?`, values: [filter.least] }
        : { sql: `c.${filter.name} BETWEEN +? AND +?`, values: [filter.least, filter.most] };
    case 'unrated':
      return { sql: 'c.rating IS NULL', values: [] };
    case 'used':
      return { sql: `c.used = ${Number(filter.isUsed)}`, values: [] };
    case 'kind':
      return { sql: 'c.kind = +?', values: [filter.kind] };
    case 'made': {
      const { from, until } = filter;
      const bounds = [
        ...(from ? [{ sql: 'c.created_at >= +?', value: startOf(from) }] : []),
        ...(until ? [{ sql: 'c.created_at < +?', value: startOf(until) }] : []),
      ];
      return { sql: bounds.map(({ sql }) => sql).join(' AND '), values: bounds.map(({ value }) => value) };
    }
  }
}

/** When a day begins where the user is, as times are stored. */
function startOf({ year, month, day }: CalendarDay): string {
  const date = new Date(2000, month - 1, day);
  date.setFullYear(year, month - 1, day);
  return date.toISOString();
}
