export const connection = {
  checking: 'Verbindung wird geprüft …',
  connected: (company: string) => `Verbunden mit ${company}.`,
  checkedAt: (time: string) => `Geprüft um ${time}.`,
  expires: (day: string) => `Schlüssel läuft ab am ${day}.`,
  expiresSoon: (day: string) =>
    `Der Schlüssel von Lexware Office läuft ab am ${day}. Vorher dort einen neuen erzeugen, als API-Token eintragen und das neue Ablaufdatum setzen.`,
  expired: (day: string) =>
    `Der Schlüssel von Lexware Office ist am ${day} abgelaufen. Dort einen neuen erzeugen, als API-Token eintragen und das neue Ablaufdatum setzen.`,
  keyPage: 'Schlüssel in Lexware Office öffnen',
  otherOrganization: (found: string, boundTo: string) =>
    `Der API-Token gehört zu ${found}, dieser Mandant ist mit ${boundTo} verbunden.`,
  secondMandant: (company: string, first: string) =>
    `${company} ist in FIBUscan schon mit dem Mandanten ${first} verbunden.`,
  secondMandantAdvice:
    'Das Unternehmen ist in FIBUscan schon mit einem anderen Mandanten verbunden. Unter Optionen / Allgemein / Schnittstellen „Verbindung prüfen“ wählen und entscheiden.',
  noToken:
    'Es ist kein API-Token hinterlegt. Den Token unter Optionen / Allgemein / Schnittstellen eintragen.',
  noLastFetchDate:
    'Das letzte Abrufdatum fehlt. Es unter Optionen / Allgemein / Schnittstellen eintragen, dann erneut importieren.',
  otherOrganizationAdvice:
    'Der API-Token gehört zu einem anderen Unternehmen als bisher. Unter Optionen / Allgemein / Schnittstellen „Verbindung prüfen“ wählen und entscheiden.',
  openSettings: 'Optionen öffnen',
};
