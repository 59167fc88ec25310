import type { MissingRow } from '../../booking/booking.ts';
import type { Failure } from '../../failures.ts';
import type { DocumentRow, SalesDocument, Unreadable } from '../../lexoffice/sales-document.ts';
import { secondOf } from '../../registry/instants.ts';
import type { RecordChange, TransferState } from '../../registry/document-record.ts';
import { classify, classifyUnreadable } from '../rules/classify.ts';
import { isVersionOf, newerRow } from '../rules/document-row.ts';
import type { Entry } from '../rules/entry.ts';
import { inOrder } from '../rules/entry-order.ts';
import { secondLooks, withSecondLooks } from '../rules/second-looks.ts';
import {
  UNTOUCHED,
  type Circumstances,
  type Classified,
  type KnownDocument,
} from '../rules/known-document.ts';

/** Why a document could not be read. */
export interface DetailFailure {
  readonly failure: Failure;
  /** Paths and codes, never the received values. */
  readonly problem?: string;
}

/**
 * All that is known of the listed documents, and their entries. Only documents whose knowledge changed are classified again: with 10 000 rows
 * every detail would otherwise cost as much as the whole list.
 */
export class EntryBoard {
  readonly #known = new Map<string, KnownDocument>();
  readonly #classified = new Map<string, Classified>();
  #unreadable: readonly Unreadable[] = [];
  #states = new Map<string, TransferState>();
  #ordered: readonly Entry[] | undefined;
  #looks: ReturnType<typeof secondLooks> | undefined;

  constructor(private circumstances: Circumstances) {}

  get(documentId: string): KnownDocument | undefined {
    return this.#known.get(documentId);
  }

  /** Of any document, listed or not. */
  stateOf(documentId: string): TransferState {
    return this.#states.get(documentId) ?? UNTOUCHED;
  }

  documents(): Iterable<KnownDocument> {
    return this.#known.values();
  }

  /** Rows of the list, duplicates harmless (B4); a row that is older than the document that is known stays out. */
  setRows(rows: Iterable<DocumentRow>): void {
    for (const row of rows) {
      const before = this.#known.get(row.id);
      if (before && (before.row === row || secondOf(before.row.updatedDate) > secondOf(row.updatedDate)))
        continue;
      const state = this.#states.get(row.id) ?? UNTOUCHED;
      const isCurrent = before?.document !== undefined && isVersionOf(before.document, row);
      this.#set({ row, state, ...(isCurrent && { document: before.document }) });
    }
  }

  /** Rows that could not be read. */
  get unreadable(): readonly Unreadable[] {
    return this.#unreadable;
  }

  setUnreadable(unreadable: readonly Unreadable[]): void {
    this.#unreadable = unreadable;
    this.#ordered = undefined;
  }

  setStates(states: ReadonlyMap<string, TransferState>): void {
    this.#states = new Map(states);
    for (const known of this.#known.values()) {
      this.#known.set(known.row.id, { ...known, state: states.get(known.row.id) ?? UNTOUCHED });
    }
    this.#forgetEntries();
  }

  /** A change that was written to the registry. */
  changeRecord(documentId: string, change: RecordChange): void {
    const state = this.stateOf(documentId);
    this.setState(documentId, { ...state, record: change(state.record) });
  }

  /** What the entries of a document would be with another record. */
  tried(documentId: string, change: RecordChange): Classified {
    const known = this.#known.get(documentId);
    if (known === undefined) return { entries: [], missing: [] };
    return classify(
      { ...known, state: { ...known.state, record: change(known.state.record) } },
      this.circumstances,
    );
  }

  /** What is known of a document since it was booked. */
  setState(documentId: string, state: TransferState): void {
    this.#states.set(documentId, state);
    const known = this.#known.get(documentId);
    if (known) this.#set({ ...known, state });
  }

  setCircumstances(circumstances: Circumstances): void {
    this.circumstances = circumstances;
    this.#forgetEntries();
  }

  /** A document that was read; one that changed since the list was read brings its own row. */
  setDocument(document: SalesDocument): void {
    const before = this.#known.get(document.id);
    if (before === undefined) return;
    const row = newerRow(before.row, document);
    if (isVersionOf(document, row)) this.#set({ row, state: before.state, document });
  }

  setFailure(documentId: string, { failure, problem }: DetailFailure): void {
    const before = this.#known.get(documentId);
    if (before)
      this.#set({ row: before.row, state: before.state, failure, ...(problem !== undefined && { problem }) });
  }

  /** The document is no more. */
  remove(documentId: string): void {
    this.#known.delete(documentId);
    this.#classified.delete(documentId);
    this.#looks = undefined;
    this.#ordered = undefined;
  }

  entriesOf(documentId: string): readonly Entry[] {
    return this.#classifiedOf(documentId).entries;
  }

  /** In document order (rules.md, entry-order.ts). */
  entries(): readonly Entry[] {
    this.#ordered ??= this.#lookedAtTwice(
      inOrder([
        ...[...this.#known.keys()].flatMap((id) => this.#classifiedOf(id).entries),
        ...this.#unreadable
          .filter(({ id }) => id === undefined || !this.#known.has(id))
          .map(classifyUnreadable),
      ]),
    );
    return this.#ordered;
  }

  #lookedAtTwice(entries: readonly Entry[]): readonly Entry[] {
    this.#looks ??= secondLooks(entries);
    return withSecondLooks(entries, this.#looks);
  }

  /** Rows that the account table lacks, each tax case once. */
  missingRows(): readonly MissingRow[] {
    const byCase = new Map<string, MissingRow>();
    for (const id of this.#known.keys()) {
      for (const row of this.#classifiedOf(id).missing) byCase.set(row.taxCase, row);
    }
    return [...byCase.values()];
  }

  #classifiedOf(documentId: string): Classified {
    let classified = this.#classified.get(documentId);
    const known = this.#known.get(documentId);
    if (classified === undefined && known !== undefined) {
      classified = classify(known, this.circumstances);
      this.#classified.set(documentId, classified);
    }
    return classified ?? { entries: [], missing: [] };
  }

  #set(known: KnownDocument): void {
    // Rows decide what is looked at twice, and which invoice a credit note names; the details of an invoice change nothing about it.
    const isSameRow = this.#known.get(known.row.id)?.row === known.row;
    if (!isSameRow || known.row.type === 'creditNote') this.#looks = undefined;
    this.#known.set(known.row.id, known);
    this.#classified.delete(known.row.id);
    this.#ordered = undefined;
  }

  #forgetEntries(): void {
    this.#classified.clear();
    this.#looks = undefined;
    this.#ordered = undefined;
  }
}
