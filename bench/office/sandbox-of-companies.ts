import { startSandbox, type Sandbox } from '../../sandbox/server.ts';

/** What the live API allows a company (docs/lexware-api.md). */
const REQUESTS_PER_SECOND = 2;
const CUSTOMERS = 5;
const DAY = '2026-11-20';

export interface SandboxCompany {
  readonly name: string;
  readonly token: string;
  readonly documents: number;
}

/** A remote with many companies, each with a token, a pace, customers and invoices of its own. @param scale how many seconds pass in one */
export async function sandboxOf(companies: readonly SandboxCompany[], scale: number): Promise<Sandbox> {
  const sandbox = await startSandbox({
    token: 'simulation-without-a-company',
    dataSet: 'empty',
    now: `${DAY}T10:00:00Z`,
    burst: REQUESTS_PER_SECOND,
    ratePerSecond: REQUESTS_PER_SECOND * scale,
  });
  for (const [index, { name, token, documents }] of companies.entries()) {
    const admin = sandbox.admin.addOrganization({
      dataSet: 'empty',
      seed: index + 2,
      token,
      companyName: name,
    });
    const customers = Array.from({ length: CUSTOMERS }, (_, each) =>
      admin.createContact({ key: String(each), company: `Kunde ${String(each)} der ${name}` }),
    );
    for (let each = 0; each < documents; each++)
      admin.createInvoice({ address: { contactId: customers[each % CUSTOMERS]?.id ?? '' } });
  }
  return sandbox;
}

export interface Pace {
  readonly requests: number;
  /** Answered by 429. */
  readonly refused: number;
  /** Of one token in any second of scaled time. */
  readonly mostInASecond: number;
}

export function paceOf(sandbox: Sandbox, scale: number): Pace {
  const entries = sandbox.journal();
  const starts = new Map<string, number[]>();
  for (const { organizationId = '', startedMs } of entries)
    starts.set(organizationId, [...(starts.get(organizationId) ?? []), startedMs]);
  const second = 1_000 / scale;
  let mostInASecond = 0;
  for (const own of starts.values()) {
    let first = 0;
    for (const [index, start] of own.entries()) {
      while (start - (own[first] ?? 0) >= second) first++;
      mostInASecond = Math.max(mostInASecond, index - first + 1);
    }
  }
  return {
    requests: entries.length,
    refused: entries.filter(({ status }) => status === 429).length,
    mostInASecond,
  };
}
