import type { ChosenVoice, VoiceOffer } from './speech.ts';
import type { EngineText, SpokenText } from './spoken-text.ts';
import { homophoneOf } from './homophones.ts';
import { engineText } from './spoken-text.ts';

/** Words a minute of `say` at its usual rate. */
const MACOS_RATE = 175;

/** A line for a voice that takes plain text: Pinyin becomes Chinese letters that sound so, IPA is spelt as English would. */
export function plainText({ source, pieces }: SpokenText): EngineText {
  return engineText(pieces, (say, piece) =>
    say.kind === 'pinyin' ? soundingSo(say.syllables, source.slice(piece.from, piece.to)) : say.text,
  );
}

/** Letters that sound like syllables; the text as it is written where a syllable has none. */
function soundingSo(syllables: readonly string[], written: string): string {
  const letters = syllables.map((syllable) => homophoneOf(syllable));
  return letters.includes(null) ? written : letters.join('');
}

/** A line in SSML 1.1 for Windows, which takes IPA as it is. */
export function ssmlText({ source, language, pieces }: SpokenText, { pitch, rate }: ChosenVoice): string {
  const { text } = engineText(pieces, (say, piece) => {
    if (say.kind === 'pinyin') return escaped(soundingSo(say.syllables, source.slice(piece.from, piece.to)));
    if (say.kind === 'text') return escaped(say.text);
    return `<phoneme alphabet="ipa" ph="${escaped(say.ipa.replaceAll(/[/[\]]/gu, ''))}">${escaped(say.text)}</phoneme>`;
  });
  const tongue = language === 'zh' ? 'zh-CN' : 'en-US';
  const prosody = `pitch="${pitch >= 0 ? '+' : ''}${pitch}st" rate="${Math.round(rate * 100)}%"`;
  return `<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${tongue}"><prosody ${prosody}>${text}</prosody></speak>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Voices of macOS of which the sex is known; of others `say` does not tell it. */
const FEMALE =
  /^(?:Samantha|Karen|Moira|Tessa|Victoria|Kathy|Allison|Ava|Susan|Zoe|Fiona|Kate|Serena|Ting-Ting|Tingting|Mei-Jia|Meijia|Shelley|Sandy|Grandma|Flo|Li-Mu|Yue)\b/u;
const MALE = /^(?:Alex|Daniel|Fred|Ralph|Tom|Oliver|Aaron|Rishi|Eddy|Reed|Rocko|Grandpa|Li-mu|Limu|Han|Bobo)\b/u;

/** Reads what `say -v ?` prints: a name, a locale, and behind # a sample. */
export function readMacosVoices(listing: string): VoiceOffer[] {
  return listing.split(/\r?\n/u).flatMap((line): VoiceOffer[] => {
    const [, name = '', tongue = ''] = /^(.+?)\s+([a-z]{2,3})[_-][A-Z0-9]+\s+#/u.exec(line) ?? [];
    if (tongue !== 'en' && tongue !== 'zh') return [];
    const sex = FEMALE.test(name) ? 'female' : MALE.test(name) ? 'male' : null;
    const age = /^Grand(?:ma|pa)\b/u.test(name) ? 'old' : 'adult';
    return [{ engine: 'macos', name: name.trim(), languages: [tongue], sex, age }];
  });
}

/** Reads the list that windows-voices.ps1.ts prints. */
export function readWindowsVoices(listing: string): VoiceOffer[] {
  return listing.split(/\r?\n/u).flatMap((line): VoiceOffer[] => {
    const [name = '', tongue = '', sex = ''] = line.split('\t');
    const language = /^zh/iu.test(tongue) ? 'zh' : /^en/iu.test(tongue) ? 'en' : null;
    if (name === '' || language === null) return [];
    const said = sex.toLowerCase();
    return [
      {
        engine: 'windows',
        name,
        languages: [language],
        sex: said === 'female' || said === 'male' ? said : null,
        age: 'adult',
      },
    ];
  });
}

/** The arguments of `say`, whose text is a file. Its pitch is a command within the text. */
export function sayArguments({ name, rate }: ChosenVoice, textFile: string, output: string): string[] {
  const format = ['--file-format=WAVE', '--data-format=LEI16@48000'];
  return ['-v', name, '-r', String(Math.round(MACOS_RATE * rate)), ...format, '-f', textFile, '-o', output];
}

/** The text of such a file. */
export function sayText(text: string, { pitch }: ChosenVoice): string {
  // [[pbas]] takes semitones above or below the voice's own pitch (Speech Synthesis Programming Guide, Apple).
  return pitch === 0 ? text : `[[pbas ${pitch > 0 ? '+' : ''}${pitch}]] ${text}`;
}
