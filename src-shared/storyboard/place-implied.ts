import type { Language } from '../script/screenplay.ts';
import { happening } from './place-said.ts';

/** Where something must happen by what is in the place: an altar stands in a church, a mast on a ship. */

const english: readonly (readonly [place: string, parts: RegExp])[] = [
  ['church', /\b(?:pews?|aisles?|altar|pulpit|sermon|congregation|churchgoers|parishioners|choirboys?)\b/gi],
  ['classroom', /\b(?:blackboard|chalkboard|whiteboard|desks?|pupils|schoolmaster|schoolmistress|classmates)\b/gi],
  [
    'ship',
    /\b(?:masts?|foremast|mizzen|bowsprit|helmsman|fo['’]?c['’]?s(?:'|’)?le|forecastle|quarterdeck|rigging)\b/gi,
  ],
  ['shop', /\b(?:counter|customers?|shopkeeper|shelves of goods|cash register)\b/gi],
  ['hospital ward', /\b(?:patients|wards?|sickbeds?|stretchers?|operating table|ward sister)\b/gi],
  ['courtroom', /\b(?:jury|jurors|witness stand|witness box|defendant|gavel|bailiff)\b|\bthe judge\b/gi],
];
const chinese: readonly (readonly [place: string, parts: RegExp])[] = [
  ['教堂', /祭坛|讲道|布道|会众|唱诗班/g],
  ['教室', /讲台|黑板|粉笔|课桌/g],
  ['船上', /桅杆|船舷|船帆|舵轮|船头|船尾/g],
  ['店里', /柜台|货架|顾客|掌柜/g],
  ['病房', /病床|病人们|输液/g],
  ['法庭', /陪审|被告|法槌|审判长|证人席/g],
  ['庙里', /香案|佛像|香炉|菩萨|蒲团/g],
];
/** A single such word may be said of anything; of these one is enough. */
const enough: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:pews?|altar|pulpit|sermon|congregation|blackboard|chalkboard|bowsprit|quarterdeck|forecastle|jury|witness stand)\b/i,
  zh: /祭坛|会众|讲台|黑板|桅杆|船舷|柜台|病床|陪审|被告席|法槌|香案|佛像/,
};

/** The place that words imply; null where they imply none. The one with most of them, where there are several. */
export function placeImplied(text: string, language: Language): string | null {
  const seen = happening(text, language);
  const counts = (language === 'zh' ? chinese : english).map(([place, parts]) => {
    const words = seen.match(parts) ?? [];
    return {
      place,
      count: words.length,
      isSure: words.length > 1 || words.some((word) => enough[language].test(word)),
    };
  });
  const [most] = counts.filter(({ isSure }) => isSure).toSorted((one, other) => other.count - one.count);
  return most?.place ?? null;
}
