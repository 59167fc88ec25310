/** Whether a text can be the name of a tax case, e.g. `oss-goods:FR:5.5`. */
export function isTaxCaseName(text: string): boolean {
  return /^[a-zA-Z0-9][\w:.-]*$/.test(text);
}
