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
  render PROJECT OUT       render a project's film
  export PROJECT OUT       write the shot list or storyboard of a project
  describe PROJECT [NAME TEXT]
                           list how the cast and places look, or say it anew
  tray PROJECT             list the shots that the script has lost
  undo PROJECT             take back the last change of a project
  redo PROJECT             do again what was undone
  queue [ACTION JOBS]      list what is to be made, order it, stop it, run it
  projects                 list the projects of the library
  doctor                   look whether everything a film needs is there

  --library DIR            the library's folder (one per user unless given)
  --json                   print JSON; with film, as the last line
  --help                   help, also for each command
  --version                the version

A script is Fountain, Final Draft, plain text or Markdown, a Word, PDF or
PowerPoint document, or a table of shots, in English or Chinese.`,

  film: `Usage: shotloom film SCRIPT OUT [OPTIONS]

Reads SCRIPT, drafts its storyboard, generates a still and then a clip for every
shot, and renders them with the dialogue as captions to OUT (MP4, H.264; the
sound is silence so far). What is current already is not generated again;
a run that was stopped goes on where it was.

  --size WxH       pixels (1280x720)
  --fps N          frames a second (24)
  --seed N         another seed, other pictures (1)
  --style STYLE    flat, ink, gouache or paper-cut; with amounts they mix, as in
                   ink:0.5,gouache:0.5 (as the project had it; at first flat)
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
two elements stay what they are, but for these: a boneyard becomes a note of
that name in Final Draft, a Shot or General paragraph action in Fountain, and a
cast list or an act a line of the outline.`,

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
  --look FILE      a picture of who is named first, to look like, with --prompt
  --palette FILE   a picture whose colours the light takes on, with --prompt
  --library DIR    the library's folder
  --json           print JSON`,

  render: `Usage: shotloom render PROJECT OUT [OPTIONS]

Renders a project's film: clips, and stills where a clip is missing.

  --stills         stills only
  --library DIR    the library's folder
  --json           print JSON`,

  export: `Usage: shotloom export PROJECT OUT [OPTIONS]

Writes a project's shot list (OUT.csv, OUT.xlsx) or its storyboard with the
stills that are current (OUT.pdf, OUT.html, OUT.pptx: a slide a shot). As
OUT.fountain it is a board with what was changed of its shots, and the notes
of the board that the project was made from.

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

  queue: `Usage: shotloom queue [OPTIONS]
       shotloom queue run [--project ID] [OPTIONS]
       shotloom queue pause|resume|cancel|retry JOBS [OPTIONS]
       shotloom queue priority urgent|normal|low JOBS [OPTIONS]
       shotloom queue move JOBS --before N|--after N|--front|--back [OPTIONS]

Lists the takes that are to be made, in their order: urgent ones first, then
normal, then low; of those, stills before clips. "run" makes them, those of
every project unless one is named. The other actions change JOBS: numbers as in
the list (3 or 3,5,8-12), or one of --shot, --project and --all in their place.
What runs, here or in another Shotloom, stops at once when it is paused or
cancelled. A job that failed in a way that may pass is tried again by itself.

  --project ID     the jobs of a project; paused, those to come wait too
  --shot ID        the jobs of a shot
  --all            all jobs; paused, the whole queue waits until it is resumed
  --before N       with move: before job N, with its priority
  --after N        with move: behind job N, with its priority
  --front          with move: before all of the same kind and priority
  --back           with move: behind them
  --ended          list also what is made, failed or cancelled
  --follow         list again whenever something changes, until nothing is left
  --library DIR    the library's folder
  --json           print JSON

Example: shotloom queue move --shot sht_1a2b3c --front`,

  projects: `Usage: shotloom projects [--library DIR] [--json]

Lists the projects of the library, the last made first.`,

  doctor: `Usage: shotloom doctor [--library DIR] [--json]

Looks whether everything a film needs is there, and says what is not.`,
};
