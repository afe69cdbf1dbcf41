import type { DraftShot, Storyboard } from '../storyboard/storyboard.ts';
import type { StoredShot } from './records.ts';
import { alike, ownWordsOf, wordsOf } from './likeness.ts';
import type { Words } from './likeness.ts';

/** Which stored shot each shot of a draft goes on with. */
export type Matches = ReadonlyMap<DraftShot, StoredShot>;

/** A key without the number that tells equal shots apart. */
export function contentOf(key: string): string {
  return key.replace(/\.\d+$/u, '');
}

/**
 * Finds the stored shot that each shot of a draft is: by content first, then by order. In turn, each among what is left:
 *
 * 1. equal content, of the film and then of the trash;
 * 2. equal words of the script, whatever was made of them: a place was renamed, night became day, a coat changed;
 * 3. equal speeches;
 * 4. between neighbours that are matched, what reads most alike: a line was retyped;
 * 5. what reads nearly the same elsewhere: a paragraph was retyped and moved;
 * 6. equal words in the trash.
 *
 * Of shots that are equal, each goes on with the one that was drafted from the same words, whose neighbours it has, else in
 * order. Takes time linear in the number of shots.
 *
 * @param isKeyed keys were written in the text (a board): they say which shot it is, whatever it shows
 */
export function matchShots(stored: readonly StoredShot[], storyboard: Storyboard, isKeyed: boolean): Matches {
  const drafts = storyboard.scenes.flatMap(({ shots }) => shots);
  // What a person took out of the film the script still has, at its place; what they made themselves it never had.
  const isOfFilm = ({ deleted_at, overrides }: StoredShot): boolean =>
    deleted_at === null || (!isKeyed && overrides?.removed === true);
  const known = stored.filter(({ overrides }) => isKeyed || overrides?.own !== true);
  const live = known.filter(isOfFilm).toSorted((one, other) => one.position - other.position);
  const trash = known.filter((shot) => !isOfFilm(shot));
  const content = (shot: DraftShot): string => (isKeyed ? shot.key : contentOf(shot.key));
  const whole = (shot: DraftShot): string | null =>
    shot.source === undefined ? null : `${content(shot)} ${shot.source}`;
  const source = (shot: DraftShot): string | null => shot.source ?? null;

  const film = new Pairing(live, drafts);
  const parked = new Pairing(trash, drafts, film.matches);
  film.pairEqual(whole);
  film.pairEqual(content);
  parked.pairEqual(content);
  film.pairEqual(source);
  film.pairEqual(speeches);
  film.pairAlike();
  film.pairMoved();
  parked.pairEqual(source);
  return film.matches;
}

function speeches({ lines }: DraftShot): string | null {
  return lines.length === 0 ? null : JSON.stringify(lines.map(({ text }) => text));
}

/** At most so many places of a run are compared with each of the other: the work stays linear. */
const reach = 12;
/** Shots at the same place that read less alike are different ones. */
const leastAlike = 0.5;
/** The same of shots anywhere. */
const leastAlikeElsewhere = 0.6;
/** Of fewer words ("Yes.") nothing is known again elsewhere. */
const fewest = 3;
/** So many of the rarest words of a shot lead to those that may be it. */
const rarest = 4;

/** Pairs of shots of an old row and a new one, found step by step. */
class Pairing {
  readonly #old: readonly StoredShot[];
  readonly #drafts: readonly DraftShot[];
  readonly matches: Map<DraftShot, StoredShot>;
  /** Indices in the other row; -1 where there is no pair yet. */
  readonly #newOf: Int32Array;
  readonly #oldOf: Int32Array;

  constructor(
    old: readonly StoredShot[],
    drafts: readonly DraftShot[],
    matches: Map<DraftShot, StoredShot> = new Map<DraftShot, StoredShot>(),
  ) {
    this.#old = old;
    this.#drafts = drafts;
    this.matches = matches;
    this.#newOf = new Int32Array(old.length).fill(-1);
    this.#oldOf = new Int32Array(drafts.length).fill(-1);
  }

