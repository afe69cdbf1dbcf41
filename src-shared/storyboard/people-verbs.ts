/** What people do, as scripts and stories say it: who does such a thing, or has it done to them, is somebody. */

/** Of these hardly anything but a person is the subject. */
const ofPeopleAlone =
  'smile nod frown shrug sigh grin laugh giggle chuckle wince kneel crouch weep sob whisper mutter murmur yell gasp yawn blink glance ' +
  'stare gaze glare hesitate hug kiss embrace sip chew swallow bow listen shiver stumble limp tiptoe stroll stride grab snatch clutch ' +
  'wipe undress shave dial';
const ofPeople =
  'walk run wait look watch sit stand turn come go enter leave open close pick put take hold pull push lift carry throw catch drop climb ' +
  'jump dance sing sleep wake eat drink cook drive ride swim fight hide search find see hear speak talk call follow chase meet join help ' +
  'lead reach touch lean lie step cross knock wave point cry shout scream read write answer ask reply say tell stop start begin try give ' +
  'hand show bring fall get play work pour pack dress wear rush hurry ignore greet arrive return pace';
const irregularPast: Readonly<Record<string, string>> = {
  kneel: 'knelt',
  weep: 'wept',
  run: 'ran',
  sit: 'sat',
  stand: 'stood',
  come: 'came',
  go: 'went',
  leave: 'left',
  put: 'put',
  take: 'took',
  hold: 'held',
  throw: 'threw',
  catch: 'caught',
  sing: 'sang',
  sleep: 'slept',
  wake: 'woke',
  eat: 'ate',
  drink: 'drank',
  drive: 'drove',
  ride: 'rode',
  swim: 'swam',
  fight: 'fought',
  hide: 'hid',
  find: 'found',
  see: 'saw',
  hear: 'heard',
  speak: 'spoke',
  meet: 'met',
  lead: 'led',
  lie: 'lay',
  read: 'read',
  write: 'wrote',
  say: 'said',
  tell: 'told',
  begin: 'began',
  give: 'gave',
  show: 'showed',
  bring: 'brought',
  fall: 'fell',
  get: 'got',
  wear: 'wore',
  stride: 'strode',
};

function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return verb.replace(/y$/, 'ies');
  return /(?:s|x|z|ch|sh|go)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/** "nodded", "carried", "waited" */
function past(verb: string): string {
  const irregular = irregularPast[verb];
  if (irregular !== undefined) return irregular;
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return verb.replace(/y$/, 'ied');
  return /^[^aeiou]*[aeiou][bdgmnpt]$/.test(verb) ? `${verb}${verb.at(-1) ?? ''}ed` : `${verb}ed`;
}

const finite = (verbs: string): string =>
  verbs
    .split(' ')
    .flatMap((verb) => [thirdPerson(verb), past(verb)])
    .join('|');

/** Verbs that say what one person does or did, as alternatives of a pattern. */
export const englishVerbs = `${finite(ofPeopleAlone)}|${finite(ofPeople)}`;
export const englishVerbsOfPeopleAlone = finite(ofPeopleAlone);
/** The same of several: "Peter and Lucy run". */
export const englishVerbsOfSeveral = `${ofPeopleAlone} ${ofPeople}`
  .split(' ')
  .flatMap((verb) => [verb, past(verb)])
  .join('|');

/** Words between a Chinese name and its verb. */
export const chineseAdverbs =
  '忽然|突然|正在|已经|慢慢|连忙|赶紧|立刻|仍然|只好|终于|刚刚|一面|一边|倒是|再也|从来|[正又便就也还都才却在从把被将先再一只没不]';
export const chineseVerbs =
  '说|问|答|喊|叫|想|赶|停|等|救|扶|逃|迎|追|擦|扫|递|挥|抓|扑|踢|揉|喂|咳|拥|搂|砍|拔|埋|搬|扛|拖|扯|撕|拆|看|听|望|走|跑|站|坐|笑|哭|拿|抬|伸|接|点|摇|转|推|拉|吃|喝|睡|醒|来|去|回|进|出|到|觉得|知道|听得|候|提|举|抱|背|躲|蹲|跪|握|放|打|敲|关|开|捡|扔|脱|穿|戴|骑|爬|跳|吹|唱|写|读';
/** Of these nothing but a person is the subject, even of what is named only once. */
export const chineseVerbsOfPeopleAlone =
  '走[进出到向近来过]|跑[进出到向来过去]|冲[进出到向]|坐[在下着到]|站[在起着到]|蹲[在下着]|跪[在下着]|趴在|躲[在进]|笑[着了起]|微笑|哭[着了起]|点了?点?头|摇了?摇?头|转[身过]|回头|低[下着]?头|抬[起头]|拿[着起出]|抱[着起]|背着|牵着|推开|举[着起]|挥[着了]?手|说[道：，“"着]|喊[道：，“"着]|问[道：，“"着]|看[着见了向]|望[着向]|听[着见到]|穿[着上过]|戴[着上]|醒[来了]|睡[着在]|吃[着了]|喝[着了]|唱[着起]|读[着]|写[着]|打开|关上|捡起|放下|伸[出手]|握[着住]|追[着上]|扑[进到向]|牵|叹';
