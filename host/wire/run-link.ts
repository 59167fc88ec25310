/** Where the runs of a Mandant are found in the workbench. */
export const formatRunLink = (hostUrl: string, mandantId: string): string =>
  `${hostUrl}/#/${encodeURIComponent(mandantId)}/edit/log`;
