import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import { FailureReports } from '../services/invoices/run/failure-reports.ts';
import type { Contribution } from './contribution.ts';

/** Brings failures that the host could not take, in this session or an earlier one, into the Fehlerprotokoll (rules.md 9). */
@injectable()
export class FailureReportsContribution implements Contribution {
  constructor(@inject(FailureReports) private readonly reports: FailureReports) {}

  start(): Disposable {
    return this.reports.follow();
  }
}
