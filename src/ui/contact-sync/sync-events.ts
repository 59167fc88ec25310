import type { ContactPlan, ContactPlanRow } from '../../services/contacts/contact-plan.ts';

export class OverwriteEvent extends Event {
  constructor(readonly overwrite: boolean) {
    super('overwrite-change');
  }
}

export class ApplySyncEvent extends Event {
  constructor(
    readonly plan: ContactPlan,
    readonly rows: readonly ContactPlanRow[],
  ) {
    super('apply-sync');
  }
}

/** The run shall stop after the batch under way. */
export class StopSyncEvent extends Event {
  constructor() {
    super('stop-sync');
  }
}

export class ExportRefusedEvent extends Event {
  constructor() {
    super('export-refused');
  }
}

declare global {
  interface HTMLElementEventMap {
    'overwrite-change': OverwriteEvent;
    'apply-sync': ApplySyncEvent;
    'stop-sync': StopSyncEvent;
    'export-refused': ExportRefusedEvent;
  }
}
