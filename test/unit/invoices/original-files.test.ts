import { firstValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { xmlTotalCents } from '../../../src/services/invoices/originals/xml-total.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { pdf, type FakeFile } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

function xml(total: string): FakeFile {
  const text = `<?xml version="1.0"?><rsm:X><ram:GrandTotalAmount>${total}</ram:GrandTotalAmount></rsm:X>`;
  return {
    bytes: new TextEncoder().encode(text),
    contentType: 'application/xml',
    name: 'RE.xml',
  };
}

/** Waits for the pass that a run starts by itself. */
async function imported(scenario: ImportScenario): Promise<void> {
  await scenario.import();
  await scenario.originals.fetchMissing();
}

const attached = (scenario: ImportScenario) =>
  scenario.host.attachments.map(({ role, contentType }) => `${role} ${contentType}`);

describe('The original file', () => {
  it('is fetched after the booking and kept byte for byte', async () => {
    const scenario = new ImportScenario();
    const file = pdf('RE-1');
    scenario.lexoffice.files.set(scenario.lexoffice.add().id, file);
    await imported(scenario);
    expect(attached(scenario)).toEqual(['original application/pdf']);
    expect(scenario.host.attachments[0]?.bytes).toEqual(file.bytes);
    expect(await firstValueFrom(scenario.originals.progress$)).toMatchObject({ running: false, missing: 0 });
  });

  it('G11: is the XML of an XRechnung, with its PDF as preview', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ electronicDocumentProfile: 'XRechnung' });
    scenario.lexoffice.files.set(`${id} application/xml`, xml('119.00'));
    scenario.lexoffice.files.set(`${id} application/pdf`, pdf());
    await imported(scenario);
    expect(attached(scenario)).toEqual(['original application/xml', 'preview application/pdf']);
    expect(scenario.host.errors).toEqual([]);
  });

  it('G12: is compared with the booking when it is an XML, with a warning only', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ electronicDocumentProfile: 'XRECHNUNG' });
    scenario.lexoffice.files.set(`${id} application/xml`, xml('118.99'));
    await imported(scenario);
    expect(scenario.host.errors.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning xml-total-differs',
    ]);
    expect(scenario.host.errors[0]?.message).toContain('E-Rechnung: 118,99, gebucht: 119,00.');
    expect(attached(scenario)).toEqual(['original application/xml']);
  });

  it('is the PDF of a ZUGFeRD document', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ electronicDocumentProfile: 'EN16931' });
    scenario.lexoffice.files.set(id, pdf());
    await imported(scenario);
    expect(attached(scenario)).toEqual(['original application/pdf']);
  });

  it('comes stamped with the Storno', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    scenario.lexoffice.files.set(id, pdf('plain'));
    await imported(scenario);
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.void(id);
    scenario.lexoffice.files.set(id, pdf('stamped'));
    await imported(scenario);
    const names = scenario.host.attachments.map(({ name, voucherId }) => [
      name,
      scenario.host.vouchers.get(voucherId)?.kind,
    ]);
    expect(names).toEqual([
      ['plain.pdf', 'invoice'],
      ['stamped.pdf', 'cancellation'],
    ]);
  });

  it('G10: is marked as missing while it is not there, once, and fetched later', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    await imported(scenario);
    await scenario.originals.fetchMissing();
    expect([...scenario.host.missing.values()]).toEqual([
      'Das Original ist in Lexware Office noch nicht abrufbar.',
    ]);
    expect(scenario.host.errors.map(({ code }) => code)).toEqual(['file-missing']);
    expect(await firstValueFrom(scenario.originals.progress$)).toMatchObject({ running: false, missing: 1 });

    scenario.lexoffice.files.set(id, pdf());
    scenario.restart({ cache: 'lost' });
    scenario.clock.advance({ minutes: 60 });
    await scenario.originals.fetchMissing();
    expect(scenario.host.missing.size).toBe(0);
    expect(attached(scenario)).toEqual(['original application/pdf']);
  });

  it('G10: that never comes is asked for after a minute, then ever more seldom, and once a day for good', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    await imported(scenario);
    const asked: number[] = [];
    for (let minute = 1; minute <= 3 * 24 * 60; minute += 1) {
      scenario.clock.advance({ minutes: 1 });
      // A new seat each time: what is remembered, is remembered in the host.
      if (minute % 60 === 0) scenario.restart({ cache: 'lost' });
      scenario.lexoffice.requests.length = 0;
      await scenario.originals.fetchMissing();
      if (scenario.lexoffice.requests.some((request) => request.startsWith('file'))) asked.push(minute);
    }
    expect(asked).toEqual([1, 3, 7, 15, 31, 63, 127, 255, 511, 1023, 2047, 3487]);
    expect(scenario.host.errors).toHaveLength(1);
  });

  it('D6: is not put off by a time that a wrong clock has set', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    scenario.clock.advance({ days: 400 });
    await imported(scenario);
    scenario.clock.advance({ days: -400 });
    scenario.lexoffice.files.set(id, pdf());
    await scenario.originals.fetchMissing();
    expect(attached(scenario)).toEqual(['original application/pdf']);
  });

  it.each([
    ['G13: no PDF', 'unreadable', 'file-no-pdf', 'file-unusable'],
    ['G15: too large', 'unreadable', 'file-too-large', 'file-too-large'],
    ['G9: not to be had (409)', 'rejected', undefined, 'file-missing'],
  ] as const)('%s does not touch the booking', async (_, failure, problem, code) => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('file'))
        throw new LexofficeError(failure, { path: '/file', ...(problem && { problem }) });
    };
    await imported(scenario);
    expect(scenario.host.vouchers.size).toBe(1);
    expect(scenario.host.errors.map((line) => line.code)).toEqual([code]);
    expect(scenario.host.missing.size).toBe(1);
  });

  it('waits for a connection without a mark, and resumes where it stopped', async () => {
    const scenario = new ImportScenario();
    for (let index = 0; index < 3; index += 1) {
      scenario.lexoffice.files.set(scenario.lexoffice.add().id, pdf(`RE-${index}`));
    }
    let files = 0;
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('file') && (files += 1) > 1)
        throw new LexofficeError('offline', { path: '/file' });
    };
    await imported(scenario);
    expect(scenario.host.missing.size).toBe(0);
    expect(scenario.host.attachments).toHaveLength(1);
    scenario.lexoffice.before = () => undefined;
    scenario.restart();
    await scenario.originals.fetchMissing();
    expect(scenario.host.attachments).toHaveLength(3);
    await scenario.originals.fetchMissing();
    expect(scenario.lexoffice.requests.filter((request) => request.startsWith('file'))).toHaveLength(4);
  });

  it('says when one that was not there falls due', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    expect(scenario.originals.dueAt).toBeUndefined();
    await imported(scenario);
    expect(scenario.originals.dueAt).toEqual(new Date(scenario.clock.now().getTime() + 60_000));
    scenario.clock.advance({ minutes: 1 });
    scenario.lexoffice.files.set(id, pdf());
    await scenario.originals.fetchMissing();
    expect(scenario.originals.dueAt).toBeUndefined();
    expect(scenario.host.attachments).toHaveLength(1);
  });

  it('of what was booked while a pass runs is fetched by the same pass', async () => {
    const scenario = new ImportScenario();
    const first = scenario.lexoffice.add();
    scenario.lexoffice.files.set(first.id, pdf());
    let booked: Promise<unknown> | undefined;
    scenario.lexoffice.before = async (request) => {
      if (!request.startsWith('file') || booked !== undefined) return;
      scenario.lexoffice.files.set(scenario.lexoffice.add().id, pdf());
      booked = scenario.import();
      await booked;
    };
    await imported(scenario);
    expect(scenario.host.vouchers.size).toBe(2);
    expect(scenario.host.attachments).toHaveLength(2);
    expect(await firstValueFrom(scenario.originals.progress$)).toEqual({
      ...{ running: false, done: 2, total: 2, missing: 0, fetched: 2 },
    });
  });

  it('B15: is looked for at the host when the record is lost', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.files.set(scenario.lexoffice.add().id, pdf());
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('file')) throw new LexofficeError('offline', { path: '/file' });
    };
    await imported(scenario);
    scenario.lexoffice.before = () => undefined;
    scenario.host.collections.delete('documents');
    await scenario.originals.fetchMissing();
    await scenario.originals.fetchMissing();
    expect(scenario.host.attachments).toHaveLength(1);
  });
});

