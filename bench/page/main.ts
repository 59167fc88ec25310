import { bookingRates } from './booking.ts';
import { contactPreview, plainContacts } from './contacts.ts';
import { entryGrid, plainEntries } from './entries.ts';
import { lastLatency, scrollFrames, timeToPaint, watchEvents } from './measure.ts';

const VIEWS = { contactPreview, plainContacts, entryGrid, plainEntries };

/** What the scripts call in the page. */
const bench = {
  bookingRates,
  lastLatency,
  /** Puts a view into the page; milliseconds until it is painted. */
  show(view: keyof typeof VIEWS, count: number): Promise<number> {
    const element = VIEWS[view](count);
    return timeToPaint(() => document.getElementById('stage')?.replaceChildren(element));
  },
  scroll(step: number, count: number): Promise<readonly number[]> {
    const scroller = document.querySelector('#stage > *')?.shadowRoot?.querySelector('.scroller');
    if (!scroller) throw new Error('nothing to scroll');
    return scrollFrames(scroller, step, count);
  },
};

export type Bench = typeof bench;

watchEvents();
Object.assign(globalThis, { bench });
