import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { MailRecipients, MailServer, MailServerInput } from '../../../host/wire/mail.ts';
import '../../../host/workbench/options/host-mail-options.ts';
import type { HostMailOptions } from '../../../host/workbench/options/host-mail-options.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const PASSWORD = 'nicht-zu-sehen';

async function show(server?: MailServer) {
  const servers: MailServerInput[] = [];
  const told: MailRecipients[] = [];
  const client = {
    mailServer: () => Promise.resolve(server),
    putMailServer: ({ password, ...input }: MailServerInput) => {
      servers.push({ ...input, password });
      return Promise.resolve({ ...input, hasPassword: true });
    },
  };
  const admin = {
    mailRecipients: () => Promise.resolve({ recipients: [], occasion: 'attention' }),
    putMailRecipients: (input: MailRecipients) => {
      told.push(input);
      return Promise.resolve(input);
    },
    testMail: () => Promise.reject(new Error('Der Mailserver hat die Nachricht nicht angenommen (EAUTH).')),
  };
  const element = await fixture<HostMailOptions>(
    html`<host-mail-options
      .books=${{ session: { admin, mandant: { name: 'Muster & Söhne GmbH' } } }}
      .client=${client}
    ></host-mail-options>`,
  );
  return { element, servers, told };
}

const save = (index: number) => page.getByRole('button', { name: 'Speichern' }).nth(index);

it('stores the mail server; the password leaves the page and is only said to be there', async () => {
  const { element, servers } = await show();
  await userEvent.fill(page.getByLabelText('Server', { exact: true }), 'smtp.kanzlei.example');
  await userEvent.fill(page.getByLabelText('Benutzer'), 'fibuscan');
  await userEvent.fill(page.getByLabelText('Passwort'), PASSWORD);
  await userEvent.fill(page.getByLabelText('Absender'), 'fibuscan@kanzlei.example');
  await save(1).click();
  await waitUntil(() => servers.length === 1);
  expect(servers[0]).toMatchObject({ port: 587, encryption: 'starttls', password: PASSWORD });
  await waitUntil(() => element.shadowRoot!.textContent.includes('Hinterlegt.'));
  const value = (id: string) => element.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!.value;
  expect([value('password'), value('host')]).toEqual(['', 'smtp.kanzlei.example']);
  await expectElement(element).to.be.accessible();
});

it('takes addresses line by line, and says which part is wrong', async () => {
  const { element, told } = await show({
    ...{ host: 'smtp.kanzlei.example', port: 465, encryption: 'tls', sender: 'a@b.example' },
    hasPassword: true,
  });
  const recipients = page.getByLabelText('Empfänger');
  await userEvent.fill(recipients, 'anna@kanzlei.example\nkeine Adresse');
  await save(0).click();
  await waitUntil(() => element.shadowRoot!.textContent.includes('keine E-Mail-Adresse'));
  expect(told).toEqual([]);
  await userEvent.fill(recipients, 'anna@kanzlei.example\nbernd@kanzlei.example');
  await save(0).click();
  await waitUntil(() => told.length === 1);
  expect(told[0]!.recipients).toEqual(['anna@kanzlei.example', 'bernd@kanzlei.example']);
  await page.getByRole('button', { name: 'Probe senden' }).click();
  await waitUntil(() => element.shadowRoot!.textContent.includes('(EAUTH)'));
});
