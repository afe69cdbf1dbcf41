import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './ui/global.css';
import { startTheme } from './app/theme.ts';

// So small that the page is painted, in its colours, before the interface has come: half a megabyte of script is read meanwhile.
startTheme();
void import('./start.tsx');
