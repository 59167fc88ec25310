/** `big`: 12 000 documents and 6 000 contacts over three years, for windows, pages and speed. */
import { berlinInstant, berlinMidnight } from '../berlin-time.ts';
import { SeededRandom } from '../random.ts';
import { composeDocument } from '../store/compose-document.ts';
import type { ContactRecord } from '../store/contact.ts';
import type { Organization } from '../store/organization.ts';
import type { SalesRecord, SalesStatus } from '../store/sales-document.ts';
import { addContacts } from './contact-builder.ts';
import type { ContactSpec } from './contact-builder.ts';
import { line } from './demo-line-items.ts';
import type { ItemKey } from './demo-line-items.ts';
import { History } from './history.ts';
import { addDefaults } from './organization-defaults.ts';

export const BIG_DOCUMENTS = 12_000;
export const BIG_CONTACTS = 6_000;
const DAYS = 1_095;

const BRANCHES = [
  'Metallbau',
  'Hausverwaltung',
  'Bäckerei',
  'Spedition',
  'Praxis',
  'Gartenbau',
  'Druckerei',
  'Autohaus',
  'Hotel',
  'Verlag',
] as const;
const FAMILY = [
  'Ahrens',
  'Böttcher',
  'Çelik',
  'Dörr',
  'Engel',
  'Franke',
  'Groß',
  'Hübner',
  'Ivanović',
  'Jäger',
  'Köhler',
  'Löffler',
  'Möller',
  'Nguyen',
  'Öztürk',
  'Petersen',
  'Roth',
  'Schäfer',
  'Thiele',
  'Ünal',
  'Vogt',
  'Weiß',
  'Yıldız',
  'Zöllner',
] as const;
const PLACES = [
  ['34117', 'Kassel'],
  ['01067', 'Dresden'],
  ['20095', 'Hamburg'],
  ['80331', 'München'],
  ['50667', 'Köln'],
  ['10115', 'Berlin'],
  ['70173', 'Stuttgart'],
  ['04109', 'Leipzig'],
] as const;
const ITEMS: readonly ItemKey[] = [
  'meister',
  'geselle',
  'steckdose',
  'led',
  'wartung',
  'pruefung',
  'pflanzen',
  'wallbox',
  'nym',
];

function contactSpec(index: number, random: SeededRandom): ContactSpec {
  const [zip, city] = random.pick(PLACES);
  const family = random.pick(FAMILY);
  // Every sixth is a supplier; customers come first so that documents can pick one by number.
  const isVendor = index >= (BIG_CONTACTS * 5) / 6;
  const number = isVendor
    ? { vendor: 70_001 + index - (BIG_CONTACTS * 5) / 6 }
    : { customer: 10_001 + index };
  const name =
    random.next() < 0.25
      ? { person: { firstName: 'Alex', lastName: `${family}-${index}` } }
      : { company: `${family} ${random.pick(BRANCHES)} ${index} GmbH` };
  return {
    key: String(index),
    ...number,
    ...name,
    street: `Musterstraße ${1 + (index % 180)}`,
    zip,
    city,
    email: `k${index}@beispiel.example`,
  };
}

function statusOf(type: SalesRecord['type'], ago: number, random: SeededRandom): SalesStatus {
  const dice = random.next();
  if (dice < 0.01) return 'draft';
  if (dice < 0.03) return 'voided';
  if (type === 'creditnote') return ago > 10 ? 'paidoff' : 'open';
  return ago > 20 && dice < 0.96 ? 'paid' : 'open';
}

function writeDocument(
  history: History,
  customers: readonly ContactRecord[],
  random: SeededRandom,
  index: number,
): void {
  const { organization } = history;
  const ago = DAYS - Math.floor((index * DAYS) / BIG_DOCUMENTS);
  const day = history.day(ago);
  const at = berlinInstant(
    day,
    8 + (index % 9),
    random.between(0, 59),
    random.between(0, 59),
    random.between(0, 999),
  );
  const type = random.next() < 0.06 ? 'creditnote' : 'invoice';
  const date = berlinMidnight(day);
  const document = composeDocument(
    organization,
    type,
    {
      voucherDate: date,
      address: { contactId: random.pick(customers).id },
      lineItems: [
        line(random.pick(ITEMS), random.between(1, 40)),
        ...(random.next() < 0.3 ? [line('anfahrt', 1)] : []),
      ],
      taxConditions: { taxType: 'net' },
      ...(type === 'invoice' && {
        shippingConditions: { shippingDate: date, shippingType: 'service' as const },
      }),
    },
    at,
  );
  document.voucherStatus = statusOf(type, ago, random);
  const { voucherStatus, totalPrice } = document;
  if (voucherStatus !== 'draft') {
    document.version = 2;
    if (type === 'invoice') document.electronicDocumentProfile = 'EN16931';
  }
  if (voucherStatus === 'paid' || voucherStatus === 'paidoff') {
    document.version = 3;
    document.updatedAt = Math.min(at + random.between(2, 20) * 86_400_000, organization.now());
    document.paidDate = date;
    document.payments.push({
      paymentItemType: 'partPaymentFinancialTransaction',
      postingDate: date,
      amount: totalPrice.totalGrossAmount,
      currency: 'EUR',
    });
  }
  organization.documents.set(document.id, document);
}

export function populateBig(organization: Organization, seed: number): void {
  addDefaults(organization);
  organization.continueNumber('RE', 20_001);
  organization.continueNumber('GS', 1_001);
  const random = new SeededRandom(seed);
  const specs = Array.from({ length: BIG_CONTACTS }, (_, index) => contactSpec(index, random));
  const byKey = addContacts(organization, specs);
  const customers = [...byKey.values()].filter((contact) => contact.roles.customer);
  const history = new History(organization, byKey, seed);
  for (let index = 0; index < BIG_DOCUMENTS; index += 1) writeDocument(history, customers, random, index);
}
