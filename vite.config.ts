import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { HtmlTagDescriptor, Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What main.tsx loads behind the first picture is fetched while that is painted. */
const fetchInterface: Plugin = {
  name: 'shotloom-fetch-interface',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const wanted = new Set(Object.keys(bundle).filter((file) => /^assets[/]start-[^/]+[.]js$/u.test(file)));
      const sheets = new Set<string>();
      for (const file of wanted) {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk') continue;
        for (const each of chunk.imports) wanted.add(each);
        for (const each of chunk.viteMetadata?.importedCss ?? []) sheets.add(each);
      }
      const link = (file: string, attrs: Record<string, string>): HtmlTagDescriptor => ({
        ...{ tag: 'link', injectTo: 'body' },
        attrs: { ...attrs, href: `./${file}`, crossorigin: true },
      });
      return [
        ...[...wanted].filter((file) => !html.includes(file)).map((file) => link(file, { rel: 'modulepreload' })),
        ...[...sheets].map((file) => link(file, { rel: 'preload', as: 'style' })),
      ];
    },
  },
};

/**
 * The interface, built for the page of the web host and for Electron alike. Nothing is inlined, because the policy of both
 * hosts lets no script and no style run that is not a file of theirs.
 */
export default defineConfig({
  root: here('src-renderer'),
  base: './',
  plugins: [react(), fetchInterface],
  build: {
    outDir: here('out/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // The first screen in few files: fifty small ones, six at a time over one machine's loopback, took half a second.
        codeSplitting: {
          groups: [
            { name: 'editor', test: /node_modules[\\/]@(codemirror|lezer)[\\/]/ },
            { name: 'packages', test: /node_modules[\\/](?!@fontsource)/ },
            // What is loaded before anything else is painted: it may bring nothing along.
            { name: 'first', test: /src-renderer[\\/]app[\\/]theme[.]ts$|vite[\\/]preload-helper/, priority: 1 },
            { name: 'shared', test: /src-(renderer|shared)[\\/]/, minShareCount: 3 },
          ],
        },
      },
    },
    // CodeMirror with its languages is larger, and is loaded when a script is first shown.
    chunkSizeWarningLimit: 1200,
  },
});
