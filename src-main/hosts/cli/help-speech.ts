/** The pages of the commands that speak. */
export const SPEECH_HELP: Readonly<Record<string, string>> = {
  speak: `Usage: shotloom speak TEXT OUT.wav [OPTIONS]
       shotloom speak --list [--json]

Speaks one line, in English or Chinese, into a WAV file. The voices are eSpeak
NG's, those of macOS or Windows, and voice packs of sherpa-onnx, each unpacked
in a folder of its own in the library's folder voices.

  --list           print the voices that there are
  --voice NAME     one of them, as in f2 or espeak:f2 (the first of the list)
  --language L     en or zh (as the text is written)
  --pitch N        semitones above the voice's own, -12 to 12 (0)
  --rate N         times as fast, 0.5 to 2 (1)
  --say WORD=SAID  how a word is said: Pinyin with tones for Chinese, the IPA of
                   an English word between slashes, or letters that are read as
                   wanted. Repeat it for others
  --recording FILE a recording of the line instead of a voice: without the
                   silence around it, as loud as all speech
  --words FILE     write the words and their times (WebVTT), for "generate
                   --words"
  --library DIR    the library's folder
  --json           print JSON: seconds, words and phonemes with their times

Example: shotloom speak "我在重庆。" line.wav --voice f2 --say "重庆=chóng qìng"`,

  narrate: `Usage: shotloom narrate PROJECT OUT.wav [OPTIONS]

Speaks every line of a film, in time with its shots, and prints who has which
voice (by sex and age; never two of one scene the same) and which shots are
longer than drafted, because what is said in them takes longer.

  --say WORD=SAID  how a word is said, as with speak. Repeat it for others
  --words FILE     write all words and their times (WebVTT)
  --library DIR    the library's folder
  --json           print JSON: seconds, voices, shots with their lines

Example: shotloom narrate prj_1a2b3c voices.wav`,

  sound: `Usage: shotloom sound PROJECT [OPTIONS]

Prints how a film sounds and who speaks with which voice, or changes it. Every
change can be undone. Shots in which something else is heard are stale then:
"shotloom generate" speaks their lines and makes them again.

  --voices on|off    whether lines are spoken (on)
  --music on|off     whether scenes have music of their own: a bed in the mood
                     and tempo of what happens. Music that a person puts into
                     the cut takes its place
  --ambience on|off  whether places and weather are heard (on)
  --silent           none of the three
  --loudness N       -14 (web), -16 (podcast) or -23 (broadcast) LUFS
  --voice NAME=VOICE[,PITCH[,RATE]]
                     whose voice, as in --voice "MARA=f2,+1,0.95"; "narrator"
                     is the narrator, "MARA=" leaves it to Shotloom again
  --say WORD=SAID    how a word is said, as with speak; "WORD=" as it is written
  --record FILE --line TEXT [--of NAME]
                     a person's recording of a line, in place of a voice
  --library DIR      the library's folder
  --json             print JSON

Example: shotloom sound prj_1a2b3c --voice "MARA=f3" --loudness -23`,
};
