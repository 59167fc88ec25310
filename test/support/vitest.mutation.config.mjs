import { defineConfig } from 'vitest/config';

/**
 * The examples of the booking core. Without the properties, whose random documents would make the score a matter of luck,
 * and without the time zones, which only a process of its own can change.
 */
export default defineConfig({
  test: {
    include: ['test/unit/booking/**/*.test.ts'],
    exclude: ['test/unit/booking/properties.test.ts', 'test/unit/booking/time-zones.test.ts'],
  },
});
