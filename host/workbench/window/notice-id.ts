let last = 0;

/** A number that no other notice of this page has. */
export const nextNoticeId = (): number => ++last;
