/** A query, and how somebody who knows the tables asks the same of them. */
export interface BenchQuery {
  readonly query: string;
  /** The expression for FTS5, where words are asked for. */
  readonly match?: string;
  /** Further conditions on search_clips, named `c`. */
  readonly where?: string;
  /** Which page, from 1. */
  readonly page?: number;
}

const TAGGED = (tag: string): string => `tags : "\u{E000} ${tag} \u{E000}"`;

export const QUERIES: readonly BenchQuery[] = [
  { query: 'rosalind', match: '"rosalind"' },
  { query: 'forest', match: '"forest"' },
  { query: 'the', match: '"the"' },
  { query: 'sweet fortune', match: '"sweet" AND "fortune"' },
  { query: 'ros*', match: '"ros" *' },
  { query: 'lov* heart', match: '"lov" * AND "heart"' },
  { query: '"duke senior"', match: '"duke senior"' },
  { query: '"in the forest"', match: '"in the forest"' },
  { query: 'love -rosalind', match: '("love") NOT ("rosalind")' },
  { query: '孩儿', match: '"孩儿"' },
  { query: '荆州', match: '"荆州"' },
  { query: '状元 母亲', match: '"状元" AND "母亲"' },
  { query: '张驴儿', match: '"张驴 驴儿"' },
  { query: '雨', match: '"雨" *' },
  { query: '“正末唱”', match: '"正末 末唱"' },
  { query: 'rating:>3', where: 'c.rating BETWEEN 4 AND 5' },
  { query: 'used:no', where: 'c.used = 0' },
  { query: 'seed:43', where: 'c.seed = 43' },
  { query: '画幅:竖屏', where: 'c.aspect BETWEEN 0 AND 0.9900990099009901' },
  { query: 'model:shotloom-builtin-2 rating:5', where: `c.model = 'shotloom-builtin-2' AND c.rating = 5` },
  { query: 'tag:"night rain"', match: TAGGED('night rain') },
  { query: '标签:夜景 孩儿', match: `${TAGGED('夜景 景')} AND "孩儿"` },
  { query: 'cast:rosalind forest', match: 'people : "rosalind" AND "forest"' },
  { query: 'love rating:>3 used:no', match: '"love"', where: 'c.rating BETWEEN 4 AND 5 AND c.used = 0' },
  { query: '今日 评分:>3', match: '"今日"', where: 'c.rating BETWEEN 4 AND 5' },
  { query: '甚么 已用:是', match: '"甚么"', where: 'c.used = 1' },
  { query: 'orlando', match: '"orlando"', page: 3 },
  { query: '那里', match: '"那里"', page: 3 },
  { query: 'used:no', where: 'c.used = 0', page: 4 },
  { query: '', page: 2 },
];
