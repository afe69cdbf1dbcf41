import { isGivenName } from './given-names.ts';
import { isNoName } from './mentions.ts';
import { nounMeaning, personNouns, rolesBeforeNames } from './people-nouns.ts';
import { englishVerbs, englishVerbsOfPeopleAlone, englishVerbsOfSeveral } from './people-verbs.ts';

/** The people whom a script's action names in mixed case. Somebody who is not there is worse than somebody missed. */

const word = "(?:(?:O|D)['’]|Mc|Mac)?\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)*";
/** "Tom", "Li An", "Mary J. van Dyke" */
const fullName = `${word}(?: (?:\\p{Lu}\\. )?(?:(?:de|van|von|der|la|le|al|bin) )?${word}){0,2}`;
export const titlesOfPeople =
  'Mr|Mrs|Ms|Miss|Dr|Doctor|Prof|Professor|Officer|Detective|Inspector|Constable|Sheriff|Sergeant|Sgt|Lieutenant|Lt|Captain|Capt|Colonel|Major|General|Judge|Nurse|Sister|Brother|Father|Uncle|Aunt|Sir|Lady|Lord|Madame|Monsieur';
const candidate = new RegExp(
  `(?<![\\p{L}\\p{N}'’.-])(?<title>(?:${titlesOfPeople})\\.? )?(?<name>${fullName})(?<owner>['’]s?(?!\\p{L}))?(?![\\p{L}\\p{N}-])`,
  'gu',
);
/** What may stand in capitals at the head of a sentence before a name, or be taken for one. */
const heads = new RegExp(
  '^(?:(?:Suddenly|Outside|Inside|Nearby|Ahead|Beyond|Below|Above|Behind|Beside|Between|Before|After|Now|Today|Tonight|Later|Meanwhile|Next|First|' +
    'Last|Elsewhere|Upstairs|Downstairs|Indoors|Outdoors|Overhead|Underneath|Opposite|Across|Yesterday|Tomorrow|Soon|Still|Again|Instead|Alone|' +
    'Across|Around|From|With|Without|Under|Over|Near|On|In|At|By|For|To|Into|Through|Like|Even|Just|Only|Once|While|Where|Why|How|Which|Whose|' +
    'Because|Although|Though|Since|Until|Unless|Whenever|Dear|Poor|Old|Young|Little|Big|Good|Oh|Ah|Well|Hello|Hey|Please|Thanks|Look|See|Let|' +
    'Someone|Somebody|Something|Anyone|Nothing|None|Neither|Either|Several|Few|Most|More|Much|Such|Everybody|Everything|Monday|Tuesday|Wednesday|' +
    'Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|' +
    'Winter|Christmas|Easter|Day|Night|Morning|Evening|Dawn|Dusk|Noon|Midnight|Silence|Darkness|Music|Rain|Snow|Smoke|Fire|Death|Time|Nature|' +
    'Fortune|Camera|Angle|Close|Wide|Cut|Fade|Scene|Act|Chapter|Part|Title|Police|Congress|Parliament|English|French|German|American|Chinese|' +
    'Russian|Spanish|Italian|Japanese|Indian|Christian|Jew|Lord|Majesty|Highness|Enter|Exit|Exeunt|Re)|\\p{Lu}\\p{Ll}+ly)$',
  'u',
);
/** Of several, or of a country. */
const ofSeveral = /(?:ans|ese|ish|men|ists|[^s]s)$/u;
const ofPlace =
  /\b(?:in|at|near|across|around|outside|inside|through|throughout|over|the|this|that|St\.?|Mount|Lake|Port|Fort) $/iu;
const placeAfter =
  /^ (?:Street|Road|Avenue|Lane|Square|Park|Station|Bridge|Hall|House|Hotel|School|Hospital|River|Lake|County|City|Island|Bay|Hill|Church|University|College|Company)\b/u;
const verbAfter = new RegExp(
  `^,? (?:\\p{Ll}+ly |then |also |just |still |and \\p{Ll}+ )?(?:${englishVerbs}|is|was)(?!\\p{L})`,
  'u',
);
const surelyAfter = new RegExp(`^ (?:\\p{Ll}+ly )?(?:${englishVerbsOfPeopleAlone})(?!\\p{L})`, 'u');
const asObject = new RegExp(
  `\\b(?:${englishVerbs})(?: (?:at|to|towards?|with|after|past))? $|\\b(?:behind|beside|next to|in front of|opposite) $`,
  'u',
);
const andOther = new RegExp(
  `^(?:, ${word})*,? and (?:${word}|(?:the|an?|his|her) \\p{Ll}+) (?:${englishVerbsOfSeveral})(?!\\p{L})`,
  'u',
);
const asOther = new RegExp(`${word},? and $`, 'u');
const several = new RegExp(`^ (?:${englishVerbsOfSeveral})(?!\\p{L})`, 'u');
/** Who somebody is, before the name: "the old fisherman Tom", "her daughter Anna", "a boy named Ben". A pattern. */
// The capital of the name is looked for before the noun: few words stand before one.
export const personBeforeEnglishName = `(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) (?:[\\p{Ll}-]{1,24} ){1,5}(?=\\p{Lu}|$)(?<=(?<![\\p{L}])(?:${personNouns}) (?:(?:named|called) )?)`;
/** Without a dot MS is a medium shot. */
const shoutedTitles = titlesOfPeople.toUpperCase().replace('|MS|', '|MS(?=\\.)|');
/** What somebody is, right before the name and without an article: "Reporter Ann", "DR. REED". A pattern. */
export const roleBeforeEnglishName = `(?:(?:${titlesOfPeople}|${shoutedTitles})\\.? |(?:${rolesBeforeNames}) )(?=\\p{Lu}|$)`;
/** "A shopkeeper, MR. DUNN, waits.": who somebody is, before the name that a comma follows. A pattern. */
export const nounAndCommaBeforeName = `(?:[Tt]he|[Aa]n?) (?:[\\p{Ll}-]{1,24} ){0,4}(?:${personNouns}), `;
const roleBefore = new RegExp(`(?<![\\p{L}'’])${roleBeforeEnglishName}$`, 'u');
const nounBefore = new RegExp(`(?<![\\p{L}'’])${personBeforeEnglishName}$`, 'u');
const apposition =
  /^(?: \((?<bracket>[^)]{1,80})\)|, (?<said>(?:(?<article>an?) |(?:the|his|her|their|in|wearing|dressed|early|mid|late|aged|\d{1,2}\b)[^,.;!?]*?)[^,.;!?]{0,80})(?=[,.;]))/u;

