/** A stored record of the registry is not of a shape that this version knows; nothing was written (R7). */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';

  constructor(
    /** Key of the record. */
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super(`unreadable record of the transfer registry: ${key}`, options);
  }
}
