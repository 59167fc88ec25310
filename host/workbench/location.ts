import type { ViewId } from '../api/views.ts';

export type Register = 'office' | 'edit' | 'archive' | 'options';
export type OptionsPage = 'general' | 'accounting' | 'interfaces' | 'mail';

/** Where the user is; stands in the address, so that a reload leads back. */
export interface WorkbenchLocation {
  readonly mandantId?: string;
  readonly register: Register;
  readonly view: ViewId;
  readonly page: OptionsPage;
}

export const VIEWS: readonly ViewId[] = ['cash', 'bank', 'suppliers', 'customers', 'persons', 'log'];
const REGISTERS: readonly Register[] = ['office', 'edit', 'archive', 'options'];
export const PAGES: readonly OptionsPage[] = ['general', 'accounting', 'interfaces', 'mail'];

/** Reads `#/<mandant>/<register>/<view or page>`; what is missing or unknown falls back to the customers. */
export function parseLocation(hash: string): WorkbenchLocation {
  const [, mandantId = '', register, place] = hash.replace(/^#/, '').split('/').map(decode);
  return {
    ...(mandantId === '' ? {} : { mandantId }),
    register: REGISTERS.find((known) => known === register) ?? 'edit',
    view: VIEWS.find((known) => known === place) ?? 'customers',
    page: PAGES.find((known) => known === place) ?? 'general',
  };
}

export function formatLocation({ mandantId = '', register, view, page }: WorkbenchLocation): string {
  const place = { office: '', edit: view, archive: '', options: page }[register];
  return `#/${[mandantId, register, place].map(encodeURIComponent).join('/')}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
