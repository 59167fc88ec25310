import * as z from 'zod';

/** Body of PATCH P/settings: `null` goes back to the default. */
export const settingsChange = z.record(
  z.string(),
  z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]),
);
export type SettingsChange = z.infer<typeof settingsChange>;

/** Answer of GET P/settings. `values` holds what is stored; defaults stand in the manifest. */
export interface SettingsAnswer {
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly secrets: Readonly<Record<string, boolean>>;
}

/** Body of PUT P/secrets/{key}: becomes a header, so visible ASCII only; blanks around a pasted value are cut. */
export const secretInput = z.strictObject({
  value: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,4096}$/, 'enthält Leerzeichen, Umlaute oder Steuerzeichen'),
});
