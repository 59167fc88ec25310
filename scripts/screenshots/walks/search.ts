import type { Stage } from '../stage.ts';

/** Palette, shortcuts, notices and the other settings. */
export async function walkSearch({ page, workbench, camera, button }: Stage): Promise<void> {
  await workbench.view('Kunden');
  await page.keyboard.press('Control+k');
  await camera.take('palette', 'The palette: views, commands, persons, vouchers.');
  await page.keyboard.type('Stadtwerke');
  await camera.take('palette-search', 'A person and its vouchers.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Tastenkürzel' }).waitFor();
  await camera.take('shortcuts', 'All shortcuts of the view one is in.');
  await page.keyboard.press('Escape');
  await button(/^Nachrichten/).click();
  await camera.take('notices', 'Notices about runs.');
  await page.keyboard.press('Escape');
  await button('Optionen').click();
  for (const [name, shot, caption] of [
    ['Allgemeine Einstellungen', 'options-general', 'Appearance, density, language.'],
    ['Buchhaltung Funktionen', 'options-accounting', 'Chart of accounts and period.'],
    ['E-Mail', 'options-mail', 'E-mail about runs.'],
  ] as const) {
    await button(name).click();
    await camera.take(shot, caption);
  }
}
