import { afterEach, expect, it } from 'vitest';
import { listen, type Listening } from '../../../host/server/http/listen.ts';

let listening: Listening | undefined;
afterEach(() => listening?.close());

it('The server leaves it to those who ask to end an idle connection', async () => {
  listening = await listen((_request, response) => response.end('here'), 0);
  const answer = await fetch(`http://127.0.0.1:${String(listening.port)}/`);
  expect(await answer.text()).toBe('here');
  // Node promises here after how long it ends an idle connection; a request may be on its way on it at that moment.
  expect(answer.headers.get('keep-alive')).toBeNull();
});
