import type { DraftTitle } from './storyboard.ts';

/** GFX, 字幕: what stands before it where a cell has more than one kind of lettering. */
const lettering = /^(?:GFX|CG|GRAPHICS?|SUPER|CHYRON|字幕|图文)\s*[:：]\s*/iu;
const named = /^(?:lower[- ]thirds?|L\/?3|人名条|人名字幕|字幕条)(\s*[:：–—-]\s*|\s+)(.+)$/isu;
/** Names begin so; "lower third of the frame" is none. */
const asName = /^["“「『\p{Lu}\p{Lo}]/u;
const quotes = /^["“「『']+|["”」』']+$/gu;
/** NAME / ROLE, or as news writes it: NAME, ROLE. */
const between = /\s*(?:\n|[/／|｜])\s*|\s*[,，]\s*/u;
/** What of either can be read in passing. */
const mostName = 60;
const mostRole = 100;

/** Who somebody is, as a note of a script has it: "GFX: lower third MARA / Keeper", 人名条：玛拉 / 守塔人. Null for any other. */
export function lowerThirdIn(note: string): DraftTitle | null {
  const [, mark = '', said = ''] = named.exec(note.trim().replace(lettering, '')) ?? [];
  if (mark.trim() === '' && !asName.test(said)) return null;
  const words = said.trim().replaceAll(quotes, '').trim();
  const [name = '', ...rest] = words.split(between);
  const role = rest.join(', ').trim();
  if (name === '' || name.length > mostName || role.length > mostRole) return null;
  return { template: 'lower-third', text: role === '' ? name : `${name}\n${role}` };
}

/** All of them in what a table notes beside a shot. */
export function lowerThirdsIn(notes: string): DraftTitle[] {
  return notes.split(/;\s|\n/u).flatMap((note) => lowerThirdIn(note) ?? []);
}