/** Whether what follows a name says who that is. */
function tellsWho(after: string, isSure: boolean): boolean {
  const { bracket, said, article } = apposition.exec(after)?.groups ?? {};
  if (bracket !== undefined) return /^(?:\d{1,2}\b|early|mid|late|male|female|an? )/.test(bracket);
  if (said === undefined || !(isSure || article !== undefined)) return false;
  const isAged = /^(?:aged )?\d{1,2}$|^(?:early|mid|late)\b|\byears old$/.test(said);
  const nouns = said.match(/[\p{Ll}-]+/gu) ?? [];
  return (
    isAged ||
    (isSure && /^(?:in|wearing|dressed)\b/.test(said)) ||
    nouns.some((noun) => nounMeaning(noun)?.isPlural === false)
  );
}

/** "Reporter" of "Reporter Ann". */
function isRoleOf(word: string, next = ''): boolean {
  return isGivenName(next) && nounMeaning(word.toLowerCase())?.isPlural === false;
}

/** A name without words that only stand before it: "Suddenly Tom". */
function withoutHeads(name: string): string {
  const words = name.split(' ');
  const first = words.findIndex((each, nth) => !heads.test(each) && !isNoName(each) && !isRoleOf(each, words[nth + 1]));
  const rest = first < 0 ? [] : words.slice(first);
  const end = rest.findIndex((each) => heads.test(each));
  return rest.slice(0, end < 0 ? rest.length : end).join(' ');
}

interface Evidence {
  /** Says who it is: "Anna, a nurse,", "the baker Li An". */
  isIntroduced: boolean;
  /** Something that people do is done by, or to, whom it names: how often, and how often what only people do. */
  acts: number;
  surely: number;
  /** Stands for a place or a thing. */
  others: number;
}

const quoted = /“[^”]{0,600}”?|"[^"]{0,600}"?/gu;
const mostNames = 60;

/** The people that a script's action names in mixed case, in order: with who they are, or by what they do. Linear in its length. */
export function englishPeopleIn(text: string): string[] {
  const plain = text.replace(quoted, (said) => ' '.repeat(said.length));
  const found = new Map<string, Evidence>();
  for (const match of plain.matchAll(candidate)) {
    const { title = '', name: written = '', owner } = match.groups ?? {};
    const name = title === '' ? withoutHeads(written) : written;
    if (name === '' || !written.endsWith(name)) continue;
    const at = match.index + (title === '' ? written.length - name.length : 0);
    const end = match.index + match[0].length;
    weigh(found, `${title}${name}`, {
      before: plain.slice(Math.max(0, at - 60), at),
      after: plain.slice(end, end + 120),
      isOwner: owner !== undefined,
    });
  }
  const words = new Set(plain.match(/(?<![\p{L}])\p{Ll}+/gu));
  const people = [...found].filter(([name, evidence]) => isPerson(name, evidence, words));
  return people.map(([name]) => name).slice(0, mostNames);
}

interface Context {
  readonly before: string;
  readonly after: string;
  readonly isOwner: boolean;
}

function isSureName(name: string): boolean {
  const [first = ''] = name.split(' ');
  return isGivenName(first) || new RegExp(`^(?:${titlesOfPeople})\\.? \\p{Lu}`, 'u').test(name);
}

function weigh(found: Map<string, Evidence>, name: string, { before, after, isOwner }: Context): void {
  const evidence = found.get(name) ?? { isIntroduced: false, acts: 0, surely: 0, others: 0 };
  found.set(name, evidence);
  const isSure = isSureName(name);
  if (placeAfter.test(after) || (ofPlace.test(before) && !nounBefore.test(before))) evidence.others += 1;
  else if (isOwner) return;
  else if (nounBefore.test(before) || roleBefore.test(before) || tellsWho(after, isSure)) evidence.isIntroduced = true;
  else if (
    verbAfter.test(after) ||
    asObject.test(before) ||
    andOther.test(after) ||
    (asOther.test(before) && several.test(after))
  )
    evidence.acts += 1;
  if (!isOwner && surelyAfter.test(after)) evidence.surely += 1;
}

function isPerson(name: string, { isIntroduced, acts, surely, others }: Evidence, words: ReadonlySet<string>): boolean {
  if (isSureName(name)) return isIntroduced || acts > others;
  if (others > 0 || name.split(' ').some((part) => words.has(part.toLowerCase()))) return false;
  return isIntroduced || (acts > 1 && surely > 0 && !ofSeveral.test(name));
}
