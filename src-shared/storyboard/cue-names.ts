/** Whom a cue names: one, or several who speak together. */

const joins =
  '[、&＆+]|\\s(?:and|AND|And)\\s|(?<=\\p{L}{2})\\s?[/／]\\s?(?=\\p{L}{2})|(?<=\\p{Script=Han}{2})[和与跟及](?=\\p{Script=Han}{2})';
const isSeveral = new RegExp(joins, 'u');
const between = new RegExp(`,\\s(?:and|AND|And)\\s|${joins}|[,，]`, 'u');
/** 和尚, 与会者: the letter is part of a word. */
const wordsWithAnd = /[和与跟及](?:[尚平善睦谐蔼气会班时格])|[参共温柔]与?和/u;
/** Longer ones are sentences. */
const longest = 120;

/**
 * The names in a cue: "JOHN, MARY AND THE DOG" are three, 彼得和露西 two. A comma parts names only where the last are joined
 * ("SMITH, JR." is one).
 */
export function namesInCue(cue: string): readonly string[] {
  if (cue.length > longest || !isSeveral.test(cue) || wordsWithAnd.test(cue)) return [cue];
  const names = cue
    .split(between)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length > 1 && names.every((name) => /\p{L}/u.test(name)) ? [...new Set(names)] : [cue];
}
