import type { Page } from 'playwright-core';
import webpmux from 'node-webpmux';

/** How long each step of the animated picture stands. */
const STEP_MS = 2500;
/** 0 to 1: letters stay clear, and a picture has half of what it has as PNG. */
const QUALITY = 0.7;

/** A picture as small as a page on the web wants it, made by the browser itself. */
export async function toWebPicture(page: Page, png: Buffer): Promise<Buffer> {
  const encoded = await page.evaluate(
    async ([data, quality]) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      const webp = new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer(),
      );
      let letters = '';
      for (const byte of webp) letters += String.fromCharCode(byte);
      return btoa(letters);
    },
    [png.toString('base64'), QUALITY] as const,
  );
  return Buffer.from(encoded, 'base64');
}

/** One picture that shows these one after the other, again and again. */
export async function animate(
  pictures: readonly Buffer[],
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  const frames = await Promise.all(
    pictures.map((buffer) => webpmux.Image.generateFrame({ buffer, delay: STEP_MS })),
  );
  return webpmux.Image.save(null, { width, height, frames, loops: 0 });
}
