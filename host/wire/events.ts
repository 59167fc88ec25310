/** `event:` of a message of GET M/events. */
export type HostEventKind =
  | 'persons'
  | 'vouchers'
  | 'settings'
  | 'state'
  | 'accounts'
  | 'log'
  | 'mandant'
  | 'attachments'
  | 'pause'
  | 'runs';

/** `data:` of it, as JSON. No ids: so much changed that everything of that kind is to be read again. */
export interface HostEventData {
  readonly ids: readonly string[];
  readonly plugin?: string;
  readonly collection?: string;
  /** Of `pause`: milliseconds until the connection sends again. */
  readonly forMs?: number;
  /** Of `runs`: they were asked to stop. */
  readonly cancel?: boolean;
}
