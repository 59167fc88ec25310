import { inject, injectable } from 'inversify';
import { distinctUntilChanged, filter, map } from 'rxjs';
import type { Disposable } from '../../host/api/disposable.ts';
import { OriginalFiles } from '../services/invoices/originals/original-files.ts';
import { Organization } from '../services/organization/organization.ts';
import type { Contribution } from './contribution.ts';
import { Disposables } from './disposables.ts';

/** Goes on fetching the originals that an earlier session did not get, as soon as there is a connection (rules.md 29). */
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
          filter(Boolean),
        )
        .subscribe(() => void this.originals.fetchMissing()),
    );
  }
}
