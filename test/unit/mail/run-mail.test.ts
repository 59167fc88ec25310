import { describe, expect, it } from 'vitest';
import { runMail } from '../../../host/server/mail/run-mail.ts';

const told = {
  mandant: 'Muster & Söhne GmbH',
  title: 'Rechnungen importieren',
  link: 'http://127.0.0.1:1/#/m/edit/log',
  machine: 'KANZLEI-1',
};
const times = { startedAt: '2026-11-23T04:30:00Z', finishedAt: '2026-11-23T04:32:00Z' };

describe('The e-mail about a run', () => {
  it('says what happened, what needs a person and where to look, in that order', () => {
    const { subject, text } = runMail({
      ...told,
      run: {
        ...{ state: 'succeeded', attention: true, ...times },
        counts: { blocked: 3, imported: 9, found: 12, failed: 0 },
      },
    });
    expect(subject).toBe(
      'FIBUscan: Muster & Söhne GmbH – Rechnungen importieren erledigt, etwas braucht Sie',
    );
    expect(text.split('\n')).toEqual([
      'Muster & Söhne GmbH: Rechnungen importieren – erledigt, etwas braucht Sie.',
      '23.11.26, 05:30 bis 23.11.26, 05:32',
      '12 gefunden, 9 gebucht, 3 gesperrt',
      '',
      'Das wartet auf Sie: 3 gesperrt',
      '',
      'Protokoll / Läufe, am Rechner KANZLEI-1: http://127.0.0.1:1/#/m/edit/log',
      '',
    ]);
  });

  it('says that nothing is to be done', () => {
    const { text } = runMail({
      ...told,
      run: { state: 'succeeded', attention: false, counts: { imported: 2 } },
    });
    expect(text).toContain('Es ist nichts zu tun.');
  });

  it('names of a failed run its code, and nothing that a message could hold', () => {
    const { subject, text } = runMail({
      ...told,
      run: { state: 'failed', error: { code: 'unauthorized', message: 'secret' }, ...times },
    });
    expect(subject).toContain('fehlgeschlagen');
    expect(text).toContain('(unauthorized)');
    expect(text).not.toContain('secret');
  });
});
