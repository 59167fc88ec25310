import { applyTheme } from '../theme.ts';

// The text of the page is put in when it is built; it follows the colours of the workbench.
applyTheme();
