import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import open from 'open';

/** Whether somebody sits in front of this machine who sees a browser open. */
function hasScreen({ env, platform, stdout }: NodeJS.Process): boolean {
  if (!stdout.isTTY || env['CI'] || env['SSH_CONNECTION']) return false;
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * Opens a log-in link in the user's browser, by a page that only the user can read: the command line of a browser is seen by everybody on the
 * machine.
 * @returns whether it was tried
 */
export async function openLogIn(link: string, dataDir: string | undefined): Promise<boolean> {
  if (!hasScreen(process)) return false;
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'fibuscan-')));
  const file = join(folder, 'anmelden.html');
  await writeFile(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${link}">`, {
    mode: 0o600,
  });
  const browser = await open(file);
  // There is none: the link that was printed does.
  browser.on('error', () => undefined);
  return true;
}
