import { inject, injectable } from 'inversify';
import { BehaviorSubject, type Observable } from 'rxjs';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { Voucher } from '../../../../host/api/vouchers.ts';
import { concerns, isRetried, type Failure } from '../../failures.ts';
import { Clock, Host } from '../../host-tokens.ts';
import { RemoteLexoffice } from '../../lexoffice/lexoffice-client.ts';
import { LexofficeError } from '../../lexoffice/lexoffice-error.ts';
import type { DocumentType } from '../../lexoffice/sales-document.ts';
import { formatCents } from '../../money/format-cents.ts';
import { omit } from '../../omit.ts';
import { Organization } from '../../organization/organization.ts';
import { problemOf } from '../../problem.ts';
import { TransferRegistry } from '../../registry/transfer-registry.ts';
import type { DocumentRecord, MissingOriginal, TransferState } from '../../registry/document-record.ts';
import { connectedProfile } from '../../organization/connected-profile.ts';
import { failureCode } from '../../service-failure.ts';
import { ServiceTexts } from '../../texts.ts';
import { isDue, postponed, whenDue } from './original-retry.ts';
import { xmlTotalCents } from './xml-total.ts';

const ACCEPT = {
  xml: 'application/xml',
  pdf: 'application/pdf',
  any: '*/*',
  stamped: 'application/pdf',
} as const;
const LANE = { lane: 'bulk' } as const;

interface Wanted {
  readonly documentId: string;
  readonly type: DocumentType;
  readonly voucher: Voucher;
  readonly missing: MissingOriginal;
}

/** Why an original is not there, or not as it should be (rules.md 29). */
export type OriginalProblem = 'file-missing' | 'file-unusable' | 'file-too-large' | 'xml-total-differs';

export interface OriginalsProgress {
  readonly running: boolean;
  readonly done: number;
  readonly total: number;
  /** Tried and not there yet, or not usable: "Beleg fehlt", tried again later, at growing intervals. */
  readonly missing: number;
  /** Of those that were tried. */
  readonly fetched: number;
}

/**
 * Fetches the original file of every booked voucher behind everything else (rules.md 29): one after the other; what is open stands in the registry, so
 * a crash loses nothing.
 */
