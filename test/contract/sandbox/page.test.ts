/** The page of the sandbox in a real browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../../scripts/demo/open-browser.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
let browser: Browser;
let page: Page;
const errors: string[] = [];
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'empty' });
  ({ browser, page } = await openBrowser());
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(sandbox.url);
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

const rows = (table: string) => page.locator(`#${table} tbody tr`);

describe('the page', () => {
  it('writes an invoice, shows it and takes its payment', async () => {
    await page.getByRole('button', { name: 'Write an invoice' }).click();
    await rows('documents').getByRole('button', { name: 'pay' }).click();
    await rows('documents').getByText('paid', { exact: true }).waitFor();
    expect(sandbox.admin.documents().map(({ voucherStatus }) => voucherStatus)).toEqual(['paid']);
  });

  it('shows what a document is called as text, not as markup', async () => {
    sandbox.admin.createInvoice({ address: { name: '<img src=x onerror=alert(1)>', countryCode: 'DE' } });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await rows('documents').getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await page.locator('#documents img').count()).toBe(0);
  });

  it('plays faults and shows them in the journal, without the key', async () => {
    await page.getByLabel('Script').fill('503 x1');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.locator('#faults-now').getByText('503 x1').waitFor();
    expect((await get(sandbox, '/profile')).status).toBe(503);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await rows('journal').getByText('/v1/profile').waitFor();
    expect(await rows('journal').first().textContent()).toContain('503');
    expect(await page.content()).not.toContain(sandbox.token);
  });

  it('says why a fault script is refused', async () => {
    await page.getByLabel('Script').fill('earthquake');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('status').getByText('unknown fault "earthquake"').waitFor();
  });

  it('moves the clock', async () => {
    const before = sandbox.admin.organization.now();
    await page.getByLabel('Hours').fill('48');
    await page.getByRole('button', { name: 'Move on' }).click();
    await page.locator('#now').getByText('2026-09-17').waitFor();
    expect(sandbox.admin.organization.now() - before).toBe(48 * 3_600_000);
    expect(errors).toEqual([]);
  });
});
