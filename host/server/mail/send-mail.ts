import { createTransport } from 'nodemailer';
import type { MailServer } from '../../wire/mail.ts';
import type { RunMail } from './run-mail.ts';

/** Milliseconds; a mail server that does not answer holds nobody up. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;

/** The mail was not taken. The message of the library can hold what was sent: only its code is kept. */
export class MailFailure extends Error {
  override readonly name = 'MailFailure';

  constructor(readonly code: string) {
    super(code);
  }
}

/** @throws MailFailure */
export async function sendMail(
  server: MailServer,
  password: string | undefined,
  recipients: readonly string[],
  { subject, text }: RunMail,
): Promise<void> {
  const { host, port, encryption, user, sender } = server;
  const transport = createTransport({
    ...{ host, port, ...PATIENCE },
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    // Nothing of a mail is read from a file or an address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  try {
    await transport.sendMail({
      from: { name: 'FIBUscan', address: sender },
      to: [...recipients],
      subject,
      text,
    });
  } catch (error) {
    throw new MailFailure(codeOf(error));
  } finally {
    transport.close();
  }
}

function codeOf(error: unknown): string {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const parts = [code, responseCode].filter(
    (part) => typeof part === 'number' || /^E[A-Z]+$/.test(String(part)),
  );
  return parts.length === 0 ? 'unbekannt' : parts.join(' ');
}
