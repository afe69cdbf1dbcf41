import type { z } from 'zod';
import type { FilmSound, VoiceChoice } from '../../../src-shared/audio/film-sound.ts';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { listOf, say } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import type { FilmSoundTold } from '../../../src-shared/contract/speech.ts';
import { foldName } from '../../../src-shared/storyboard/names.ts';
import type { CommandContext } from './command.ts';
import { callOptions, count } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, readLoudness, readSound, SOUND_OPTIONS, textOf } from './options.ts';
import { offeredVoice, readSaying, voiceName } from './speak.ts';

type Told = z.output<typeof FilmSoundTold>;

/** Reads `shotloom sound PROJECT`. */
export function readSoundCommand(args: readonly string[]): CommandLine {
  const line = readCommandLine('sound', args, ['PROJECT'], {
    ...SOUND_OPTIONS,
    loudness: { type: 'string' },
    voice: { type: 'string', multiple: true },
    say: { type: 'string', multiple: true },
    record: { type: 'string' },
    line: { type: 'string' },
    of: { type: 'string' },
  });
  const [record, text] = [textOf(line.values, 'record'), textOf(line.values, 'line')];
  if (line.values['help'] !== true && (record === undefined) !== (text === undefined))
    throw badOption(say`A recording is of a line: give both --record FILE and --line "WHAT IS SAID".`);
  return line;
}

/** `shotloom sound PROJECT`: how a film sounds, and choices of it. */
export async function sound({ positionals, values, lists }: CommandLine, context: CommandContext): Promise<void> {
  const { app, print, signal } = context;
  const [project = ''] = positionals;
  const [record, text, character] = ['record', 'line', 'of'].map((name) => textOf(values, name));
  if (record !== undefined && text !== undefined) {
    const file = app.grants.grantInput(record);
    const said = { project, text, file, ...(character === undefined ? {} : { character: speakerNamed(character) }) };
    const line = await app.calls.speech.record(said, callOptions(signal));
    context.note(`${line.character ?? 'The narrator'} says "${line.text}" as recorded.`);
  }
  const before = await app.calls.speech.sound({ project }, callOptions(signal));
  const loudness = textOf(values, 'loudness');
  const change: FilmSound = {
    ...readSound(values),
    ...(loudness === undefined ? {} : { loudness: readLoudness(loudness) }),
    ...(await chosenVoices(lists['voice'] ?? [], before, context)),
    ...sayings(lists['say'] ?? [], before),
  };
  const isChanged = Object.keys(change).length > 0;
  const told = isChanged ? await app.calls.speech.setSound({ project, change }, callOptions(signal)) : before;
  if (values['json'] === true) print(JSON.stringify(told));
  else for (const line of toldLines(told)) print(line);
}

function toldLines(told: Told): string[] {
  const onOff = (is: boolean): string => (is ? 'on' : 'off');
  const { voices, music, ambience, loudness, cast, dictionary, recordings, lines, unspoken } = told;
  const waiting = unspoken === 0 ? '' : `, ${unspoken} of them not spoken yet`;
  return [
    `voices ${onOff(voices)}, music ${onOff(music)}, ambience ${onOff(ambience)}, ${loudness} LUFS`,
    `${count(lines, 'line')}${waiting}`,
    ...cast.map(
      ({ character, voice, pitch, rate, chosen }) =>
        `  ${character ?? '(narrator)'}: ${voiceName(voice)}, pitch ${pitch}, rate ${rate}${chosen ? ', chosen' : ''}`,
    ),
    ...dictionary.map(({ written, said }) => `  "${written}" is said as ${said}`),
    ...recordings.map(
      ({ character, text, footage }) => `  ${character ?? '(narrator)'}: "${text}" is recorded (${footage})`,
    ),
  ];
}

/** "MARA=f2", "MARA=espeak:f2,+3,0.9"; "MARA=" leaves the choice to Shotloom again. */
async function chosenVoices(
  texts: readonly string[],
  { cast }: Told,
  { app, signal }: CommandContext,
): Promise<Pick<FilmSound, 'cast'>> {
  if (texts.length === 0) return {};
  const chosen = new Map<string, VoiceChoice>();
  for (const { character, voice, pitch, rate, chosen: isChosen } of cast)
    if (isChosen) chosen.set(keyOf(character), { character, ...voice, pitch, rate });
  const offered = await app.calls.speech.voices(undefined, callOptions(signal));
  for (const text of texts) {
    const [, name = '', choice = ''] = /^([^=]*)=(.*)$/su.exec(text) ?? [];
    const character = NARRATORS.has(name.trim().toLowerCase()) ? null : name.trim();
    if (character === '')
      throw badOption(say`The voice "${text}" is nobody's: write whose it is, as in --voice "MARA=f2".`);
    if (character !== null && !cast.some((each) => keyOf(each.character) === keyOf(character)))
      throw new ShotloomError('not_found', say`Nobody called "${character}" speaks in this film; ${speakersOf(cast)}.`);
    if (choice.trim() === '') chosen.delete(keyOf(character));
    else {
      const [voice = '', pitch = '0', rate = '1'] = choice.split(/[,，]/u).map((part) => part.trim());
      const { engine, name: named } = offeredVoice(voice, offered);
      const [semitones, times] = [within(pitch, say`pitch`, -12, 12), within(rate, say`rate`, 0.5, 2)];
      chosen.set(keyOf(character), { character, engine, name: named, pitch: semitones, rate: times });
    }
  }
  return { cast: [...chosen.values()] };
}

const NARRATORS: ReadonlySet<string> = new Set(['narrator', '旁白']);

/** Who says a line, as recordings know them: the narrator has no name. */
export function speakerNamed(text: string): string {
  return NARRATORS.has(text.trim().toLowerCase()) ? '' : text;
}

function keyOf(character: string | null): string {
  return character === null ? '' : foldName(character);
}

/** "重庆=chóng qìng"; "重庆=" takes the entry away. */
function sayings(texts: readonly string[], { dictionary }: Told): Pick<FilmSound, 'dictionary'> {
  if (texts.length === 0) return {};
  const entries = new Map(dictionary.map((entry) => [entry.written, entry]));
  for (const text of texts) {
    const [, written] = /^([^=]+)=\s*$/su.exec(text) ?? [];
    if (written === undefined) {
      const entry = readSaying(text);
      entries.set(entry.written, entry);
    } else entries.delete(written.trim());
  }
  return { dictionary: [...entries.values()] };
}

function speakersOf(cast: Told['cast']): Sentence {
  const names = cast.map(({ character }) => character ?? say`narrator`);
  if (names.length === 0) return say`nobody does`;
  return names.length === 1 ? say`${listOf('comma', names)} does` : say`${listOf('comma', names)} do`;
}

function within(text: string, name: Sentence, least: number, most: number): number {
  const number = Number(text.replace(/^[−－]/u, '-').replace(/^\+/u, ''));
  if (text !== '' && number >= least && number <= most) return number;
  throw badOption(say`The ${name} "${text}" cannot be used: write a number from ${least} to ${most}.`);
}

function badOption(said: Sentence): ShotloomError {
  return new ShotloomError('bad_option', said);
}
