import type { Stage } from '../stage.ts';

/** Nobody answers any more. */
export async function walkOffline({ page, workbench, camera, stopHost }: Stage): Promise<void> {
  await workbench.view('Kunden');
  await stopHost();
  await page
    .getByText(/offline seit/)
    .first()
    .waitFor();
  await camera.take('offline', 'The server of FIBUscan is gone: the status bar says since when.');
}
