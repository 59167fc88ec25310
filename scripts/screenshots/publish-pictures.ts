import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '../demo/open-browser.ts';
import { pictureName, type Picture } from './camera.ts';
import { LOOKS } from './looks.ts';
import { animate, toWebPicture } from './web-pictures.ts';

/** The whole job, from the first start to what the Steuerberater gets. */
const WHOLE_JOB = [
  'first-run',
  'settings',
  'contact-sync-customers',
  'badge',
  'import-window',
  'summary-window',
  'result',
  'voucher',
  'voucher-xrechnung',
  'evaluations',
];

/** Puts what is kept of the pictures into the repository, small, with a page that shows them all, and the job as one that moves. */
export async function publishPictures(
  pictures: readonly Picture[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  const { browser, page } = await openBrowser();
  try {
    const webPicture = async (name: string) => toWebPicture(page, await readFile(join(from, `${name}.png`)));
    for (const { name, kept } of pictures)
      for (const look of kept) {
        const file = pictureName(name, look);
        await writeFile(join(to, `${file}.webp`), await webPicture(file));
      }
    const steps: Buffer[] = [];
    for (const name of WHOLE_JOB) steps.push(await webPicture(name));
    await writeFile(join(to, 'whole-job.webp'), await animate(steps, LOOKS.light));
  } finally {
    await browser.close();
  }
  await writeFile(join(to, 'README.md'), pageOf(pictures));
}

function pageOf(pictures: readonly Picture[]): string {
  const head = [
    '# Screenshots',
    'Written by `npm run screenshots`: every view and state at 1280 × 800, some in dark, at 1920 × 1080 and at 200 % zoom. All of them in each look lie in `build/screenshots` afterwards.',
    '![The whole job](whole-job.webp)',
  ];
  const sections = pictures.map(({ name, caption, kept }) =>
    [
      `## ${name}`,
      caption,
      ...kept.map(
        (look) => `![${caption}${look === 'light' ? '' : ` (${look})`}](${pictureName(name, look)}.webp)`,
      ),
    ].join('\n\n'),
  );
  return `${[...head, ...sections].join('\n\n')}\n`;
}
