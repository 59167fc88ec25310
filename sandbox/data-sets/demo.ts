/** `demo`: a small electrical firm and its last three months; every date counts back from the sandbox's today. */
import { isWorkday } from '../berlin-time.ts';
import { SeededRandom } from '../random.ts';
import type { Organization } from '../store/organization.ts';
import { addContacts } from './contact-builder.ts';
import { DEMO_CONTACTS } from './demo-contacts.ts';
import { line } from './demo-line-items.ts';
import type { ItemKey } from './demo-line-items.ts';
import { DemoSpecials } from './demo-special.ts';
import { History } from './history.ts';
import { addExtras } from './demo-extras.ts';
import { addDefaults } from './organization-defaults.ts';

const WORKDAYS = 64;
/** Share of working days with an ordinary invoice. */
const BUSY = 0.55;

const CUSTOMERS = [
  'brandt',
  'hausmann',
  'weber',
  'baecker',
  'kita',
  'hofmann',
  'autohaus',
  'hotel',
  'reha',
  'yilmaz',
  'schreinerei',
  'meier',
  'biohof',
  'verlag',
  'praxis',
  'schmidt',
  'druckerei',
  'becker',
  'lager',
  'chor',
  'subunternehmer',
] as const;

const JOBS: readonly (readonly [key: ItemKey, low: number, high: number][])[] = [
  [
    ['geselle', 2, 16],
    ['anfahrt', 1, 1],
  ],
  [
    ['meister', 1, 8],
    ['steckdose', 2, 24],
    ['anfahrt', 1, 1],
  ],
  [
    ['wallbox', 1, 2],
    ['meister', 4, 9],
    ['nym5', 8, 40],
  ],
  [
    ['pruefung', 20, 180],
    ['anfahrt', 1, 2],
  ],
  [['wartung', 1, 3]],
  [
    ['verteiler', 1, 2],
    ['geselle', 4, 14],
    ['nym', 30, 200],
  ],
  [
    ['led', 6, 40],
    ['geselle', 3, 20],
  ],
  [['pflanzen', 10, 80]],
  [
    ['pflanzen', 20, 60],
    ['geselle', 4, 10],
  ],
];

function ordinaryInvoice(history: History, random: SeededRandom, ago: number): void {
  const lines = random.pick(JOBS).map(([key, low, high]) => line(key, random.between(low, high)));
  const paidAfter = random.between(4, 26);
  // About every sixth customer lets it fall due; what is younger than the delay is simply still open.
  const forgotten = random.next() < 0.17;
  history.write({ ago, to: random.pick(CUSTOMERS), lines, ...(!forgotten && { paidAfter }) });
}

/** The last working days, newest first, with the calendar days that each lies back. */
function* workdaysBefore(history: History): Generator<[workday: number, ago: number]> {
  for (let ago = 0, workday = 0; workday < WORKDAYS; ago += 1) {
    if (isWorkday(history.day(ago))) yield [workday++, ago];
  }
}

export function populateDemo(organization: Organization, seed: number): void {
  addDefaults(organization);
  organization.continueNumber('RE', 2041);
  organization.continueNumber('GS', 118);
  organization.continueNumber('AG', 507);
  organization.continueNumber('AB', 212);
  const history = new History(organization, addContacts(organization, DEMO_CONTACTS), seed);
  const random = new SeededRandom(seed + 1);
  const specials = new DemoSpecials(history);
  for (const [workday, ago] of [...workdaysBefore(history)].reverse()) {
    if (specials.days.has(workday)) specials.write(workday, ago);
    if (random.next() < BUSY) ordinaryInvoice(history, random, ago);
  }
  history.play();
  addExtras(history);
}
