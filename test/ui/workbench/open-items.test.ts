import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Voucher } from '../../../host/api/vouchers.ts';
import '../../../host/workbench/views/host-open-items.ts';
import type { HostOpenItems } from '../../../host/workbench/views/host-open-items.ts';
import { openItems } from '../../../host/workbench/views/open-items.ts';
import { aVoucher } from '../../support/builders/voucher.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const vouchers: readonly Voucher[] = [
  aVoucher({ id: 'v1', number: 'RE-1', dueDate: '2020-01-01', grossCents: 119_00, kind: 'invoice' }),
  aVoucher({ id: 'v2', number: 'RE-2', dueDate: '2999-01-01', grossCents: 238_00, kind: 'invoice' }),
  aVoucher({ id: 'v3', number: 'RE-3', dueDate: '2020-01-01', grossCents: 50_00, kind: 'invoice' }),
  aVoucher({
    id: 'v4',
    number: 'GS-1',
    relatedNumber: 'RE-3',
    grossCents: -50_00,
    kind: 'cancellation',
  }),
];

const show = (): Promise<HostOpenItems> =>
  fixture<HostOpenItems>(
    html`<host-open-items
      style="height: 500px"
      .items=${openItems(vouchers)}
      .list=${'open.test'}
      .emptyState=${'nichts offen'}
    ></host-open-items>`,
  );

const numbers = (element: HostOpenItems): readonly string[] => element.wantedRows.map(({ number }) => number);
const button = (element: HostOpenItems, label: string): HTMLButtonElement =>
  [...element.shadowRoot!.querySelectorAll('button')].find(
    ({ textContent }) => textContent.trim() === label,
  )!;
const sums = (element: HostOpenItems): readonly string[] =>
  [...element.shadowRoot!.querySelectorAll('td')].map(({ textContent }) => textContent.trim());

beforeEach(() => sessionStorage.clear());

describe('host-open-items', () => {
  it('shows what is open with its sums by age', async () => {
    const element = await show();
    expect(numbers(element)).toEqual(['RE-1', 'RE-2']);
    expect(sums(element)).toEqual(['238,00', '0,00', '0,00', '0,00', '0,00', '119,00', '357,00 €']);
    await expectElement(element).to.be.accessible();
  });

  it('filters by the letters of FIBUscan, says which are on, and remembers them', async () => {
    const element = await show();
    button(element, 'V Verrechnete').click();
    await element.updateComplete;
    expect(numbers(element)).toEqual(['RE-1', 'RE-3', 'RE-2']);
    button(element, 'F Fällige').click();
    await element.updateComplete;
    expect(numbers(element)).toEqual(['RE-1', 'RE-3']);
    expect(button(element, 'F Fällige').ariaPressed).toBe('true');
    expect(sums(element).at(-1)).toBe('119,00 €');
    await expectElement(element).to.be.accessible();
    element.remove();
    expect(numbers(await show())).toEqual(['RE-1', 'RE-3']);
  });

  it('says that it is the filters that leave it empty', async () => {
    const element = await show();
    const [ledger] = element.shadowRoot!.querySelectorAll('select');
    ledger!.add(new Option('9999', '9999'));
    ledger!.value = '9999';
    ledger!.dispatchEvent(new Event('change'));
    const grid = element.shadowRoot!.querySelector('host-grid')!;
    await waitUntil(() => grid.shadowRoot!.textContent.includes('Kein Posten passt zu den Filtern'));
    expect(element.shadowRoot!.querySelector('table')).toBeNull();
  });
});
