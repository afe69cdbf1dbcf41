import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startShortcuts } from './app/commands.ts';
import { startDesktop } from './app/desktop.ts';
import { startStoredSettings } from './app/stored-settings.ts';
import { startStrayFiles } from './app/stray-files.ts';
import { startAddress } from './app/workspace.ts';
import { HostContext, hosted } from './host/context.ts';
import { electronHost } from './host/electron-host.ts';
import { webHost } from './host/web-host.ts';
import { firstLanguage, startWords } from './words/words.ts';

startAddress();
startShortcuts();
startStrayFiles();
const { shotloom: bridge } = window;
const host = bridge ? electronHost(bridge) : webHost();
const around = hosted(host);
// The program is on this machine, whether or not there is a network beyond it.
const NO_NETWORK = { networkMode: 'always' } as const;
// What the program knows changes only with a change that it tells of, so nothing is asked for again by itself.
const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, ...NO_NETWORK },
    mutations: NO_NETWORK,
  },
});
// A hundred stretches of letters, of which pages load those that they show: nothing that the first picture should wait for.
void import('@fontsource-variable/noto-sans-sc/index.css');
await startWords(firstLanguage());
void startStoredSettings(host.connection.client);
if (bridge) startDesktop(bridge, host.connection.client, queries);
const place = document.querySelector('#app');
if (place) {
  createRoot(place).render(
    <StrictMode>
      {/* The policy of both hosts lets no style element in, and our styles do without. */}
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queries}>
          <HostContext value={around}>
            <App />
          </HostContext>
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  );
}
