import type { SendPlan, SendRow } from '../../services/contacts/outbound/send-plan.ts';

export class SendContactsEvent extends Event {
  constructor(
    readonly plan: SendPlan,
    readonly rows: readonly SendRow[],
  ) {
    super('send-contacts');
  }
}

/** The user's word on an unclear row; without a contact: none was created. */
export class DecideEvent extends Event {
  constructor(
    readonly row: SendRow,
    readonly contactId: string | undefined,
  ) {
    super('decide-contact', { bubbles: true, composed: true });
  }
}

/** The run shall stop before the next person. */
export class StopSendingEvent extends Event {
  constructor() {
    super('stop-sending');
  }
}

declare global {
  interface HTMLElementEventMap {
    'send-contacts': SendContactsEvent;
    'decide-contact': DecideEvent;
    'stop-sending': StopSendingEvent;
  }
}
