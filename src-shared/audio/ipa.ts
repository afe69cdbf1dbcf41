/** Letters of the IPA, what eSpeak NG 1.52 calls them in English, and how English spells them; longer ones first. */
const SOUNDS: readonly (readonly [string, string, string])[] = [
  ['tʃ', 'tS', 'ch'],
  ['dʒ', 'dZ', 'j'],
  ['eɪ', 'eI', 'ay'],
  ['aɪ', 'aI', 'igh'],
  ['ɔɪ', 'OI', 'oy'],
  ['aʊ', 'aU', 'ow'],
  ['oʊ', 'oU', 'oh'],
  ['əʊ', 'oU', 'oh'],
  ['iː', 'i:', 'ee'],
  ['uː', 'u:', 'oo'],
  ['ɑː', 'A:', 'ah'],
  ['ɔː', 'O:', 'aw'],
  ['ɜː', '3:', 'er'],
  ['ɛə', 'e@', 'air'],
  ['ɪə', 'i@', 'ear'],
  ['ʊə', 'U@', 'oor'],
  ['θ', 'T', 'th'],
  ['ð', 'D', 'th'],
  ['ʃ', 'S', 'sh'],
  ['ʒ', 'Z', 'zh'],
  ['ŋ', 'N', 'ng'],
  ['ɹ', 'r', 'r'],
  ['ɡ', 'g', 'g'],
  ['ɫ', 'l', 'l'],
  ['ɾ', 't', 't'],
  ['j', 'j', 'y'],
  ['x', 'x', 'kh'],
  ['ɪ', 'I', 'i'],
  ['ɛ', 'E', 'e'],
  ['æ', 'a', 'a'],
  ['ʌ', 'V', 'u'],
  ['ɒ', '0', 'o'],
  ['ʊ', 'U', 'oo'],
  ['ə', '@', 'uh'],
  ['ɝ', '3:', 'er'],
  ['ɚ', '3', 'er'],
  ['ɑ', 'A:', 'ah'],
  ['ɔ', 'O:', 'aw'],
  ['ɜ', '3:', 'er'],
  ['e', 'E', 'e'],
  ['i', 'i:', 'ee'],
  ['u', 'u:', 'oo'],
  ['o', 'oU', 'oh'],
  ['a', 'a', 'a'],
  ['ˈ', "'", ''],
  ['ˌ', ',', ''],
  ['ː', ':', ''],
  ['.', '', ''],
  [' ', ' ', ' '],
  ...[...'bdfhklmnprstvwzg'].map((letter) => [letter, letter, letter] as const),
];

/** IPA in eSpeak NG's phonemes of English, and as English spells it. */
export interface ReadIpa {
  readonly espeak: string;
  readonly spelt: string;
}

/** Reads the IPA of an English word, with or without slashes; null where a letter is not one of its sounds. */
export function readIpa(text: string): ReadIpa | null {
  let rest = text
    .normalize('NFC')
    .replaceAll(/^\s*[/[]|[/\]]\s*$/gu, '')
    .replaceAll(/['’]/gu, 'ˈ')
    .replaceAll(/[͜͡]/gu, '')
    .trim();
  if (rest === '') return null;
  let [espeak, spelt] = ['', ''];
  while (rest !== '') {
    const sound = SOUNDS.find(([letters]) => rest.startsWith(letters));
    if (!sound) return null;
    const [letters, phoneme, spelling] = sound;
    [espeak, spelt, rest] = [espeak + phoneme, spelt + spelling, rest.slice(letters.length)];
  }
  return { espeak, spelt };
}
