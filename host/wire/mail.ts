import * as z from 'zod';

/** `tls` from the first byte (465) · `starttls` demanded before anything is said (587) · `none` only inside an own network (25). */
export const MAIL_ENCRYPTIONS = ['tls', 'starttls', 'none'] as const;

/** Body of PUT /api/host/mail-server. */
export const mailServerInput = z.strictObject({
  host: z.string().regex(/^[\w.:-]{1,253}$/, 'ist kein Name eines Servers'),
  port: z.int().min(1).max(65_535),
  encryption: z.enum(MAIL_ENCRYPTIONS),
  /** Absent: the server wants no log-in. */
  user: z.string().min(1).max(320).optional(),
  sender: z.email().max(320),
  /** Absent: the stored one stays. `null` removes it. */
  password: z.string().min(1).max(1_000).nullable().optional(),
});
export type MailServerInput = z.infer<typeof mailServerInput>;

/** The password is never answered. */
export type MailServer = Omit<MailServerInput, 'password'> & { readonly hasPassword: boolean };

/** `attention`: only what failed or needs a person. */
export const MAIL_OCCASIONS = ['always', 'attention'] as const;

/** Body of PUT M/mail: who is told of the runs of a Mandant, and when. */
export const mailRecipients = z.strictObject({
  recipients: z.array(z.email().max(320)).max(20),
  occasion: z.enum(MAIL_OCCASIONS),
});
export type MailRecipients = z.infer<typeof mailRecipients>;
