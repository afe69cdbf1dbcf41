import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The interface, built for the page of the web host and for Electron alike. Nothing is inlined, because the policy of both
 * hosts lets no script and no style run that is not a file of theirs.
 */
export default defineConfig({
  root: here('src-renderer'),
  base: './',
  plugins: [react()],
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
