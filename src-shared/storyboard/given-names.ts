/** Which of "she" and "he" a name suggests, for people whom the script introduces with nothing else. */

const women = new Set(
  (
    'ABIGAIL ALICE AMY ANN ANNE AUDREY BEATRICE BETH CAROL CAROLINE CATHERINE CHARLOTTE CHLOE CLAIRE DOROTHY EDITH ELEANOR ELIZABETH ELLEN EMILY EMMY ESTHER EVE EVELYN ' +
    'FAITH FAY FRANCES GRACE GWEN HANNAH HEATHER HELEN HOPE IRENE IRIS IVY JANE JANET JEAN JEN JENNIFER JENNY JESS JILL JOAN JOY JOYCE JUDITH JULIET JUNE KAREN KATE KATIE ' +
    'KIM LAUREN LILY LIZ LOIS LUCY MABEL MARGARET MARY MAY MEG MEGAN MERCY MOLLY NAN NANCY NELL NORA OLIVE PAM PEARL PEGGY PENNY RACHEL ROSE ROSEMARY RUBY RUTH SALLY ' +
    'AMANDA ANNA BARBARA CLARA DIANA ELLA EMMA EVA HELENA JULIA LAURA LINDA LISA MARIA MARTHA NINA OLIVIA PAULA REBECCA SARA SOPHIA VERA ' +
    'SARAH SOPHIE SUE SUSAN TESS VIOLET VIVIAN WENDY ZOE'
  ).split(' '),
);
const men = new Set(
  (
    'ADAM ALAN ALBERT ALEC ALFRED ANDREW ARTHUR BARNEY BEN BENJAMIN BERT BILL BOB BRIAN CARL CHARLES CHARLIE DAN DANIEL DAVID DEAN DENNIS DON DOUG ED EDDIE EDWARD ELI ERIC ' +
    'ERNEST FINN FRANK FRED GARY GEORGE GORDON GRAHAM GREG GUS HANK HAROLD HARRY HENRY HUGH HUGO IAN IVAN JACK JAKE JAMES JASON JEFF JERRY JIM JIMMY JOE JOEL JOHN JOHNNY ' +
    'JOSEPH JOSHUA KEITH KEN KEVIN LARRY LEE LEO LEWIS LOUIS LUCA LUKE MARCUS MARK MARTIN MAX MICHAEL MIKE NATHAN NED NEIL NICK NIKITA NOAH NORMAN OLIVER OSCAR OTTO OWEN ' +
    'PATRICK PAUL PETE PETER PHIL RALPH RAY RICHARD ROB ROBERT ROGER RON ROY RYAN SAM SAMUEL SCOTT SEAN SIMON STEEL STEVE STEVEN STUART TED TIM TOBY TOM TONY VICTOR WALTER ' +
    'WALT WILL WILLIAM'
  ).split(' '),
);
const womenCharacters = /[芳丽娜婷梅玲莉琳娟妍婉姗娇媛秀燕霞萍薇蓉茜倩妮娅兰花珍珠夏雅嫣红美静敏慧淑]/u;
const menCharacters = /[强伟刚军勇磊涛明杰鹏辉建国龙虎浩宇峰东海山武斌毅雄]/u;

/** Goes by the list, by a Latin name's final "a", and by characters that Chinese names are given for; null where none tells. */
export function genderOfName(name: string): 'her' | 'his' | null {
  const words = name.toUpperCase().split(/[\s.'’-]+/);
  if (words.some((word) => men.has(word))) return 'his';
  if (words.some((word) => women.has(word) || /^[A-Z]{2,}A$/.test(word))) return 'her';
  const given = name.slice(1);
  if (womenCharacters.test(given)) return 'her';
  return menCharacters.test(given) ? 'his' : null;
}

/** Given names that are as well words at the start of a sentence. */
const alsoWords = new Set(
  'BILL CAROL DEAN DON EVE FAITH FRANK GRACE HEATHER HOPE IRIS IVY JOY JUNE LEE MARK MAX MAY MERCY NICK OLIVE PEARL PENNY RAY ROB ROSE RUBY STEEL SUE VIOLET WILL'.split(
    ' ',
  ),
);

/** Whether a word can hardly be anything but a given name. */
export function isGivenName(word: string): boolean {
  const folded = word.toUpperCase();
  return (men.has(folded) || women.has(folded)) && !alsoWords.has(folded);
}