@injectable()
export class OriginalFiles {
  readonly #subject = new BehaviorSubject<OriginalsProgress>({
    running: false,
    done: 0,
    total: 0,
    missing: 0,
    fetched: 0,
  });
  #underWay: Promise<void> | undefined;
  /** In epoch milliseconds. */
  #dueAt = Infinity;
  #failure: Failure | undefined;

  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(Clock) private readonly clock: Clock,
    @inject(ServiceTexts) private readonly texts: ServiceTexts,
    @inject(RemoteLexoffice) private readonly client: RemoteLexoffice,
    @inject(Organization) private readonly organization: Organization,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
  ) {}

  /** Emits the current progress at once. */
  get progress$(): Observable<OriginalsProgress> {
    return this.#subject.asObservable();
  }

  /** When a further pass may get something; `undefined`: nothing is open. */
  get dueAt(): Date | undefined {
    return Number.isFinite(this.#dueAt) ? new Date(this.#dueAt) : undefined;
  }

  /** What ended the last pass before its time: what is open stays open. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** One pass over all vouchers without an original; calls at once share it. Resumes after a crash. Never rejects; an aborted signal ends it after the file under way. */
  fetchMissing(signal?: AbortSignal): Promise<void> {
    this.#dueAt = 0;
    this.#failure = undefined;
    this.#underWay ??= this.#pass(signal)
      .catch((error: unknown) => {
        this.#failure = failureCode(error);
      })
      .finally(() => {
        this.#subject.next({ ...this.#subject.value, running: false });
        this.#underWay = undefined;
      });
    return this.#underWay;
  }

  async #pass(signal?: AbortSignal): Promise<void> {
    const organizationId = await this.organization.boundTo();
    const asked = new Set<string>();
    let fetched = 0;
    // Listed again until nothing new is due: whoever books while a pass runs is answered with that pass.
    for (;;) {
      const open =
        organizationId === undefined ? [] : await this.#wanted(await this.registry.load(organizationId));
      const now = this.clock.now();
      const due = open.filter(({ voucher, missing }) => !asked.has(voucher.id) && isDue(missing, now));
      const total = asked.size + due.length;
      const tell = (running: boolean, missing: number) =>
        this.#subject.next({ running, done: asked.size, total, missing, fetched });
      if (organizationId === undefined || due.length === 0) {
        this.#dueAt = Math.min(...open.map(({ missing }) => whenDue(missing, now)));
        tell(false, open.length);
        return;
      }
      // Nothing is asked of Lexware Office for nothing.
      if (asked.size === 0) await connectedProfile(this.organization);
      let missing = open.length - due.length;
      for (const one of due) {
        tell(true, missing);
        if (signal?.aborted) return;
        if (await this.#fetch(organizationId, one)) fetched += 1;
        else missing += 1;
        asked.add(one.voucher.id);
      }
    }
  }

  async #wanted(states: Iterable<readonly [string, TransferState]>): Promise<readonly Wanted[]> {
    const wanted: Wanted[] = [];
    for (const [documentId, { record, vouchers }] of states) {
      for (const voucher of vouchers) {
        if (voucher.deleted || voucher.kind === 'reversal') continue;
        const missing =
          record === undefined ? await this.#unrecorded(voucher) : openOriginal(record, voucher);
        const known = record?.type === 'unknown' ? undefined : record?.type;
        const type = known ?? (voucher.grossCents < 0 ? 'creditNote' : 'invoice');
        if (missing) wanted.push({ documentId, type, voucher, missing });
      }
    }
    return wanted;
  }

  /** The record is lost (B15): the host knows whether there is a file. */
  async #unrecorded(voucher: Voucher): Promise<MissingOriginal | undefined> {
    const attached = await this.host.attachments.list(voucher.id);
    if (attached.some(({ role }) => role === 'original')) return undefined;
    return { file: voucher.kind === 'cancellation' ? 'stamped' : 'any' };
  }

  /** Whether the original is there now. Throws what ends the pass. */
  async #fetch(organizationId: string, wanted: Wanted): Promise<boolean> {
    const { documentId, type, voucher, missing } = wanted;
    let file: Awaited<ReturnType<RemoteLexoffice['file']>>;
    try {
      file = await this.client.file(type, documentId, ACCEPT[missing.file], LANE);
    } catch (error) {
      if (!LexofficeError.is(error) || !isOfOneFile(error)) throw error;
      await this.#markMissing(organizationId, wanted, codeOf(error));
      return false;
    }
    const isXml = file.contentType.includes('xml');
    await this.host.attachments.add(voucher.id, {
      name: file.name ?? `${voucher.number}.${isXml ? 'xml' : 'pdf'}`,
      contentType: isXml ? 'application/xml' : 'application/pdf',
      role: 'original',
      bytes: file.bytes,
    });
    if (missing.failure !== undefined) await this.host.attachments.markMissing(voucher.id, undefined);
    if (isXml) await this.#checkTotal(wanted, file.bytes);
    await this.registry.update(organizationId, documentId, (record) => {
      if (record?.originals === undefined) return record;
      return { ...record, originals: omit(record.originals, voucher.externalKey, voucher.id) };
    });
    if (isXml) await this.#addPreview(wanted);
    return true;
  }

  async #markMissing(organizationId: string, wanted: Wanted, code: OriginalProblem): Promise<void> {
    const { documentId, type, voucher, missing } = wanted;
    if (missing.failure !== code) {
      const { message, advice } = problemOf(this.texts.problems, code);
      await this.host.attachments.markMissing(voucher.id, message);
      await this.#report(voucher, 'warning', code, message, advice);
    }
    const failed = { ...missing, failure: code, ...postponed(missing, this.clock.now()) };
    await this.registry.update(organizationId, documentId, (record) => ({
      ...record,
      type: record?.type ?? type,
      originals: { ...omit(record?.originals ?? {}, voucher.id), [voucher.externalKey]: failed },
    }));
  }

  /** The XML is the original, but the books were made from what the API states (G12). */
  async #checkTotal({ voucher, missing }: Wanted, bytes: Uint8Array): Promise<void> {
    const stated = xmlTotalCents(bytes);
    if (missing.totalCents === undefined || stated === undefined || stated === missing.totalCents) return;
    const { message, advice } = problemOf(this.texts.problems, 'xml-total-differs');
    const figures = this.texts.run.xmlTotals(formatCents(stated), formatCents(missing.totalCents));
    await this.#report(voucher, 'warning', 'xml-total-differs', `${message} ${figures}`, advice);
  }

  /** An XML is hard to read; without its picture the voucher is complete all the same (G11). */
  async #addPreview({ documentId, type, voucher }: Wanted): Promise<void> {
    try {
      const file = await this.client.file(type, documentId, 'application/pdf', LANE);
      await this.host.attachments.add(voucher.id, {
        name: file.name ?? `${voucher.number}.pdf`,
        contentType: 'application/pdf',
        role: 'preview',
        bytes: file.bytes,
      });
    } catch (error) {
      if (!LexofficeError.is(error)) throw error;
    }
  }

  #report(
    { id, number, personName, origin }: Voucher,
    severity: 'warning',
    code: OriginalProblem,
    message: string,
    advice: string,
  ): Promise<void> {
    const document = `${number} · ${personName}`;
    const details = { voucher: id };
    return this.host.log.report([
      { code, severity, document, message, advice, batchId: origin.batchId, details },
    ]);
  }
}

function openOriginal(
  { originals }: DocumentRecord,
  { externalKey, id }: Voucher,
): MissingOriginal | undefined {
  return originals?.[externalKey] ?? originals?.[id];
}

/** It is not to be had for good; after any other failure the pass ends and the next one goes on. */
function isOfOneFile({ failure }: LexofficeError): boolean {
  return concerns(failure) === 'document' && !isRetried(failure);
}

function codeOf({ failure, context }: LexofficeError): OriginalProblem {
  if (context.problem?.includes('file-too-large')) return 'file-too-large';
  return failure === 'unreadable' ? 'file-unusable' : 'file-missing';
}