describe('xmlTotalCents', () => {
  it.each([
    ['<a:GrandTotalAmount>1190.5</a:GrandTotalAmount>', 119_050],
    ['<cbc:TaxInclusiveAmount currencyID="EUR">-26.72</cbc:TaxInclusiveAmount>', -2_672],
    ['<GrandTotalAmount>+1191.00</GrandTotalAmount>', 119_100],
    ['<!-- <GrandTotalAmount>1.00</GrandTotalAmount> --><GrandTotalAmount>2.00</GrandTotalAmount>', 200],
    ['<!-- <GrandTotalAmount>1.00</GrandTotalAmount> -->', undefined],
    ['<x/><!-- <GrandTotalAmount>1.00</GrandTotalAmount>', undefined],
    ['<x/>', undefined],
    ['<GrandTotalAmount>1.2.3</GrandTotalAmount>', undefined],
  ])('reads %s', (text, cents) => {
    expect(xmlTotalCents(new TextEncoder().encode(text))).toBe(cents);
  });

  it('reads UTF-16', () => {
    const text = '\ufeff<?xml version="1.0" encoding="UTF-16"?><GrandTotalAmount>1190.5</GrandTotalAmount>';
    expect(xmlTotalCents(new Uint8Array(Buffer.from(text, 'utf16le')))).toBe(119_050);
    expect(xmlTotalCents(new Uint8Array(Buffer.from(text, 'utf16le').swap16()))).toBe(119_050);
  });

  it('takes no longer over comments without an end', () => {
    const text = '<!--'.repeat(1_000_000);
    expect(xmlTotalCents(new TextEncoder().encode(text))).toBeUndefined();
  });
});
