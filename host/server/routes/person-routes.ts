import { Hono } from 'hono';
import { personChanges } from '../../wire/person-changes.ts';
import { pageByNumber } from '../../wire/pages.ts';
import { personEdit, personInput, personQuery } from '../../wire/person-record.ts';
import { applyPersonChanges } from '../books/apply-person-changes.ts';
import {
  addPerson,
  deletePerson,
  editPerson,
  listPersons,
  readPerson,
  readPersonHistory,
} from '../books/persons.ts';
import type { HostEnv } from '../http/host-env.ts';
import { checked, readJson } from '../http/read-input.ts';
import { answerPage } from '../page.ts';
import type { Services } from '../services.ts';
import { seatOf } from './author-of.ts';

export function personRoutes(services: Services): Hono<HostEnv> {
  const { books } = services;
  const routes = new Hono<HostEnv>();
  routes
    .get('/', async (c) =>
      answerPage(c, await listPersons(books, c.get('mandant').id, checked(personQuery, c.req.query()))),
    )
    .post('/', async (c) => {
      const input = await readJson(c, personInput);
      return c.json(await addPerson(books, seatOf(c), input), 201);
    })
    .post('/changes', async (c) => {
      const changes = await readJson(c, personChanges);
      return c.json(await applyPersonChanges(books, seatOf(c, c.req.query('origin')), changes));
    })
    .get('/:id', async (c) => c.json(await readPerson(books, c.get('mandant').id, c.req.param('id'))))
    .patch('/:id', async (c) => {
      const edit = await readJson(c, personEdit);
      return c.json(await editPerson(books, seatOf(c), c.req.param('id'), edit));
    })
    .delete('/:id', async (c) => {
      await deletePerson(books, seatOf(c), c.req.param('id'));
      return c.body(null, 204);
    })
    .get('/:id/history', async (c) =>
      answerPage(
        c,
        await readPersonHistory(
          books,
          c.get('mandant').id,
          c.req.param('id'),
          checked(pageByNumber, c.req.query()),
        ),
      ),
    );
  return routes;
}
