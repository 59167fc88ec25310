/** What `npm run verify` finds; also the answer of POST /api/host/verification. */
export interface Verification {
  /** Tables with the number of their rows, all of which were looked at. */
  readonly checked: readonly { readonly table: string; readonly rows: number }[];
  readonly problems: readonly VerificationProblem[];
  /** The end of each Logbuch: who noted it elsewhere can compare. */
  readonly logs: readonly { readonly mandant: string; readonly lines: number; readonly hash: string }[];
}

export interface VerificationProblem {
  readonly table: string;
  /** German sentence that names the row. */
  readonly text: string;
}
