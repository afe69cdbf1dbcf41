import type { CommandContext } from './command.ts';
import type { CommandLine } from './options.ts';

/** `shotloom parse SCRIPT`. */
export async function parse({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const { elements } = await app.calls.scripts.parse({ file: app.grants.grantInput(positionals[0] ?? '') });
  if (values['json'] === true) {
    print(JSON.stringify({ elements }));
    return;
  }
  for (const { type, text, range } of elements) {
    print(`${String(range[0]).padStart(6)}  ${type.padEnd(13)}  ${text.replaceAll(/\s*\n\s*/gu, ' ⏎ ')}`);
  }
}

/** `shotloom draft SCRIPT`. */
export async function draft({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const storyboard = await app.calls.scripts.draft({ file: app.grants.grantInput(positionals[0] ?? '') });
  if (values['json'] === true) {
    print(JSON.stringify(storyboard));
    return;
  }
  let number = 0;
  for (const scene of storyboard.scenes) {
    print(`\n${scene.heading}`);
    for (const shot of scene.shots) {
      number += 1;
      const head = `${String(number).padStart(4)}  ${shot.duration_s.toFixed(1).padStart(4)} s  ${shot.size.replaceAll('_', ' ')}`;
      print(
        `${head}${shot.angle === undefined ? '' : `, ${shot.angle}`}${shot.move === 'static' ? '' : `, ${shot.move.replaceAll('_', ' ')}`}: ${shot.picture}`,
      );
      for (const line of shot.lines) print(`              ${line.character ?? ''}: ${line.text}`);
    }
  }
}

/** `shotloom board SCRIPT`: the text is what standard output gets, and nothing else. */
export async function board({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const { text } = await app.calls.scripts.board({ file: app.grants.grantInput(positionals[0] ?? '') });
  print(values['json'] === true ? JSON.stringify({ board: text }) : text.replace(/\r?\n$/u, ''));
}

/** `shotloom convert SCRIPT OUT`. */
export async function convert({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const [script = '', out = ''] = positionals;
  const output = await app.grants.grantOutput(out);
  const converted = await app.calls.scripts.convert({ file: app.grants.grantInput(script), output });
  print(values['json'] === true ? JSON.stringify(converted) : `${out}: ${converted.elements} elements.`);
}

/** `shotloom projects`. */
export async function projects({ values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const list = await app.calls.projects.list();
  if (values['json'] === true) {
    print(JSON.stringify({ projects: list }));
    return;
  }
  if (list.length === 0) print('The library holds no project yet; make one with "shotloom film SCRIPT OUT".');
  for (const { id, title, shots, takes, width, height } of list) {
    print(`${id}  ${title}  ${shots} shots, ${takes} takes, ${width}x${height}`);
  }
}

/** `shotloom doctor`: answers whether all is well. */
export async function doctor({ values }: CommandLine, { app, print, inWords }: CommandContext): Promise<boolean> {
  const { checks } = await app.calls.system.doctor();
  const providers = await app.calls.models.providers({ retry: values['retry'] === true });
  if (values['json'] === true) print(JSON.stringify({ checks, providers }));
  else {
    for (const { name, ok, detail, said } of checks)
      print(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(13)}  ${said ? inWords(said) : detail}`);
    for (const { provider, ms, reason, crashed } of providers) {
      const about = reason
        ? inWords(reason)
        : crashed
          ? 'made a model crash; "--retry" lets it be used again'
          : `${ms} ms`;
      print(`${reason || crashed ? 'no  ' : 'ok  '}  ${provider.padEnd(13)}  ${about}`);
    }
  }
  return checks.every(({ ok }) => ok);
}
