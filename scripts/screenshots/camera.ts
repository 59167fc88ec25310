import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { LOOKS, type LookName } from './looks.ts';
import { visibleText } from './visible-text.ts';

export interface Picture {
  readonly name: string;
  /** What it shows, for the list of all pictures. */
  readonly caption: string;
  /** In which looks it is kept in the repository. */
  readonly kept: readonly LookName[];
}

/** More looks at a page than any takes to come to rest. */
const MOST_LOOKS = 40;

/** Takes the page in every look, as soon as it has come to rest, and never with the secret on it. */
export class Camera {
  readonly #taken: Picture[] = [];

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
    private readonly folder: string,
    private readonly looks: readonly LookName[],
    private readonly secret: string,
  ) {}

  static async create(
    page: Page,
    { folder, looks, secret }: { folder: string; looks: readonly LookName[]; secret: string },
  ): Promise<Camera> {
    await mkdir(folder, { recursive: true });
    const camera = new Camera(page, await page.context().newCDPSession(page), folder, looks, secret);
    await camera.#look('light');
    return camera;
  }

  get taken(): readonly Picture[] {
    return this.#taken;
  }

  has(name: string): boolean {
    return this.#taken.some((picture) => picture.name === name);
  }

  async take(name: string, caption: string, kept: readonly LookName[] = ['light']): Promise<void> {
    if (this.has(name)) throw new Error(`Zwei Bilder heißen ${name}.`);
    // What is pointed at looks different.
    await this.page.mouse.move(0, 0);
    const text = await this.page.evaluate(visibleText);
    if (text.includes(this.secret)) throw new Error(`Auf dem Bild ${name} wäre der API-Token zu lesen.`);
    for (const look of this.looks) {
      await this.#look(look);
      await writeFile(join(this.folder, `${pictureName(name, look)}.png`), await this.#atRest());
    }
    await this.#look('light');
    this.#taken.push({ name, caption, kept });
  }

  async #look(name: LookName): Promise<void> {
    const { width, height, scheme, zoom } = LOOKS[name];
    await this.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    // Not `setViewportSize`: the zoom of a browser changes how many pixels there are for one of the page, too.
    await this.session.send('Emulation.setDeviceMetricsOverride', {
      width: width / zoom,
      height: height / zoom,
      deviceScaleFactor: zoom,
      mobile: false,
    });
  }

  /** A page that draws after it was laid out anew shows the same twice when it is done. */
  async #atRest(): Promise<Buffer> {
    let before = '';
    for (let count = 0; count < MOST_LOOKS; count++) {
      const { data } = await this.session.send('Page.captureScreenshot', { format: 'png' });
      if (data === before) return Buffer.from(data, 'base64');
      before = data;
      await this.page.waitForTimeout(80);
    }
    throw new Error('Die Seite kommt nicht zur Ruhe.');
  }
}

/** `light` is the look that goes without saying. */
export function pictureName(name: string, look: LookName): string {
  return look === 'light' ? name : `${name}-${look}`;
}
