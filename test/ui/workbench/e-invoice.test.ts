import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../../host/workbench/views/host-xml.ts';
import type { HostXml } from '../../../host/workbench/views/host-xml.ts';
import { CII_INVOICE, UBL_CREDIT_NOTE } from '../../support/e-invoices.ts';

async function show(source: string): Promise<HostXml> {
  const url = URL.createObjectURL(new Blob([source], { type: 'application/xml' }));
  const element = await fixture<HostXml>(html`<host-xml url=${url} label="RE-1.xml"></host-xml>`);
  await expect.poll(() => element.shadowRoot!.querySelector('host-e-invoice')).not.toBeNull();
  return element;
}
const said = (element: HostXml) =>
  element.shadowRoot!.querySelector('host-e-invoice')!.shadowRoot!.textContent.replace(/\s+/g, ' ');

describe('an e-invoice in the Belegviewer', () => {
  it('is a German invoice with parties, lines, tax and payment (CII)', async () => {
    const element = await show(CII_INVOICE);
    for (const text of [
      'Rechnung RE-1021',
      'Muster & Söhne GmbH Hauptstraße 1 10115 Berlin USt-IdNr. DE123456789 Steuernummer 12/345/67890',
      'Ökobau e.K.',
      'Belegdatum 01.04.2026',
      'Leitweg-ID oder Kundenreferenz 04011000-12345-67',
      '1 Beratung vor Ort 2,5 Std. 400,00 19 % 1.000,00',
      'USt 19 % auf 1.000,00 190,00',
      'Zu zahlen 1.190,00 EUR',
      'Zahlungsart Überweisung',
      'Fällig am 15.04.2026',
      'IBAN DE02 1203 0000 0000 2020 51',
    ])
      expect(said(element)).toContain(text);
    await expectElement(element).to.be.accessible();
  });

  it('is a Rechnungskorrektur with a discount and the words for no tax (UBL)', async () => {
    const element = await show(UBL_CREDIT_NOTE);
    for (const text of [
      'Rechnungskorrektur GS-0007',
      'Zu Rechnung RE-0998',
      'Treuerabatt -50,00',
      'USt 0 % auf 450,00 Steuerschuldnerschaft des Leistungsempfängers 0,00',
      'Bau SARL 5 rue de la Paix 75002 Paris FR',
      'Bereits gezahlt -100,00',
      'Zu zahlen 350,00 EUR',
      'Zahlungsart SEPA-Lastschrift',
    ])
      expect(said(element)).toContain(text);
    await expectElement(element).to.be.accessible();
  });

  it('fits beside the list at 1280 pixels, and says units as a person does', async () => {
    const element = await show(CII_INVOICE.replaceAll('unitCode="HUR"', 'unitCode="MTK"'));
    element.style.width = '300px';
    const invoice = element.shadowRoot!.querySelector('host-e-invoice')!;
    expect(invoice.scrollWidth).toBeLessThanOrEqual(invoice.clientWidth);
    expect(said(element)).toContain('2,5 m²');
    await expectElement(element).to.be.accessible();
  });

  it('shows the XML as it was sent a click away, and prints the invoice', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const element = await show(CII_INVOICE);
    await page.getByRole('button', { name: 'Beleg drucken' }).click();
    expect(print).toHaveBeenCalledOnce();
    expect(document.querySelector('.print-sheet > host-e-invoice')).not.toBeNull();
    dispatchEvent(new Event('afterprint'));
    await page.getByRole('radio', { name: 'XML' }).click();
    await expect
      .poll(() => element.shadowRoot!.querySelector('.xml')?.textContent)
      .toContain('DuePayableAmount');
    await expectElement(element).to.be.accessible();
  });
});
