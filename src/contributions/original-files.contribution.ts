import { inject, injectable } from 'inversify';
import { distinctUntilChanged, EMPTY, filter, map, switchMap, timer } from 'rxjs';
import type { Disposable } from '../../host/api/disposable.ts';
import { OriginalFiles } from '../services/invoices/originals/original-files.ts';
import { Organization } from '../services/organization/organization.ts';
import type { Contribution } from './contribution.ts';
import { Disposables } from './disposables.ts';

/** The lock of a page that was closed while it fetched runs out after half a minute; files that were not there yet fall due one by one. */
const LOOK_MS = 30_000;

/** Fetches the originals that an earlier session did not get, as soon as there is a connection, and looks again while some are open (rules.md 29). */
@injectable()
export class OriginalFilesContribution implements Contribution {
  constructor(
    @inject(Organization) private readonly organization: Organization,
    @inject(OriginalFiles) private readonly originals: OriginalFiles,
  ) {}

  start(): Disposable {
    return new Disposables().add(
      this.organization.state$
        .pipe(
          map(({ status }) => status === 'connected'),
          distinctUntilChanged(),
          switchMap((connected) => (connected ? timer(0, LOOK_MS) : EMPTY)),
          filter((look) => look === 0 || this.originals.hasDue),
        )
        .subscribe(() => void this.originals.fetchMissing()),
    );
  }
}
