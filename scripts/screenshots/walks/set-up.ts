import { TOKEN, type Stage } from '../stage.ts';

const LAST_FETCH_DATE = '2026-09-30';

/** From the log-in page to a company that is connected: the checklist, the settings, and what they say when something is wrong. */
export async function walkSetUp(stage: Stage): Promise<void> {
  const { page, host, workbench, camera, button } = stage;
  await page.goto(host.url);
  await page.getByRole('heading', { name: 'Bei FIBUscan anmelden' }).waitFor();
  await camera.take('log-in', 'Nobody reads the books without the link that the start prints.');

  await workbench.open(host.newLink());
  await button('Token eingeben').first().waitFor();
  await camera.take('first-run', 'The first start: a checklist leads from the token to the first import.', [
    'light',
    'dark',
    'zoom',
  ]);
  await walkEmptyViews(stage);

  await button('Bearbeiten').click();
  await button(/^Kunden \d/).click();
  await button('Token eingeben').first().click();
  const token = page.getByLabel('API-Token', { exact: true });
  await token.waitFor();
  await camera.take('settings-empty', 'Optionen / Schnittstellen before anything is entered.');
  await token.fill(TOKEN);
  await camera.take('settings-token', 'The API token is masked while it is typed, and never shown again.');

  const settings = { lastFetchDate: LAST_FETCH_DATE };
  await workbench.connect({ ...settings, token: 'not-the-token-of-this-company' });
  await camera.take('error-token', 'A token that Lexware Office refuses.');
  await stage.offline(async () => {
    await workbench.connect({ ...settings, token: TOKEN });
    await camera.take('error-offline', 'Lexware Office cannot be reached.');
  });
  await workbench.connect({ ...settings, token: TOKEN, collectiveAccount: '69999' });
  await camera.take('settings', 'Connected: the company that the token belongs to.');
  await putAwayNotices(stage);
  await page.getByText('Erweitert', { exact: true }).click();
  await page.getByLabel('Schreibzugriff auf Lexware Office').scrollIntoViewIfNeeded();
  await camera.take('settings-advanced', 'What few need is folded away.');
  await button('Kontentabelle …').click();
  const table = page.locator('lexoffice-account-table');
  await table.getByRole('row').nth(1).waitFor();
  await camera.take('account-table', 'The account table: which tax case goes to which revenue account.');
  await button('Schließen', table).last().click();
  const search = page.getByLabel('Einstellungen durchsuchen');
  await search.fill('abgleichen');
  await page.getByText(/Einstellung(en)? gefunden/).waitFor();
  await camera.take('settings-search', 'Settings are found by their words.');
  await search.fill('');
}

/** Every view says what to do next while there is nothing in it. */
async function walkEmptyViews({ page, camera, button }: Stage): Promise<void> {
  for (const [view, name] of [
    [/^Kasse \d/, 'empty-cash'],
    [/^Lieferanten \d/, 'empty-suppliers'],
    [/^Personen \d/, 'empty-persons'],
    [/^Protokoll \d/, 'empty-log'],
  ] as const) {
    await button(view).click();
    await camera.take(name, 'A view with nothing in it says why and what comes next.');
  }
  await button('Archiv').click();
  await page.getByText('Noch keine Belege').waitFor();
  await camera.take('empty-archive', 'The archive before anything is booked.');
}

/** Messages that were read. */
export async function putAwayNotices({ button }: Stage): Promise<void> {
  const close = button('Meldung schließen');
  while ((await close.count()) > 0) await close.first().click();
}
