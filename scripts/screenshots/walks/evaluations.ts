import type { Stage } from '../stage.ts';

/** What the books say together: for the Steuerberater. */
export async function walkEvaluations({ page, workbench, camera, button }: Stage): Promise<void> {
  await workbench.view('Kunden');
  await button('Auswertungen').click();
  const dialog = page.locator('lexoffice-evaluations');
  await dialog.locator('lexoffice-bar-chart canvas').waitFor();
  await camera.take('evaluations', 'Revenue per month and kind, as chart and table.', ['light', 'dark']);
  for (const [tab, name, caption] of [
    ['UStVA-Prüfliste', 'evaluations-vat', 'Check list for the UStVA.'],
    ['Zusammenfassende Meldung', 'evaluations-ec-sales', 'Zusammenfassende Meldung.'],
    ['OSS-Meldung', 'evaluations-oss', 'OSS.'],
  ] as const) {
    await dialog.getByRole('tab', { name: tab }).click();
    await camera.take(name, caption);
  }
  await button('Schließen', dialog).last().click();
}
