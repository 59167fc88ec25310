import './zod-without-eval.ts';
import { connectHost } from '../client/connect-host.ts';
import './host-workbench.ts';
import { applyDensity } from './density.ts';
import { language, text } from './l10n/text.ts';
import { loadPlugin } from './plugin-host/load-plugin.ts';
import { applyTheme } from './theme.ts';
import { restrictTrustedTypes } from './trusted-types.ts';
import { showMessage } from './window/show-message.ts';
import { Workbench } from './workbench.ts';

restrictTrustedTypes();
document.documentElement.lang = language;
applyTheme();
applyDensity();

async function start(): Promise<void> {
  // Loaded anew, the server answers with the way to log in.
  const client = await connectHost({ url: location.origin, onSignedOut: () => location.reload() });
  const plugins = await Promise.all(client.info.plugins.map(({ id }) => loadPlugin(id, language)));
  const workbench = new Workbench(client, plugins);
  const element = document.createElement('host-workbench');
  element.workbench = workbench;
  document.body.replaceChildren(element);
  await workbench.start();
}

/** Without the host's server nothing can be shown: says so, and tries again when asked. */
async function startUntilItWorks(): Promise<void> {
  try {
    await start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await showMessage('error', text('start.failed', { reason }), text('start.again'));
    location.reload();
  }
}

void startUntilItWorks();
