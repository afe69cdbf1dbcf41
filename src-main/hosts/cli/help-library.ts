/** The pages of the commands that keep the library, the queue and the machine in order. */
export const LIBRARY_HELP: Readonly<Record<string, string>> = {
  trash: `Usage: shotloom trash [--json]
       shotloom trash ID [--restore] [--json]

Lists what was thrown away. With ID, throws away a take, footage or a project,
which then lies in the trash for 30 days; its files are removed after that.

  --restore        take it back
  --library DIR    the library's folder
  --json           print JSON`,

  snapshot: `Usage: shotloom snapshot PROJECT [--json]
       shotloom snapshot PROJECT NAME [--open | --drop] [--json]

Lists the named states of a project. With NAME, the present state gets that
name, under which it stays whatever is done, and undone, afterwards.

  --open           make a project of that state: a copy, with all its takes
  --drop           forget that state; projects made of it stay
  --library DIR    the library's folder
  --json           print JSON

Example: shotloom snapshot prj_1a2b3c "before the new ending"`,
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

  library: `Usage: shotloom library check [--json]
       shotloom library backups [--json]
       shotloom library backup [--json]
       shotloom library restore BACKUP [--json]
       shotloom library collect [--json]

Looks after the library. Its database is copied into its folder backups once a
day and before every change of its form; its media are never changed.

  check            read every page and every stored file, say what is wrong;
                   files that were changed are set aside and made anew when
                   their shots are next generated
  backups          list the backups
  backup           make one now
  restore BACKUP   put a backup in the place of the database ("latest" for the
                   newest), which is kept as a backup of its own; no other
                   Shotloom may have the library open
  collect          remove what has been in the trash for 30 days, which is done
                   once a day by itself
  --library DIR    the library's folder
  --json           print JSON`,

  serve: `Usage: shotloom serve [OPTIONS]

Shows the interface in a browser: prints a link, which opens one browser, once,
within ten minutes, and runs until Ctrl-C. Enter prints another link. What is
queued is made meanwhile, whether or not a page is open. Only this machine can
reach it. A machine with a GPU elsewhere, with the same port at both ends:

  ssh -L 7468:127.0.0.1:7468 HOST shotloom serve --no-open

  --port N         the port (7468), or 0 for one that is free
  --open           open the link in a browser, also where no screen is seen
  --no-open        only print it
  --new-link       another link to a "shotloom serve" that runs at the port
                   with the same library, and nothing else
  --library DIR    the library's folder
  --json           print the link as JSON`,

  models: `Usage: shotloom models list
       shotloom models add DIR|FILE.zip [--name NAME]
       shotloom models catalogue
       shotloom models look OWNER/MODEL[@REVISION]
       shotloom models get OWNER/MODEL[@REVISION] --accept LICENCE [--name NAME]
       shotloom models remove NAME
       shotloom models check DIR [OPTIONS]

Models of your own: diffusers pipelines exported to ONNX (as Optimum writes
them): Stable Diffusion 1, 2, XL, Turbo or LCM, AnimateDiff, ModelScope's
text-to-video or Wan. A film and its shots choose them by name ("film --help").

"add" leaves the files of a folder where they are. "catalogue" lists public
repositories by what their pages said, and asks nobody. "look" says what a
repository of a hub has and under which licence, and fetches nothing; "get"
fetches it once that licence is accepted, and goes on where it was stopped.
The hub is huggingface.co, or what HF_ENDPOINT names (a mirror, such as
https://hf-mirror.com); HF_TOKEN is sent to it alone. "remove" leaves the
files of a folder of yours.

"check" draws a picture with a model, or a film whose middle frame is kept, in
a process of its own, and tells which execution provider runs each network, why
others could not, and how long it took.

  --name NAME          what the model is called (as its source)
  --accept LICENCE     the licence that "look" names, which you accept; '' where
                       it names none
  --out FILE.png       where the picture goes (model.png)
  --prompt TEXT        what to draw
  --negative TEXT      what to keep away from
  --steps N            steps (20)
  --guidance N         how closely to follow the prompt (7; 1 for Turbo)
  --size WxH           pixels (512x512)
  --frames N           frames of a film (16)
  --seed N             another picture (1)
  --provider NAME      only this one: cpu, webgpu, cuda, tensorrt, dml, coreml
  --library DIR        the library's folder
  --json               print JSON`,

  doctor: `Usage: shotloom doctor [--retry] [--library DIR] [--json]

Looks whether everything a film needs is there, and says what is not; and which
execution providers can run models of your own, and why others cannot.

  --retry          let providers be used again that made a model crash`,
};
