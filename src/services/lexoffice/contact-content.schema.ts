import * as z from 'zod/mini';

const text = z.string().check(z.regex(/\S/));

const address = z.strictObject({
  supplement: z.optional(text),
  street: z.optional(text),
  postalCode: z.optional(text),
  city: z.optional(text),
  /** ISO alpha-2 or a regional code such as `ES_CN`; no address without one (lexware-api.md 5.1). */
  countryCode: z.string().check(z.regex(/^[A-Z]{2}(_[A-Z0-9]{2})?$/)),
});

/** What may be written of a contact; strict, because it leaves the house. Absent fields stay as they are there, an address is one whole. */
export const contactContentSchema = z.strictObject({
  name: z.optional(text),
  /** First and last name. */
  contactPerson: z.optional(text),
  address: z.optional(address),
  email: z.optional(z.string().check(z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/))),
  phone: z.optional(text.check(z.maxLength(30))),
  vatId: z.optional(text),
  taxNumber: z.optional(text),
});

export type ContactContent = z.infer<typeof contactContentSchema>;

/** Path of the first field that must not be sent as it is; `undefined` when all may. */
export function unsendableField(content: unknown): string | undefined {
  const issue = contactContentSchema.safeParse(content).error?.issues[0];
  return issue && issue.path.map(String).join('.');
}
