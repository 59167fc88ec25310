import { fixture } from '@open-wc/testing';
import { html } from 'lit';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import '../../../host/workbench/views/host-pdf.ts';
import type { HostPdf } from '../../../host/workbench/views/host-pdf.ts';

/** Two pages of nothing; pdf.js finds its way without a table of contents. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

const started: Worker[] = [];
const alive = new Set<Worker>();
const RealWorker = globalThis.Worker;
beforeAll(() => {
  globalThis.Worker = class extends RealWorker {
    constructor(...all: ConstructorParameters<typeof Worker>) {
      super(...all);
      started.push(this);
      alive.add(this);
    }

    override terminate(): void {
      alive.delete(this);
      super.terminate();
    }
  };
});
afterAll(() => {
  globalThis.Worker = RealWorker;
});
beforeEach(() => {
  started.length = 0;
});

const urlOf = (content: string) => URL.createObjectURL(new Blob([content], { type: 'application/pdf' }));
const show = (url: string) => fixture<HostPdf>(html`<host-pdf url=${url} label="RE-1"></host-pdf>`);
const shown = (element: HostPdf) => element.shadowRoot!.querySelectorAll('canvas').length;

it('ends its worker when all pages are drawn', async () => {
  const element = await show(urlOf(PDF));
  await expect.poll(() => shown(element)).toBe(2);
  await expect.poll(() => alive.size).toBe(0);
  expect(started.length).toBeGreaterThan(0);
});

it('ends its worker when the document cannot be read', async () => {
  const element = await show(urlOf('no PDF'));
  await expect.poll(() => element.shadowRoot!.querySelector('[role=alert]')).not.toBe(null);
  await expect.poll(() => alive.size).toBe(0);
  expect(started.length).toBeGreaterThan(0);
});

it('ends its worker when it is taken away, and when another document is wanted, before all is drawn', async () => {
  const element = await show(urlOf(PDF));
  await expect.poll(() => started.length).toBe(1);
  element.url = urlOf(PDF);
  await expect.poll(() => started.length).toBe(2);
  element.remove();
  await expect.poll(() => alive.size).toBe(0);
});

it('keeps its tools in one line beside a list, in German and with two pages', async () => {
  const place = await fixture<HTMLElement>(
    html`<div style="width: 322px"><host-pdf url=${urlOf(PDF)} label="RE-1"></host-pdf></div>`,
  );
  const element = place.querySelector('host-pdf')!;
  await expect.poll(() => shown(element), { timeout: 30_000 }).toBe(2);
  const tools = [...element.shadowRoot!.querySelectorAll('.tools button, .tools input')].map((tool) =>
    tool.getBoundingClientRect(),
  );
  expect(tools).toHaveLength(9);
  const middles = tools.map(({ top, height }) => Math.round(top + height / 2));
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(4);
  expect(Math.max(...tools.map(({ right }) => right))).toBeLessThanOrEqual(
    place.getBoundingClientRect().right,
  );
});
