export const connection = {
  checking: 'Verbindung wird geprüft …',
  connected: (company: string) => `Verbunden mit ${company}.`,
  otherOrganization: (found: string, boundTo: string) =>
    `Der API-Token gehört zu ${found}, dieser Mandant ist mit ${boundTo} verbunden.`,
  noToken:
    'Es ist kein API-Token hinterlegt. Den Token unter Optionen / Allgemein / Schnittstellen eintragen.',
  noLastFetchDate:
    'Das letzte Abrufdatum fehlt. Es unter Optionen / Allgemein / Schnittstellen eintragen, dann erneut importieren.',
  failed: 'nicht bereit',
  otherOrganizationAdvice:
    'Der API-Token gehört zu einem anderen Unternehmen als bisher. Unter Optionen / Allgemein / Schnittstellen „Verbindung prüfen“ wählen und entscheiden.',
  openSettings: 'Optionen öffnen',
};
