import { lastValueFrom, toArray } from 'rxjs';
import { CircumstancesSource } from '../../../src/services/invoices/list/circumstances-source.ts';
import { DetailSource } from '../../../src/services/invoices/list/detail-source.ts';
import {
  readReconciliation,
  type ReconciliationSources,
  type ReconciliationState,
} from '../../../src/services/reconciliation/read-reconciliation.ts';
import type { Finding, Reconciliation } from '../../../src/services/reconciliation/reconciliation.ts';
import { sumOfStanding } from '../../../src/services/reconciliation/standing.ts';
import { LexofficeClient } from '../../../src/services/lexoffice/lexoffice-client.ts';
import { Organization } from '../../../src/services/organization/organization.ts';
import { TransferRegistry } from '../../../src/services/registry/transfer-registry.ts';
import type { ImportScenario } from '../../support/import-scenario.ts';

export function sourcesOf({ container }: Pick<ImportScenario, 'container'>): ReconciliationSources {
  return {
    client: container.get(LexofficeClient),
    organization: container.get(Organization),
    registry: container.get(TransferRegistry),
    details: container.get(DetailSource),
    circumstances: container.get(CircumstancesSource),
  };
}

export function states(scenario: Pick<ImportScenario, 'container'>): Promise<ReconciliationState[]> {
  return lastValueFrom(readReconciliation(sourcesOf(scenario)).pipe(toArray()));
}

/** Reads both sides to the end. */
export async function reconciled(scenario: Pick<ImportScenario, 'container'>): Promise<Reconciliation> {
  const last = (await states(scenario)).at(-1);
  if (last?.status !== 'ready') throw new Error(JSON.stringify(last));
  return last.result;
}

/** `RE-7 different 119,00`-like lines: number, state, class, reason, cents there, cents here. */
export function brief({ findings }: Reconciliation): string[] {
  return findings.map((finding) => briefly(finding));
}

export function briefly(finding: Finding): string {
  const { number, state, reason, there, here } = finding;
  return [number, state, ...(reason ? [reason] : []), sumOfStanding(there), sumOfStanding(here)].join(' ');
}
