/** Lines that say who made a text: "By Maria Lopez", 文/李明 图/王芳, （本报记者 王芳）. They are credits, and nobody says them. */

/** No credit is longer. */
const longest = 100;
const work =
  '(?:words|text|story|report(?:ing|ed)?|written|photos?|photographs|pictures|graphics|video|film(?:ed|ing)?|edit(?:ed|ing)?|produced)';
const part = "(?:\\p{Lu}[\\p{L}.'’-]*|d[aeiu]|de[lnr]|v[ao]n|bin|al|la|le)";
const name = `\\p{Lu}[\\p{L}.'’-]*(?: ${part}){1,4}`;
const english = new RegExp(
  `^(?:${work}(?:,? (?:and|&) ${work})? )?by:? (${name}(?:(?:,|,? and| &) ${name}){0,4})(?:,? ?[|–—-] ?.{1,40}|, .{0,20}(?:writer|reporter|correspondent|editor))?$`,
  'u',
);
const role = '图文|文字|文|图片?|摄影|摄像|撰文|作者|编辑|责编|编译|供稿';
/** A reporter before a colon speaks. */
const reporter = '(?:本[报台刊网]|实习|特约|见习)*(?:记者|通讯员)';
const parting = '[\\s\\u3000]+';
const han = '\\p{Script=Han}{2,4}';
const credit = `(?:(?:${role})(?:\\s*[/／|｜:：]\\s*|${parting})|${reporter}(?:\\s*[/／|｜]\\s*|${parting}))(?:${han}(?:[\\s\\u3000、]+|(?=$|[）)】])))+`;
const chinese = new RegExp(
  `^[（(【]?\\s*((?:${credit})+|本[报台刊网]记者${han}\\s*)(?:摄影?报道|报道|摄影?)?\\s*[）)】]?$`,
  'u',
);

/** Who made a text, as a line by itself says it; null where the line says something else. */
export function bylineIn(line: string): string | null {
  const trimmed = line.trim();
  if (trimmed.length > longest) return null;
  const named = english.exec(
    trimmed.replace(/^[Bb](?:y|Y)\b/, 'by').replace(/^\p{Lu}(?=\p{Ll}+.*\bby\b)/u, lower),
  )?.[1];
  return named ?? (chinese.test(trimmed) ? trimmed.replace(/^[（(【]\s*|\s*[）)】]$/gu, '') : null);
}

function lower(letter: string): string {
  return letter.toLowerCase();
}
