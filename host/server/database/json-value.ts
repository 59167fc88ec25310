import { customType } from 'drizzle-orm/pg-core';

/**
 * A jsonb column of any JSON value. Drizzle's own parses text that the driver has parsed already: the string "69000" would come back as a
 * number, `"true"` as a boolean.
 */
export const jsonValue = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => value,
});
