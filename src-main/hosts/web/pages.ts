/** Pages of the host itself, for people whom the interface cannot be shown to: English and Chinese, without scripts or styles. */

/** Somebody came without a link, or with one that was used. */
export const NO_SESSION = page(
  'Open Shotloom from its link',
  'Each link that "shotloom serve" prints opens one browser, once, within ten minutes. Press Enter in the terminal where it runs, or run "shotloom serve --new-link" there: it prints a new link. Open that one.',
  '请用链接打开 Shotloom',
  '“shotloom serve” 打印的每个链接只能在十分钟内打开一次，对应一个浏览器。请在运行它的终端里按回车键，或在那台机器上运行 “shotloom serve --new-link”，会打印新的链接，再打开那个链接。',
);

/** Somebody came under a name that is not this host's. */
export const OTHER_NAME = page(
  'This is not the address of Shotloom',
  'Shotloom answers only at 127.0.0.1 and localhost, at the port that it printed. Through an SSH tunnel, use the same port at both ends.',
  '这不是 Shotloom 的地址',
  'Shotloom 只在 127.0.0.1 和 localhost 上、以它打印的端口应答。使用 SSH 隧道时，两端请用同一个端口。',
);

/** The interface is not there. */
export const NOT_BUILT = page(
  'The interface is not built',
  'The files of the interface are missing. In a copy of the source, run "node bin/renderer.mjs" and load this page again.',
  '界面尚未构建',
  '缺少界面文件。如果这是源代码副本，请运行 “node bin/renderer.mjs”，再重新载入本页。',
);

/** Has the browser ask again from here: a link that another site's page led to comes without the cookie. */
export const ASK_AGAIN_PAGE =
  '<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/?again"><title>Shotloom</title></head></html>';

function page(title: string, text: string, chineseTitle: string, chineseText: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · ${chineseTitle}</title></head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<h1 lang="zh-Hans">${chineseTitle}</h1>
<p lang="zh-Hans">${chineseText}</p>
</main>
</body>
</html>
`;
}
