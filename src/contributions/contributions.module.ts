import { ContainerModule } from 'inversify';
import { AccountTableContribution } from './account-table.contribution.ts';
import { ConnectionContribution } from './connection.contribution.ts';
import { ConnectionStatusContribution } from './connection-status.contribution.ts';
import { ContactSendContribution } from './contact-send.contribution.ts';
import { ContactSyncContribution } from './contact-sync.contribution.ts';
import { Contribution } from './contribution.ts';
import { EvaluationsContribution } from './evaluations.contribution.ts';
import { FailureReportsContribution } from './failure-reports.contribution.ts';
import { ImportBadgeContribution } from './import-badge.contribution.ts';
import { ImportContribution } from './import.contribution.ts';
import { ImportDialogs } from './import-dialogs.ts';
import { ImportJob } from './import-job.ts';
import { JobWatch } from './job-watch.ts';
import { ReconciliationContribution } from './reconciliation.contribution.ts';
import { ReconciliationDialog } from './reconciliation-dialog.ts';
import { ReconciliationJob } from './reconciliation-job.ts';
import { RepairsContribution } from './repairs.contribution.ts';
import { RunResultsContribution } from './run-results.contribution.ts';
import { SettingsNotesContribution } from './settings-notes.contribution.ts';
import { SetupContribution } from './setup.contribution.ts';
import { RunUndoDialog } from './run-undo-dialog.ts';
import { TermsContribution } from './terms.contribution.ts';
import { AccountDialogs } from './account-dialogs.ts';
import { AccountTableDialog } from './account-table-dialog.ts';
import { ContactSendDialog } from './contact-send-dialog.ts';
import { ContactSyncDialog } from './contact-sync-dialog.ts';

export const contributionsModule = new ContainerModule(({ bind }) => {
  bind(AccountDialogs).toSelf();
  bind(AccountTableDialog).toSelf();
  bind(ContactSendDialog).toSelf();
  bind(ContactSyncDialog).toSelf();
  bind(ImportDialogs).toSelf();
  bind(ImportJob).toSelf();
  bind(JobWatch).toSelf();
  bind(ReconciliationDialog).toSelf();
  bind(ReconciliationJob).toSelf();
  bind(RunUndoDialog).toSelf();
  for (const contribution of [
    ConnectionContribution,
    ConnectionStatusContribution,
    SettingsNotesContribution,
    SetupContribution,
    TermsContribution,
    RepairsContribution,
    ContactSyncContribution,
    ContactSendContribution,
    AccountTableContribution,
    ImportBadgeContribution,
    ImportContribution,
    ReconciliationContribution,
    RunResultsContribution,
    EvaluationsContribution,
    FailureReportsContribution,
  ])
    bind(Contribution).to(contribution);
});
