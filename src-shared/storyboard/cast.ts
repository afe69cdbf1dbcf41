import type { Language, Screenplay } from '../script/screenplay.ts';
import { nounAndCommaBeforeName, personBeforeEnglishName, roleBeforeEnglishName } from './english-names.ts';
import { ageSaid } from './ages.ts';
import { genderOfName } from './given-names.ts';
import { foldName, nameFinder, rosterOf } from './names.ts';
import type { Roster } from './names.ts';
import {
  appearanceIn,
  chineseRoles,
  describeLook,
  dressed,
  namesRole,
  needsColour,
  saysLook,
  wornBehindName,
} from './appearance.ts';
import type { Appearance } from './appearance.ts';
import {
  animals,
  childWords,
  chineseNouns,
  isFemale,
  isPerson,
  kindNamed,
  namesOneOf,
  namesPerson,
  oldWords,
  withAge,
} from './kinds.ts';
import type { Kind } from './kinds.ts';
import { chineseColour, colourIn, colours, englishColour, hashText } from './words.ts';
import type { Colour } from './words.ts';
import type { CastMember } from './storyboard.ts';

/** Someone the film shows. */
export interface Person {
  /** The folded name, which is also the key in the cast. */
  readonly key: string;
  /** As the script first writes it. */
  readonly name: string;
  readonly kind: Kind;
  /** "woman nurse in a yellow coat" / "穿黄色大衣的女性护士", without an article. */
  readonly description: string;
  /** What of that the script says: a reference picture may say the rest otherwise. */
  readonly said: string;
  /** "woman" / "女人": for a second mention in the same picture. */
  readonly noun: string;
  /** See `CastMember`. */
  readonly identity?: string;
}

/** The people of a film by their folded names, in order of appearance; who goes by two names stands under both. */
export type Cast = ReadonlyMap<string, Person>;

const her = /\b(?:she|her|hers)\b|她/i;
const his = /\b(?:he|his|him)\b|他/i;

function genderSaid(text: string): 'her' | 'his' | null {
  const herAt = her.exec(text)?.index ?? Infinity;
  const hisAt = his.exec(text)?.index ?? Infinity;
  if (herAt === hisAt) return null;
  return herAt < hisAt ? 'her' : 'his';
}

/** "bursts in and spots her" */
const objectPronoun = /\b[a-z]+s (?:her|him)(?=$|[,.;!?])/gi;

const subjectPronoun =
  /(?:^|[.!?]\s+|\b(?:and|but|as|while|when) |[。！？，；]\s*)(she(?!\p{L})|he(?!\p{L})|[他她](?!们))/giu;

function meetsOther(clause: string, said: 'her' | 'his' | null): boolean {
  return said === 'her'
    ? /\bhim\b|[^，。]他(?!们)/iu.test(clause)
    : /\bher(?=$|[,.;!?])|[^，。]她(?!们)/iu.test(clause);
}

/** Of who acts next: "JACK bursts in, spots her" is not about her. In "小林走向老人。他笑了" the old man laughs. */
function genderOfSubject(text: string): 'her' | 'his' | null {
  for (const match of text.matchAll(subjectPronoun)) {
    const said = genderSaid(match[1] ?? '');
    const between = text.slice(0, match.index);
    // "Joe sits. She hugs him.": he is the one hugged.
    const rest = /^[^.!?。！？]*/u.exec(text.slice(match.index + match[0].length))?.[0] ?? '';
    if (meetsOther(rest, said)) continue;
    if (!namesOneOf(between, said === 'her')) return said;
  }
  return null;
}

/** What the script says near a name. */
interface Introduction {
  /** What is said of the person directly: brackets and apposition. */
  readonly apposition: string;
  /** From there to the end of the paragraph, or to the next person. */
  readonly after: string;
  /** The paragraph of action behind that, to where it names somebody. */
  readonly next?: string;
  /** Which of "she" and "he" a sentence behind a later mention begins with, where the first leaves it open. */
  readonly later?: 'her' | 'his';
}

/** YOUNG ANNA, 少年小明: of the same sex as ANNA and 小明, and a child. */
const youngName = /^(?:YOUNG|LITTLE) (?=\p{L}{2})|^(?:少年|童年|幼年|小时候)的?(?=\p{Script=Han}{2})/iu;

/**
 * @param drawnFrom what chance draws from where nothing tells
 * @param known how the person was described before: that holds where no word says what they are
 */
