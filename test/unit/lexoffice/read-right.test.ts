import { describe, expect, it } from 'vitest';
import german from '../../../l10n/manifest.de.json';
import { de } from '../../../src/l10n/de/de.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import type { LexofficeClient } from '../../../src/services/lexoffice/lexoffice-client.ts';
import { problemOf } from '../../../src/services/problem.ts';
import { failureCode } from '../../../src/services/service-failure.ts';
import { clientOver } from '../../support/lexoffice-client.ts';
import { jsonAnswer, ScriptedConnection } from '../../support/scripted-connection.ts';

const options = { lane: 'bulk' } as const;

async function refusal(ask: (client: LexofficeClient) => Promise<unknown>, status = 403): Promise<unknown> {
  const connection = new ScriptedConnection(() => jsonAnswer({ message: 'access_denied' }, status));
  try {
    await ask(clientOver(connection));
  } catch (error) {
    return error;
  }
  throw new Error('was not refused');
}

const document = (type: 'invoice' | 'creditNote' | 'downPaymentInvoice') => (client: LexofficeClient) =>
  client.document(type, 'd1', options);

describe('A key that lacks a right', () => {
  it.each<[string, (client: LexofficeClient) => Promise<unknown>]>([
    ['Kontakte lesen', (client) => client.contact('c1', options)],
    ['Rechnungen lesen', document('invoice')],
    ['Gutschriften lesen', document('creditNote')],
    ['Abschlagsrechnungen lesen', document('downPaymentInvoice')],
  ])('G7: is told that it lacks „%s“', async (right, ask) => {
    const { message, advice } = problemOf(de.problems, failureCode(await refusal(ask)));
    expect(message).toBe(`Dem API-Token fehlt das Recht „${right}“.`);
    expect(advice).toContain('Optionen / Allgemein / Schnittstellen');
  });

  it('is not told so when the plan is missing, or without a right of its own', async () => {
    expect(failureCode(await refusal((client) => client.contact('c1', options), 402))).toBe('plan');
    expect(failureCode(await refusal((client) => client.profile({ lane: 'user' })))).toBe('plan');
    expect(failureCode(new LexofficeError('plan', { path: '/v1/contacts', status: 403 }))).toBe('plan');
  });

  it('finds all rights that it needs beside the setting of the token', () => {
    const needed = [
      'Profil',
      'Kontakte',
      'Belegliste',
      'Rechnungen',
      'Gutschriften',
      'Abschlagsrechnungen',
      'Länder',
      'Dateien',
    ];
    for (const right of needed) expect(german['setting.apiToken.description']).toContain(right);
  });
});
