/** How a message or a note is meant. */
export type Severity = 'info' | 'success' | 'warning' | 'error';
