import { fixtureCleanup } from '@open-wc/testing';
import { afterAll, afterEach } from 'vitest';

afterEach(() => {
  fixtureCleanup();
  // What a list remembers is not for the next test.
  sessionStorage.clear();
  localStorage.clear();
});

// The files share one document: what a dialog leaves there is not for the next.
afterAll(() => {
  document.body.replaceChildren();
});