function kindOf(
  name: string,
  { apposition, after, next = '', later }: Introduction,
  drawnFrom = name,
  known = '',
): Kind {
  const named = kindNamed(name) ?? kindNamed(apposition);
  const years = ageSaid(apposition);
  const said = `${name} ${apposition}`;
  const rest = name.replace(youngName, '');
  const grown = namesPerson(rest) ? name : rest;
  const young = (years !== null && years < 16) || childWords.test(said) || (grown !== name && years === null);
  const age = young ? 'child' : (years !== null && years >= 60) || oldWords.test(said) ? 'old' : null;
  if (named) return withAge(named, age);
  const gender =
    genderSaid(apposition.replace(objectPronoun, '')) ?? genderOfSubject(`${after}\n${next}`) ?? later ?? null;
  const byName = genderOfName(grown);
  const before = kindNamed(known);
  if (before !== null && isPerson(before) && age === null && gender === null) {
    if (byName === null || (byName === 'her') === isFemale(before)) return before;
  }
  const drawn = gender ?? byName ?? genderSaid(after);
  const female = drawn === null ? hashText(drawnFrom.replace(youngName, '')) % 2 === 0 : drawn === 'her';
  return withAge(female ? 'woman' : 'man', age);
}

/** One of the cast as a storyboard has it, as a person for the draft. */
export function personOf({ name, description, said = description }: CastMember, language: Language): Person {
  const kind = kindOf(name, { apposition: description, after: '' });
  return { key: foldName(name), name, kind, description, said, noun: language === 'zh' ? chineseNouns[kind] : kind };
}

/** A person as a storyboard has it. */
export function memberOf({ name, description, said, identity }: Person): CastMember {
  return {
    name,
    description,
    ...(said === description ? {} : { said }),
    ...(identity === undefined ? {} : { identity }),
  };
}

/** A person as the script says it, without clothes that the draft made up. */
function describeAsSaid(kind: Kind, look: Appearance, description: string, language: Language): string {
  if (kind === 'people' || !isPerson(kind)) return description;
  const noun = language === 'zh' ? chineseNouns[kind] : kind;
  return describeLook({ ...look, colour: needsColour(look) ? look.colour : null }, kind, noun, language);
}

/** An animal has a colour, a crowd has nothing; a person is described by `describeLook`. */
function describe(kind: Kind, look: Appearance, colour: Colour, name: string, language: Language): string {
  const noun = language === 'zh' ? chineseNouns[kind] : kind;
  if (kind === 'people') return noun;
  if (isPerson(kind)) {
    const clothed = dressed({ ...look, colour: needsColour(look) ? colour : null }, kind, name);
    return describeLook(clothed, kind, noun, language);
  }
  return language === 'zh' ? `${chineseColour[colour]}的${noun}` : `${englishColour[colour]} ${noun}`;
}

/** Whether a script says of one of the cast what it said before, or no longer says anything. */
function looksAsBefore(
  { description, said = description }: CastMember,
  kind: Kind,
  look: Appearance,
  colour: Colour | null,
  language: Language,
): boolean {
  if (kindNamed(description) !== kind) return false;
  if (!isPerson(kind)) return colour === null;
  const isBare = !saysLook(look);
  return isBare || said === describeAsSaid(kind, look, description, language);
}

/** A free colour by the name's hash, or a used one where none is free. */
function hashedColour(name: string, used: ReadonlySet<Colour>): Colour {
  const start = hashText(`${name}/colour`) % colours.length;
  const turned = [...colours.slice(start), ...colours.slice(0, start)];
  return turned.find((colour) => !used.has(colour)) ?? turned[0] ?? 'red';
}

const appositionEnglish = new RegExp(
  `^(?:\\s*\\([^)]{0,80}\\))?(?:${wornBehindName.en})?(?:,\\s*[^,.;!?]{1,80}(?=[,.;!?]|$)){0,2}`,
  'u',
);
const describingChinese =
  '(?:一[个位名]|身?穿|身着|戴|年约|约?[\\d一二三四五六七八九十]{1,3}多?岁|[^，。；！？]{0,6}头?发)';
const appositionChinese = new RegExp(
  `^(?:\\s*（[^）]{0,40}）|—+[^。；]{1,60})?(?:${wornBehindName.zh})?(?:，[^，。；！？]{1,40}(?=[，。；！？]|$)(?:，(?=${describingChinese})[^，。；！？]{1,40}(?=[，。；！？]|$)){0,3})?`,
  'u',
);

