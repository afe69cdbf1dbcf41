/** Which of "she" and "he" a name suggests, for people whom the script introduces with nothing else. */

const women = new Set(
  (
    'ABIGAIL ALICE AMY ANN ANNE AUDREY BEATRICE BETH CAROL CAROLINE CATHERINE CHARLOTTE CHLOE CLAIRE DOROTHY EDITH ELEANOR ELIZABETH ELLEN EMILY EMMY ESTHER EVE EVELYN ' +
    'FAITH FAY FRANCES GRACE GWEN HANNAH HEATHER HELEN HOPE IRENE IRIS IVY JANE JANET JEAN JEN JENNIFER JENNY JESS JILL JOAN JOY JOYCE JUDITH JULIET JUNE KAREN KATE KATIE ' +
    'KIM LAUREN LILY LIZ LOIS LUCY MABEL MARGARET MARY MAY MEG MEGAN MERCY MOLLY NAN NANCY NELL NORA OLIVE PAM PEARL PEGGY PENNY RACHEL ROSE ROSEMARY RUBY RUTH SALLY ' +
    'AMANDA ANNA BARBARA CLARA DIANA ELLA EMMA EVA HELENA JULIA LAURA LINDA LISA MARIA MARTHA NINA OLIVIA PAULA REBECCA SARA SOPHIA VERA ' +
    'SARAH SOPHIE SUE SUSAN TESS VIOLET VIVIAN WENDY ZOE BETTY ROSIE DOLORES HOLLY'
  ).split(' '),
);
const men = new Set(
  (
    'ADAM ALAN ALBERT ALEC ALFRED ANDREW ARTHUR BARNEY BEN BENJAMIN BERT BILL BOB BRIAN CARL CHARLES CHARLIE DAN DANIEL DAVID DEAN DENNIS DON DOUG ED EDDIE EDWARD ELI ERIC ' +
    'ERNEST FINN FRANK FRED GARY GEORGE GORDON GRAHAM GREG GUS HANK HAROLD HARRY HENRY HUGH HUGO IAN IVAN JACK JAKE JAMES JASON JEFF JERRY JIM JIMMY JOE JOEL JOHN JOHNNY ' +
    'JOSEPH JOSHUA KEITH KEN KEVIN LARRY LEE LEO LEWIS LOUIS LUCA LUKE MARCUS MARK MARTIN MAX MICHAEL MIKE NATHAN NED NEIL NICK NIKITA NOAH NORMAN OLIVER OSCAR OTTO OWEN ' +
    'PATRICK PAUL PETE PETER PHIL RALPH RAY RICHARD ROB ROBERT ROGER RON ROY RYAN SAM SAMUEL SCOTT SEAN SIMON STEEL STEVE STEVEN STUART TED TIM TOBY TOM TONY VICTOR WALTER ' +
    'WALT WILL WILLIAM BILLY DEREK JOEY KENJI OMAR RAJ VINCE'
  ).split(' '),
);
/** Names of other tongues as Chinese writes them. */
const translatedWomen =
  '安娜|玛丽亚?|露西|爱丽丝|艾丽丝|莉莉|丽莎|琳达|苏珊|索菲亚?|艾玛|爱玛|艾米|艾米丽|艾米莉|海伦|凯特|凯蒂|简妮|珍妮|詹妮弗|露丝|萝丝|莎拉|萨拉|玛莎|玛格丽特|凯瑟琳|伊丽莎白|维多利亚|朱莉|朱丽叶|茱莉亚|南希|贝蒂|黛安娜|戴安娜|克莱尔|米娅|伊娃|夏洛特|劳拉|蕾切尔|丽贝卡|娜塔莎|卡门|茉莉';
const translatedMen =
  '彼得|约翰|汤姆|杰克|迈克|迈克尔|大卫|戴维|保罗|乔治|亨利|查理|查尔斯|威廉|罗伯特|鲍勃|比尔|吉姆|詹姆斯|彼特|马克|卢卡斯?|本杰明|托马斯|爱德华|理查德|亚当|亚历山大|安德鲁|雨果|奥斯卡|卡尔|马丁|弗兰克|哈利|山姆|尼克|尼古拉斯?|丹尼尔|西蒙|史密斯|约瑟夫|亚瑟|奥利弗|雷蒙德|维克多|伊万|杰森|凯文';
/** Longer names before those within them. A pattern. */
export const translatedNames = `${translatedWomen}|${translatedMen}`
  .split('|')
  .toSorted((one, other) => other.length - one.length)
  .join('|');
const translatedWoman = new RegExp(`^(?:${translatedWomen})$`, 'u');
const translatedMan = new RegExp(`^(?:${translatedMen})$`, 'u');
/** 老张 */
const familiarMan = /^老(?![师板婆妈奶太娘])\p{Script=Han}$/u;
const womenCharacters = /[芳丽娜婷梅玲莉琳娟妍婉姗娇媛秀燕霞萍薇蓉茜倩妮娅兰花珍珠夏雅嫣红美静敏慧淑]/u;
const menCharacters = /[强伟刚军勇磊涛明杰鹏辉建国龙虎浩宇峰东海山武斌毅雄]/u;

/** Given names that are as well words at the start of a sentence. */
const alsoWords = new Set(
  'BILL CAROL DEAN DON EVE FAITH FRANK GRACE HEATHER HOPE IRIS IVY JOY JUNE LEE MARK MAX MAY MERCY NICK OLIVE PEARL PENNY RAY ROB ROSE RUBY STEEL SUE VIOLET WILL'.split(
    ' ',
  ),
);

/** What stands before a surname: NURSE LEE may be a woman. */
const beforeSurname = /^(?:(?:NURSE|DR|DOCTOR|PROF|PROFESSOR|OFFICER|DETECTIVE|INSPECTOR|SERGEANT|CAPTAIN|JUDGE)\.? )/;

/**
 * Goes by the list, by a Latin name's final "a", by 老张, and by characters that Chinese names are given for; null where
 * none tells. The first word that tells decides: JANE LEE is a woman.
 */
export function genderOfName(name: string): 'her' | 'his' | null {
  const upper = name.toUpperCase();
  const words = upper.replace(beforeSurname, '').split(/[\s.'’-]+/);
  const isSurname = (word: string) => beforeSurname.test(upper) && words.length === 1 && alsoWords.has(word);
  const given = words.find((word) => (men.has(word) || women.has(word)) && !isSurname(word));
  if (given !== undefined) return men.has(given) ? 'his' : 'her';
  if (words.some((word) => /^[A-Z]{2,}A$/.test(word))) return 'her';
  if (translatedWoman.test(name)) return 'her';
  if (translatedMan.test(name)) return 'his';
  if (familiarMan.test(name)) return 'his';
  const characters = name.slice(1);
  if (womenCharacters.test(characters)) return 'her';
  return menCharacters.test(characters) ? 'his' : null;
}

/** Whether a word can hardly be anything but a given name. */
export function isGivenName(word: string): boolean {
  const folded = word.toUpperCase();
  return (men.has(folded) || women.has(folded)) && !alsoWords.has(folded);
}
