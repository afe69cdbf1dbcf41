import { SPEECH_HELP } from './help-speech.ts';
import { CUT_HELP } from './help-cut.ts';
import { FARM_HELP } from './help-farm.ts';
import { GRAPHIC_HELP } from './help-graphic.ts';
import { LIBRARY_HELP } from './help-library.ts';
import { RENDER_HELP } from './help-render.ts';

/** What `film` and `generate` say of models of one's own. */
const MODEL_HELP = `  --model NAME     another model than the built-in one ("shotloom models list");
                   "" is the built-in one again; the project keeps it
  --steps N        steps of it, and --guidance N: how closely the prompt is
                   followed (as its makers advise; "" as they do again)
  --enlarge NAME   the model that enlarges what it draws ("" none)
  --between NAME   the model that draws what lies between frames of its films
  --depth NAME     the model that sees how near things are in its pictures
  --carry N        how much of a picture of their place its shots begin with,
                   0.05 to 0.95 ("" nothing)
  --walk N         its pictures change, N of them a second ("" they do not)`;

/** What `shotloom --help` and `shotloom COMMAND --help` print. */
export const HELP: Readonly<Record<string, string>> = {
  '': `Shotloom turns a script into a finished film on your own machine.

Usage: shotloom COMMAND [OPTIONS]

  film SCRIPT OUT          read a script, generate every shot, render the film
  parse SCRIPT             print the script's elements
  draft SCRIPT             print the storyboard: scenes and shots
  board SCRIPT             print the storyboard as a script that film takes
  convert SCRIPT OUT       write a script as .fountain or Final Draft (.fdx)
  generate PROJECT         generate the shots of a project that are not current
  generate --prompt TEXT OUT
                           generate a clip (.mp4) or picture (.png) of a prompt
  shot SHOT                say of one shot what the script does not
  takes VERB ...           list, choose, rate, tag, compare or verify takes
  cut PROJECT [VERB ...]   list how the film is cut, or cut it otherwise
  graphic PROJECT [KIND WORDS]
                           list charts, slides, formulas, pictures, or make one
  render PROJECT OUT       render a project's film, as a file for the web, for
                           broadcast, as pictures, or what is heard of it
  frame PROJECT --at TIME OUT
                           write one frame of the film as it is rendered (.png)
  export PROJECT OUT       write a project's shot list, board, captions or cut
  describe PROJECT [NAME TEXT]
                           list how the cast and places look, or say it anew
  search [QUERY]           find clips by words, tags, ratings, looks
  speak TEXT OUT           speak a line into a WAV file, or list the voices
  narrate PROJECT OUT      speak every line of a film into one WAV file
  sound PROJECT            say which voices, music and ambiences a film has
  tray PROJECT             list the shots that the script has lost
  undo PROJECT             take back the last change of a project
  redo PROJECT             do again what was undone
  snapshot PROJECT [NAME]  list the named states of a project, or name this one
  queue [ACTION JOBS]      list what is to be made, order it, stop it, run it
  farm [PROJECT]           have shots made by workers on other machines
  worker                   make shots for a farm of another machine
  serve                    show the interface in a browser on this machine
  projects                 list the projects of the library
  bundle PROJECT OUT       write a project with its media as one .shotloom file
  import FILES             add the project of such a file to the library, or
                           videos, pictures and sounds to a project
  footage PROJECT [ID]     list imported footage, say what is meant of it
  trash [ID]               list the trash, or throw away a take or a project
  library VERB             check, back up or restore the library
  models list|add|get      models of your own; look, remove, check as well
  doctor                   look whether everything a film needs is there

  --library DIR            the library's folder (one per user unless given)
  --json                   print JSON; with film, as the last line
  --help                   help, also for each command
  --version                the version

A script is Fountain, Final Draft, plain text or Markdown, a Word, PDF or
PowerPoint document, or a table of shots, in English or Chinese.`,

  film: `Usage: shotloom film SCRIPT OUT [OPTIONS]

Reads SCRIPT, drafts its storyboard, generates a still and then a clip for every
shot, and renders them with the dialogue spoken and as captions, with music and
the sounds of its places, to OUT (MP4, H.264, AAC at -14 LUFS). What is said
moves mouths, and a shot lasts as long as its lines. What is current already is
not generated again; a run that was stopped goes on where it was.

  --size WxH       pixels (1280x720)
  --fps N          frames a second (24)
  --seed N         another seed, other pictures (1)
  --style STYLE    flat, ink, gouache or paper-cut; with amounts they mix, as in
                   ink:0.5,gouache:0.5 (as the project had it; at first flat)
${MODEL_HELP}
  --voices on|off  whether lines are spoken; --music and --ambience likewise
                   (on; of a film that is there, as it has them)
  --silent         none of them; more with "shotloom sound"
  --stills         an animatic: stills only, no clips
  --takes N        make N takes of every shot
  --best           show the take that the model's discriminator likes best
  --look NAME=FILE a picture of one of the cast, to look like: its hair, clothes
                   and colours; the project keeps it, NAME= takes it away.
                   Repeat it for others
  --palette FILE   a picture whose colours the light of all shots takes on; the
                   project keeps it, --palette "" takes it away
  --project ID     the project to use; otherwise the one made from SCRIPT
  --library DIR    the library's folder
  --json           the last line is one JSON object

Example: shotloom film resources/samples/the-lighthouse.fountain film.mp4`,

  parse: `Usage: shotloom parse SCRIPT [--json]

Prints the elements of a script, each with its type, text and range (offsets
into the decoded text).`,

  convert: `Usage: shotloom convert SCRIPT OUT [--json]

Writes a script as Fountain (OUT.fountain) or Final Draft (OUT.fdx). Between the
two elements stay what they are: what Fountain has no form for (types of
paragraphs, properties of scenes) stands in notes, [[Final Draft: ...]], and
comes back; a boneyard becomes a note of that name in Final Draft.`,

  draft: `Usage: shotloom draft SCRIPT [--json]

Prints the storyboard that the script gives: scenes and shots, with each shot's
picture, size, camera move, duration and spoken lines.`,

  board: `Usage: shotloom board SCRIPT [--json]

Prints the storyboard that the script gives as text that is itself a script
(Fountain): every shot is a note with its size, move, length and cast, its
picture, and what is said. Edit it in any editor: film, draft and parse take it
like any script, and its shots are taken as they are. A paragraph without a note
is drafted.

Example: shotloom board script.fountain > board.fountain`,

  generate: `Usage: shotloom generate PROJECT [--shot ID] [OPTIONS]
       shotloom generate --prompt TEXT OUT [OPTIONS]

Generates the shots of a project that are not current, or one clip (OUT.mp4) or
picture (OUT.png) of a prompt.

  --shot ID        only this shot (ids: shotloom generate PROJECT --list)
  --takes N        make N takes of every shot; of a prompt the best is written
  --best           show the take that the model's discriminator likes best
  --list           print the project's shots and how they stand
  --enqueue        only queue them; "shotloom queue run" makes them
  --stills         stills instead of clips
  --prompt TEXT    what to show, in English or Chinese
  --seconds N      length of the clip (4, or that of the voice)
  --attention FILE write a picture (PNG) of the words that were looked at for
                   everything that was heard
  --voice FILE     a voice: it is heard, and who talks in the picture moves
                   the lips
  --words FILE     what is said and when (SubRip or WebVTT): the thing that is
                   shown grows for a moment as its word is spoken
  --appear         with --words: it only appears then
  --size WxH       pixels (1280x720), with --prompt
  --fps N          frames a second (24), with --prompt
  --seed N         another seed, another picture (1), with --prompt
  --style STYLE    flat, ink, gouache or paper-cut; with amounts they mix, as in
                   ink:0.5,gouache:0.5; the project keeps it
${MODEL_HELP}
  --look FILE      a picture of who is named first, to look like, with --prompt
  --palette FILE   a picture whose colours the light takes on, with --prompt
  --library DIR    the library's folder
  --json           print JSON`,

  render: RENDER_HELP,

  frame: `Usage: shotloom frame PROJECT --at TIME OUT [OPTIONS]

Writes the frame of a project's film at TIME to OUT (PNG), byte for byte as the
rendered film shows it. TIME is 12.5, 1:02.5 or 00:00:01:12 (the last: frames).

  --stills         of the film of stills
  --library DIR    the library's folder
  --json           print JSON`,

  cut: CUT_HELP,

  graphic: GRAPHIC_HELP,

  export: `Usage: shotloom export PROJECT OUT [OPTIONS]

Writes a project's shot list (OUT.csv, OUT.xlsx) or its storyboard with the
stills that are current (OUT.pdf, OUT.html, OUT.pptx: a slide a shot). As
OUT.fountain it is a board with what was changed of its shots, and the notes
of the board that the project was made from. OUT.srt, OUT.vtt and OUT.ass are
the captions of its film as a file of their own, with or without pictures made.
OUT.otio (OpenTimelineIO) and OUT.fcpxml (Final Cut Pro) are the film's cut for
other editing programs, with the files of the library that show its shots,
which OUT.otioz brings along; OUT.edl (CMX 3600) has its pictures alone.

  --per-page N     shots on a page of a PDF: 1, 2 or 6 (6)
  --library DIR    the library's folder
  --json           print JSON`,

  describe: `Usage: shotloom describe PROJECT [NAME] [--json]
       shotloom describe PROJECT NAME TEXT
       shotloom describe PROJECT NAME --reset

Lists how the cast and the places of a project are described. With TEXT, NAME
(one of the cast, else a place) looks so in every shot, whatever the script
says; just the shots that show it are made anew. It holds when the script is
read again, also under a new name.

  --reset          as the script says it again
  --library DIR    the library's folder
  --json           print JSON

Example: shotloom describe prj_1a2b3c MARA "old woman in a green coat"`,

  shot: `Usage: shotloom shot SHOT [OPTIONS]

Says of one shot what its script does not, and prints how the shot stands then.
It stays when the script is read again. An empty text takes back what was said.

  --picture TEXT   what it shows
  --later "S TEXT" what it shows from so many seconds on; may be given again
  --negative TEXT  what it must not show
  --seed N         another seed, another picture
  --style STYLE    flat, ink, gouache or paper-cut, or a mix
  --model NAME     the model pack that makes it
  --begin PICTURE  the picture that a model pack begins from: the id of footage,
                   or one of the cast who has a picture
  --anew N         how much of it is drawn anew, 0.05 to 1 (0.6)
  --library DIR    the library's folder
  --json           print JSON

Example: shotloom shot sht_1a2b3c --picture "an old lighthouse in fog"`,

  search: `Usage: shotloom search [QUERY] [OPTIONS]

Finds clips, and stills of shots that have no clip yet, by their prompts, what
is said and stands in the script, tags, notes, people, model and film; the best
match first, the newest of equals. In Chinese any stretch of a text finds it.
Without a QUERY it lists all, the newest first. Put QUERY in quotes.

  rain harbour     both words          "rain"  ros*   a phrase, the beginning
  -night           without             -tag:dusk      also of filters
  model:NAME  seed:42  kind:clip|still|footage  project:TITLE  used:yes|no
  rating:>3  rating:2..4  rating:none  aspect:16:9|portrait|square
  tag:TAG  cast:NAME  after:2026-03  before:2026-03-05  on:2026
  In Chinese: 模型: 种子: 类型: 项目: 已用:是|否 评分: 画幅: 标签: 角色:
  晚于: 早于: 日期:

  --project ID     only of this project
  --like ID        what looks like this take or footage, the most alike first
  --limit N        clips of a page, 1 to 200 (20)
  --after CURSOR   the page after the one that ended with this cursor
  --library DIR    the library's folder
  --json           print JSON: clips, next (a cursor or null), unseen

Example: shotloom search 'storm rating:>3 used:no'`,

  ...SPEECH_HELP,

  takes: `Usage: shotloom takes list SHOT [--json]
       shotloom takes show | lock | unlock TAKE [--json]
       shotloom takes rate TAKE RATING [--json]
       shotloom takes tag TAKE TAGS [--add | --remove] [--json]
       shotloom takes note TAKE TEXT [--json]
       shotloom takes compare TAKE OTHER [--json]
       shotloom takes verify PROJECT [TAKE] [--json]

Looks at the takes of shots, chooses among them, and says something of them, by
which they are found again; "shotloom undo" takes it back.

  list             every take of a shot, the newest first
  show             let its shot show this take, one of the tries it asks for
  lock             keep a take on its shot, whatever the shot asks for
  unlock           let the shot show again what it asks for
  rate             RATING is 1 to 5 or none
  tag              TAGS stand between commas and are all that the take has then
  note             TEXT takes the place of the note; "" takes it away
  compare          what two takes were asked for, and how alike they are
  verify           make takes again and compare: the same frames on the machine
                   that made them, at least 50 dB elsewhere; exit code 1 if not
  --add            these tags besides those that the take has
  --remove         without these
  --library DIR    the library's folder
  --json           print JSON

Example: shotloom takes tag tak_1a2b3c "storm, 夜景" --add`,

  tray: `Usage: shotloom tray PROJECT [OPTIONS]

Lists the shots whose text is gone from the script. They keep their takes and
what was changed of them, and come back by themselves with their text.

  --restore ID     put this shot back: it stays although the script lacks it
  --library DIR    the library's folder
  --json           print JSON`,

  undo: `Usage: shotloom undo PROJECT [--library DIR] [--json]

Takes back the last change of a project: reading its script, its settings, a
picture, a description, a shot put back. Takes are never removed. The next film
SCRIPT reads the script again.`,

  redo: `Usage: shotloom redo PROJECT [--library DIR] [--json]

Does again what undo took back last.`,

  bundle: `Usage: shotloom bundle PROJECT OUT.shotloom [--library DIR] [--json]

Writes a project with its takes, pictures and named states as one file, to keep
or to give to somebody. The steps that can be undone stay behind.`,

  import: `Usage: shotloom import FILE.shotloom [--library DIR] [--json]
       shotloom import FILES --project ID [OPTIONS]

Adds the project of a bundle to the library. Nothing is overwritten: where the
library has it already, it becomes a copy. A bundle that is damaged is refused
whole, with what is wrong.

With --project, copies videos, pictures and sounds into the library as footage
of a project. The files stay as they are; what the project has already is said
and not stored twice. Files that cannot be used are named, and the others are
there; the exit code is then 1.

  --project ID     the project
  --in T --out T   the part that is meant: seconds (12.5), 1:02.5, or a timecode
                   with frames (00:01:02:12)
  --credit TEXT    who made it
  --licence TEXT   what may be done with it
  --tag TAG        a tag; repeat it for others
  --library DIR    the library's folder
  --json           print JSON: imported, refused

Example: shotloom import harbour.mov --project prj_1a2b3c --licence "CC BY 4.0"`,

  footage: `Usage: shotloom footage PROJECT [--json]
       shotloom footage PROJECT ID [OPTIONS]

Lists what was imported into a project. With ID, says of one which part is
meant, whose it is and what it is; "shotloom undo" takes it back. "shotloom
trash ID" throws it away.

  --in T --out T   the part that is meant, as with import; "" is the whole
  --credit TEXT    who made it
  --licence TEXT   what may be done with it
  --tag TAG        one more tag; repeat it for others
  --untag TAG      without this tag; repeat it for others
  --note TEXT      in place of the note
  --rating N       1 to 5, or none
  --library DIR    the library's folder
  --json           print JSON

Example: shotloom footage prj_1a2b3c ftg_4d5e6f --in 2 --out 7.5`,

  ...FARM_HELP,

  ...LIBRARY_HELP,
};
