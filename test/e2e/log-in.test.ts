import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnProgram } from '../support/spawn-program.ts';
import { openWorkbench, type WorkbenchSession } from '../support/workbench-session.ts';

/** The built `npm run link`. */
async function runLink(...args: string[]): Promise<{ out: string; error: string }> {
  const child = spawnProgram('link', args);
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, error };
}

describe('Logging in', () => {
  let session: WorkbenchSession;
  beforeAll(async () => {
    session = await openWorkbench();
  });
  afterAll(() => session.stop());

  it('is asked for on every address, and done by the link of npm run link', async () => {
    const { page } = session;
    await page.goto(`${session.host().url}/options/interfaces`);
    await page.getByRole('heading', { name: 'Bei FIBUscan anmelden' }).waitFor();
    const { out } = await runLink('--data', session.dataDir);
    const link = /http\S+/.exec(out)![0];
    await session.workbench.open(link);
    expect(page.url()).not.toContain('code=');
  });

  it('keeps the session from scripts of the page', async () => {
    expect(await session.page.evaluate(() => document.cookie)).toBe('');
    const [cookie] = await session.page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  });

  it('is asked for again when the session ends while the page is open', async () => {
    const heading = session.page.getByRole('heading', { name: 'Bei FIBUscan anmelden' });
    await session.page.context().clearCookies();
    // The page may ask the server of its own accord before it is clicked.
    for (const name of ['Optionen', 'Buchhaltung Funktionen'])
      await session.page.getByRole('button', { name, exact: true }).or(heading).first().click();
    await heading.waitFor();
  });

  it('needs a server that runs', async () => {
    const { out, error } = await runLink('--data', `${session.dataDir}-none`);
    expect(out).toBe('');
    expect(error).toContain('läuft FIBUscan nicht');
  });
});
