/** The pages of the commands that make shots on several machines. */
export const FARM_HELP: Readonly<Record<string, string>> = {
  farm: `Usage: shotloom farm [PROJECT] [OPTIONS]

Has shots made by "shotloom worker" on other machines, which take them from
Redis (your own) and bring them here. With PROJECT, queues its clips that are
not current and ends when they are made; without, makes whatever is queued in
the library until Ctrl-C. A "shotloom queue run" or an open window on the same
library helps: each shot is made once. Where a worker, Redis or this command is
killed, nothing is lost: start it again.

  --stills         with PROJECT: its stills instead of its clips
  --redis URL      where Redis is (redis://127.0.0.1:6379), or SHOTLOOM_REDIS;
                   rediss:// speaks TLS
  --host ADDRESS   where workers are listened for (127.0.0.1: this machine)
  --port N         the port (7469), or 0 for one that is free
  --library DIR    the library's folder
  --json           print what happens, a JSON object a line

Workers have to know the secret in the file farm-secret of the library's folder.
From another machine, both ports through SSH, in which nobody reads along:

  ssh -R 6379:127.0.0.1:6379 -R 7469:127.0.0.1:7469 WORKER`,

  worker: `Usage: shotloom worker --coordinator URL [OPTIONS]

Makes shots for a "shotloom farm" until Ctrl-C, one at a time: then the shot it
is at is given back. It wants the same version of Shotloom as the farm has.

  --coordinator URL     what "shotloom farm" says, such as
                        http://127.0.0.1:7469; https:// behind a TLS proxy
  --redis URL           where Redis is (redis://127.0.0.1:6379), or
                        SHOTLOOM_REDIS; rediss:// speaks TLS
  --secret-file FILE    a copy of the file farm-secret of the farm's library;
                        or the secret is in SHOTLOOM_FARM_SECRET
  --name NAME           what the farm calls it (the machine's name)
  --library DIR         the folder that has room for what is being made

Example: shotloom worker --coordinator http://127.0.0.1:7469 \\
           --secret-file farm-secret`,
};
