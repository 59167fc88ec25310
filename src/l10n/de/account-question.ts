import type { AccountProblem } from '../../services/contacts/person-accounts.ts';

const problems: Record<AccountProblem, string> = {
  'account-out-of-range': 'Bitte eine fünfstellige Nummer von 10000 bis 69999 eingeben.',
  'number-taken': 'Diese Nummer ist in FIBUscan schon vergeben. Bitte eine andere wählen.',
};

export const accountQuestion = {
  number: 'Personenkonto',
  hint: 'Fünf Ziffern, 10000 bis 69999. Vorgeschlagen ist die nächste freie Nummer.',
  problems,
  ofContact: {
    title: 'Personenkonto vergeben',
    text: (name: string) => `Unter welcher Fibu-Nummer soll ${name} in FIBUscan geführt werden?`,
    consequence:
      'Die Nummer in Lexware Office bleibt, wie sie ist; spätere Abgleiche behalten dieses Personenkonto. Die Wahl steht im Logbuch.',
  },
  collective: {
    title: 'Sammeldebitor eintragen',
    text: 'Auf welches Personenkonto sollen Rechnungen ohne Kontakt gebucht werden?',
    consequence:
      'Die Nummer gilt für alle künftigen Importe; sie steht unter Optionen / Allgemein / Schnittstellen und ist dort änderbar.',
  },
};