const introducing = new RegExp(`穿|戴|身着|一[个位名]|[老小]?(?:男|女)[人孩生]?（?$|${chineseRoles}$`);

const beforeName = new RegExp(`(?:^|[^\\p{L}'’])${personBeforeEnglishName}$`, 'u');
const nounAndComma = new RegExp(`(?<![\\p{L}'’])${nounAndCommaBeforeName}$`, 'u');
const roleBeforeName = new RegExp(`(?<![\\p{L}'’])${roleBeforeEnglishName}$`, 'u');

/** "一个穿红衣服的女孩小雨", "the old fisherman Tom": what a sentence says of someone before the name. */
function attributeBefore(text: string, nameStart: number, language: Language): string {
  if (language === 'en') {
    const lead = text.slice(Math.max(0, nameStart - 120), nameStart);
    const said = beforeName.exec(lead)?.[0].trim();
    // Whose daughter she is says nothing of her.
    if (said === undefined) return (roleBeforeName.exec(lead) ?? nounAndComma.exec(lead))?.[0] ?? '';
    return `${said.replace(/^\P{L}*\S+ /u, '')} `;
  }
  const clause =
    /[^，。；！？、（）,.;!?()]{0,24}(?:(?<=[男女][人孩生])（)?$/.exec(
      text.slice(Math.max(0, nameStart - 24), nameStart),
    )?.[0] ?? '';
  const start = clause.search(introducing);
  return start < 0 ? '' : clause.slice(start);
}

/** "MEI sits. She is 30, a journalist in a navy blazer." */
const describingSentence =
  /(?<=[.!?]\s+)(?:She|He) (?:is (?=\d|an? |in (?:her|his) )|wears )[^.!?]{1,120}(?=[.!?])|(?<=[。！？])[她他](?:是一?[个位名]|穿着?|今年)[^。！？]{1,60}/u;

/** "The Sheriff and Hale are men in middle life." / 老周是一位渔夫 */
const stating =
  /^(?:,? and (?:the )?\p{Lu}[\p{L}.'’]*(?: \p{Lu}[\p{L}.'’]*)?){0,3} (?:is|are|was|were) (?:both |all )?((?:an? |the )?[^,.;!?]{1,60})/u;
const statingChinese = /^(?:[和与、]\p{Script=Han}{1,4}){0,3}都?是((?:一?[个位名]|两[个位名])[^，。；！？]{1,24})/u;

/** What a sentence states of whom it names first; of several, in the singular. */
function statedOf(after: string, language: Language): string {
  const said = (language === 'zh' ? statingChinese : stating).exec(after.slice(0, 200))?.[1] ?? '';
  const one = said.replace(/\b((?:wo|gentle)?)men\b/g, '$1man').replace(/\b(boy|girl)s\b/g, '$1');
  return kindNamed(one) === null && !namesRole(one) ? '' : ` ${one}`;
}

/** Whether words say how somebody looks. */
function describes(apposition: string): boolean {
  return (
    saysLook(appearanceIn('', apposition, '')) ||
    ageSaid(apposition) !== null ||
    kindNamed(apposition) !== null ||
    childWords.test(apposition) ||
    oldWords.test(apposition)
  );
}

/** Later mentions of somebody that are looked at for a pronoun. */
const mostLater = 6;

