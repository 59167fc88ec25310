import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenedDatabase } from '../../../host/server/database/open-database.ts';
import { answerFailure } from '../../../host/server/http/answer-failure.ts';
import { ownDatabase } from '../../support/database-image.ts';

const NAME = 'Müller & Söhne GmbH';
const AMOUNT = 119_000;

let opened: OpenedDatabase;
beforeAll(async () => {
  opened = await ownDatabase();
});
afterAll(() => opened.close());

it('S8: the log of the server says which route failed and how, and neither names nor amounts', async () => {
  const lines: string[] = [];
  const app = new Hono();
  app.onError((error, c) => answerFailure(c, error, (line) => lines.push(line)));
  // The driver puts statement and values into its message.
  app.post('/persons/:name', async (c) => {
    await opened.database.execute(sql`insert into nowhere values (${NAME}, ${AMOUNT})`);
    return c.text('stored');
  });
  const response = await app.request(`/persons/${encodeURIComponent(NAME)}`, { method: 'POST' });
  expect(response.status).toBe(500);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('POST /persons/:name');
  expect(lines[0]).toContain('42P01');
  for (const told of [lines.join(), await response.text()]) {
    expect(told).not.toMatch(/Müller|M%C3|Söhne/);
    expect(told).not.toContain(String(AMOUNT));
  }
});
