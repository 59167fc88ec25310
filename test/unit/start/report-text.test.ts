import { expect, it } from 'vitest';
import { jobReport } from '../../../scripts/job/job-report.ts';
import { reportText } from '../../../scripts/job/report-text.ts';
import type { JobRunDetail } from '../../../host/api/jobs.ts';

const run: JobRunDetail = {
  id: 'r1',
  plugin: 'lexoffice',
  job: 'lexoffice.import',
  state: 'succeeded',
  user: 'Frau Muster',
  origin: 'command',
  createdAt: '2026-11-22T04:30:00Z',
  attempt: 1,
  input: {},
};

it('The command line says in German how a run ended, what it counted and why it failed', () => {
  const attention = { ...run, attention: true, counts: { found: 65, imported: 57, blocked: 4 } };
  expect(reportText(jobReport('Muster', attention))).toBe(
    'Muster · Rechnungen importieren: erledigt, etwas braucht Sie\ngefunden 65 · gebucht 57 · gesperrt 4',
  );
  const error = { code: 'no-secret', message: 'no-secret' };
  expect(reportText(jobReport('Muster', { ...run, state: 'failed', error }))).toBe(
    'Muster · Rechnungen importieren: fehlgeschlagen\nEs ist kein API-Token hinterlegt. Den Token unter Optionen / Allgemein / Schnittstellen eintragen. (no-secret)',
  );
  const waiting = { ...run, state: 'waiting', error, continuesAt: '2026-11-22T05:00:00Z' } as const;
  expect(reportText(jobReport('Muster', waiting))).toContain('wartet bis 22.11.26, 06:00');
});
