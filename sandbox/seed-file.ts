/** What a seed file adds to the data set: JSON with contacts, documents and vouchers as the admin interface takes them. */
import { readFileSync } from 'node:fs';
import type { Admin, ProfileChanges } from './admin/admin.ts';
import type { NewVoucher } from './admin/books-admin.ts';
import type { NewDocument } from './admin/document-admin.ts';
import type { ContactSpec } from './data-sets/contact-builder.ts';
import type { SalesType } from './store/sales-document.ts';

type SeedDocument = NewDocument & {
  type?: SalesType;
  /** `key` of a contact of the same file. */
  contact?: string;
  paid?: boolean;
  voided?: boolean;
};

interface Seed {
  profile?: ProfileChanges;
  contacts?: Partial<ContactSpec>[];
  documents?: SeedDocument[];
  vouchers?: NewVoucher[];
}

const PARTS = ['profile', 'contacts', 'documents', 'vouchers'];

/** Throws an `Error` that names what it does not understand. */
function parse(text: string): Seed {
  const seed: unknown = JSON.parse(text);
  if (typeof seed !== 'object' || seed === null || Array.isArray(seed)) throw new Error('must be an object');
  for (const part of Object.keys(seed))
    if (!PARTS.includes(part)) throw new Error(`has "${part}"; there are: ${PARTS.join(', ')}`);
  return seed;
}

function apply(admin: Admin, seed: Seed): void {
  if (seed.profile) admin.setProfile(seed.profile);
  const ids = new Map((seed.contacts ?? []).map((spec) => [spec.key, admin.createContact(spec).id]));
  for (const { type = 'invoice', contact, paid, voided, ...input } of seed.documents ?? []) {
    const contactId = contact === undefined ? undefined : ids.get(contact);
    if (contact !== undefined && contactId === undefined) throw new Error(`has no contact "${contact}"`);
    const { id } = admin.createDocument(type, {
      ...input,
      ...(contactId !== undefined && { address: { contactId, ...input.address } }),
    });
    if (paid === true) admin.payDocument(id);
    if (voided === true) admin.voidDocument(id);
  }
  for (const voucher of seed.vouchers ?? []) admin.createVoucher(voucher);
}

export function loadSeedFile(admin: Admin, file: string): void {
  try {
    apply(admin, parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`seed file ${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