/** The first paragraph that names each person, and the first words that describe them. */
function introductions(screenplay: Screenplay, { people, aliases }: Roster): Map<string, Introduction> {
  const found = new Map<string, Introduction>();
  const described = new Set<string>();
  const looks = new Map<string, number>();
  const finder = nameFinder([...people.values(), ...aliases.keys()]);
  const keyOf = (mention: string) => aliases.get(foldName(mention)) ?? foldName(mention);
  if (!finder) return found;
  const apposition = screenplay.language === 'zh' ? appositionChinese : appositionEnglish;
  const shown = screenplay.elements.filter(({ type }) => type === 'action' || type === 'shot');
  const following = new Map(shown.map((element, index) => [element, shown[index + 1]?.text.slice(0, 600) ?? '']));
  for (const element of screenplay.elements) {
    const { type, text, shot } = element;
    for (const { name, description = '' } of shot?.people ?? [])
      if (describes(description) && !found.has(keyOf(name)))
        found.set(keyOf(name), { apposition: `(${description})`, after: '' });
    const isShown = type === 'action' || type === 'shot';
    if (!isShown && type !== 'synopsis') continue;
    const mentions = [...text.matchAll(finder)];
    for (const [index, match] of mentions.entries()) {
      const folded = keyOf(match[0]);
      if (described.has(folded)) continue;
      const other = mentions.slice(index + 1, index + 20).find((next) => keyOf(next[0]) !== folded);
      const after = text.slice(match.index + match[0].length, Math.min(other?.index ?? text.length, match.index + 600));
      // A list says 老翁 where the cue is 翁.
      const longer = screenplay.language === 'zh' && foldName(match[0]) !== folded ? match[0] : '';
      const before = longer + attributeBefore(text, match.index, screenplay.language);
      const said = `${before}${apposition.exec(after)?.[0] ?? ''}${describingSentence.exec(after)?.[0] ?? ''}${statedOf(text.slice(match.index + match[0].length), screenplay.language)}`;
      const known = found.get(folded);
      // A bare name in a list of people says nothing; the action that introduces it is still to come.
      if (!known && (isShown || said !== '')) {
        const later = (other ? null : following.get(element)) ?? '';
        const next = later.slice(0, later.search(finder) >>> 0);
        found.set(folded, { apposition: said, after: isShown ? after : '', next });
      }
      // Somebody named in passing before ("MEI's door opens") is described where the words do so first.
      else if (known && describes(said)) found.set(folded, { ...known, apposition: said });
      else if (known && isShown && known.later === undefined) {
        const looked = (looks.get(folded) ?? 0) + 1;
        looks.set(folded, looked);
        const later = looked > mostLater ? null : genderOfSubject(after);
        if (later !== null) found.set(folded, { ...known, later });
      }
      if (describes(found.get(folded)?.apposition ?? '')) described.add(folded);
    }
  }
  return found;
}

/**
 * Who appears in a film: everyone who speaks (but narrators), those whom the action introduces in capitals or names with
 * who they are or by what they do, and in Chinese those listed under 人物. Kind and colour come from the words of the introduction; where it says
 * nothing, from a hash of the name, colours without repeats while there are free ones.
 *
 * @param known the cast before the script was edited: of whom it says what it said then keeps the looks that were made up
 */
export function castOf(screenplay: Screenplay, known: readonly CastMember[] = []): Cast {
  const { language } = screenplay;
  const members = new Map(known.map((member) => [foldName(member.name), member]));
  const roster = rosterOf(screenplay);
  const introduced = introductions(screenplay, roster);
  const identities = new Set(known.flatMap(({ identity }) => identity ?? []));
  const said = [...roster.people].map(([folded, name]) => {
    const introduction = introduced.get(folded) ?? { apposition: '', after: '' };
    const member = members.get(folded);
    // Chance goes on with the name that it began with; a newcomer of a name that somebody had before is somebody else.
    const drawnFrom = member ? (member.identity ?? member.name) : identities.has(name) ? `${name} 2` : name;
    const kind = kindOf(name, introduction, drawnFrom, member?.description);
    const firstSentence = /^[^.!?。！？]*/.exec(introduction.after)?.[0] ?? '';
    const called = [name, ...[...roster.aliases].flatMap(([alias, other]) => (other === folded ? alias : []))].join(
      ' ',
    );
    const look = appearanceIn(called, introduction.apposition, firstSentence);
    const colour = look.colour ?? (animals.has(kind) ? colourIn(introduction.apposition) : null);
    const kept = member && looksAsBefore(member, kind, look, colour, language) ? member.description : null;
    return { folded, name, drawnFrom, kind, look, colour, kept };
  });
  const used = new Set<Colour>(
    said.flatMap(({ colour, kept }) => (kept === null ? null : colourIn(kept)) ?? colour ?? []),
  );
  const cast = new Map<string, Person>();
  for (const { folded, name, drawnFrom, kind, look, colour: stated, kept } of said) {
    const colour = stated ?? hashedColour(drawnFrom, used);
    if (animals.has(kind) || (isPerson(kind) && needsColour(look))) used.add(colour);
    const description = kept ?? describe(kind, look, colour, drawnFrom, language);
    cast.set(folded, {
      key: folded,
      name,
      kind,
      description,
      said: describeAsSaid(kind, look, description, language),
      noun: language === 'zh' ? chineseNouns[kind] : kind,
      ...(drawnFrom === name ? {} : { identity: drawnFrom }),
    });
  }
  for (const [alias, folded] of roster.aliases) {
    const person = cast.get(folded);
    if (person) cast.set(alias, person);
  }
  return cast;
}
