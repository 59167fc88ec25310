/** Who does something, for the Logbuch and the histories. */
export interface Author {
  readonly user: string;
  /** The browser tab. */
  readonly seat?: string;
  /** `user`, `host`, or the id of the plugin that acts. */
  readonly source: string;
}