  /** Pairs what has equal signs (null: none): the only ones of theirs, then their equal neighbours, then the rest in order. */
  pairEqual(signOf: (shot: DraftShot) => string | null): void {
    const old = this.#old.map(({ draft }, index) => (this.#newOf[index] === -1 ? signOf(draft) : null));
    const drafts = this.#drafts.map((shot) => (this.matches.has(shot) ? null : signOf(shot)));
    const oldOnes = indicesBySign(old);
    const newOnes = indicesBySign(drafts);
    for (const [sign, [index = 0, ...more]] of newOnes) {
      const [only, ...others] = oldOnes.get(sign) ?? [];
      if (only !== undefined && more.length === 0 && others.length === 0) this.#pair(only, index);
    }
    const pairNeighbours = (index: number, step: 1 | -1): void => {
      const before = this.#oldOf[index - step] ?? -1;
      const other = before < 0 ? -1 : before + step;
      const sign = drafts[index] ?? null;
      if (sign !== null && old[other] === sign) this.#pair(other, index);
    };
    for (let index = 0; index < drafts.length; index += 1) pairNeighbours(index, 1);
    for (let index = drafts.length - 1; index >= 0; index -= 1) pairNeighbours(index, -1);
    for (const [sign, indices] of newOnes) {
      const others = (oldOnes.get(sign) ?? []).filter((index) => this.#newOf[index] === -1);
      indices.filter((index) => this.#oldOf[index] === -1).forEach((index, at) => this.#pair(others[at] ?? -1, index));
    }
  }

  /** Pairs, in order, what reads alike of the rows between the same neighbours. */
  pairAlike(): void {
    for (let from = 0; from < this.#drafts.length; from += 1) {
      if (!this.#isFree(from)) continue;
      let to = from + 1;
      while (to < this.#drafts.length && this.#isFree(to)) to += 1;
      const [start, end] = this.#oldRun(from, to);
      for (const [one, other] of alignAlike(
        this.#old.slice(start, end).map(({ draft }) => wordsOf(draft)),
        this.#drafts.slice(from, to).map(wordsOf),
      ))
        this.#pair(start + one, from + other);
      from = to;
    }
  }

  /** Pairs what reads nearly the same wherever it stands: of those that share a rare word, the most alike. */
  pairMoved(): void {
    const left = this.#old.flatMap((shot, index) =>
      this.#newOf[index] === -1 ? [{ index, words: ownWordsOf(shot.draft) }] : [],
    );
    if (left.length === 0) return;
    const byWord = new Map<string, typeof left>();
    for (const each of left) {
      for (const word of each.words.counts.keys()) {
        const others = byWord.get(word);
        if (others) others.push(each);
        else byWord.set(word, [each]);
      }
    }
    this.#drafts.forEach((draft, index) => {
      if (this.matches.has(draft)) return;
      const words = ownWordsOf(draft);
      const candidates = [...words.counts.keys()]
        .map((word) => byWord.get(word) ?? [])
        .filter((others) => others.length > 0)
        .toSorted((one, other) => one.length - other.length)
        .slice(0, rarest)
        .flatMap((others) => others.slice(0, reach));
      let [best, most] = [-1, leastAlikeElsewhere];
      for (const candidate of candidates) {
        if (this.#newOf[candidate.index] !== -1 || Math.min(words.total, candidate.words.total) < fewest) continue;
        const like = alike(words, candidate.words);
        if (like > most) [best, most] = [candidate.index, like];
      }
      this.#pair(best, index);
    });
  }

  #isFree(index: number): boolean {
    const shot = this.#drafts[index];
    return shot !== undefined && !this.matches.has(shot);
  }

  /** The old shots without a pair that stood behind the one before a run of new shots, else before the one behind it. */
  #oldRun(from: number, to: number): readonly [number, number] {
    const isFree = (index: number): boolean => this.#newOf[index] === -1;
    const before = from === 0 ? -1 : (this.#oldOf[from - 1] ?? -1);
    let end = before + 1;
    if (from === 0 || before >= 0) while (isFree(end)) end += 1;
    if (end > before + 1) return [before + 1, end];
    const after = to === this.#drafts.length ? this.#old.length : (this.#oldOf[to] ?? -1);
    let start = after;
    while (start > 0 && isFree(start - 1)) start -= 1;
    return [start, after];
  }

  #pair(old: number, index: number): void {
    const [shot, draft] = [this.#old[old], this.#drafts[index]];
    if (!shot || !draft || this.#newOf[old] !== -1 || this.matches.has(draft)) return;
    this.#newOf[old] = index;
    this.#oldOf[index] = old;
    this.matches.set(draft, shot);
  }
}

function indicesBySign(signs: readonly (string | null)[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  signs.forEach((sign, index) => {
    if (sign === null) return;
    const indices = found.get(sign);
    if (indices) indices.push(index);
    else found.set(sign, [index]);
  });
  return found;
}

/**
 * Aligns two rows so that what is paired reads most alike in all, order kept. Only places at about the same share of
 * their rows are compared.
 * @returns pairs of indices
 */
function alignAlike(old: readonly Words[], drafts: readonly Words[]): (readonly [number, number])[] {
  if (old.length === 0 || drafts.length === 0) return [];
  const best: { readonly first: number; readonly sums: number[]; readonly likes: number[] }[] = [];
  const sumAt = (row: number, at: number): number => {
    const found = best[row];
    return found ? (found.sums[Math.min(at - found.first, found.sums.length - 1)] ?? 0) : 0;
  };
  drafts.forEach((words, row) => {
    const middle = Math.floor(((row + 0.5) * old.length) / drafts.length);
    const first = Math.max(0, middle - reach);
    const last = Math.min(old.length - 1, middle + reach);
    const [sums, likes]: [number[], number[]] = [[], []];
    for (let at = first; at <= last; at += 1) {
      const like = alike(words, old[at] ?? words);
      const paired = like < leastAlike ? 0 : sumAt(row - 1, at - 1) + like;
      likes.push(like);
      sums.push(Math.max(paired, sumAt(row - 1, at), at === first ? 0 : (sums.at(-1) ?? 0)));
    }
    best.push({ first, sums, likes });
  });
  const pairs: (readonly [number, number])[] = [];
  let at = old.length - 1;
  for (let row = drafts.length - 1; row >= 0; row -= 1) {
    const { first, sums, likes } = best[row] ?? { first: 0, sums: [], likes: [] };
    at = Math.min(at, first + sums.length - 1);
    while (at > first && sums[at - first] === sums[at - first - 1]) at -= 1;
    const like = likes[at - first] ?? 0;
    if (at < first || like < leastAlike || sums[at - first] !== sumAt(row - 1, at - 1) + like) continue;
    pairs.push([at, row]);
    at -= 1;
  }
  return pairs;
}
