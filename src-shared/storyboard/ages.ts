/** How old somebody is said to be. */

const numberWords: Readonly<Record<string, number>> = {
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixty: 60,
  seventy: 70,
  eighty: 80,
};

/** 十二 is 12, 七十 is 70, 三四十 is 40. */
function chineseNumber(text: string): number {
  const digit = (letter: string | undefined, none: number) =>
    letter ? '一二三四五六七八九'.indexOf(letter) + 1 : none;
  const [, tens, ones] = /([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text) ?? [];
  return text.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(text.at(-1), 0);
}

/** The years in an introduction ("(30s)", "ten years old", 七十多岁); null where it says none. */
export function ageSaid(text: string): number | null {
  const age = /(?:^|[(（,，\s])(?:aged? )?(\d{1,2})(?=[)）,，\s.]|多?岁|$|-year|s\b)/.exec(text);
  if (age) return Number(age[1]);
  const words = /\b([a-z]+)[- ]years?[- ]old\b/i.exec(text);
  if (words) return numberWords[words[1]?.toLowerCase() ?? ''] ?? null;
  const chinese = /([一二三四五六七八九十]{1,3})多?岁/.exec(text);
  return chinese ? chineseNumber(chinese[1] ?? '') : null;
}
