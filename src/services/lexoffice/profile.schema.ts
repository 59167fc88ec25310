import * as z from 'zod/mini';
import type { Country, CountryClass, Profile } from './profile.ts';
import { optionalText, requiredText } from './wire-values.ts';

/** `smallBusiness` is asked for strictly: the tax case hangs on it (F10). */
export const profileSchema: z.ZodMiniType<Profile> = z.pipe(
  z.object({
    organizationId: requiredText,
    companyName: requiredText,
    smallBusiness: z.boolean(),
    distanceSalesPrinciple: optionalText,
    taxType: requiredText,
  }),
  z.transform(({ distanceSalesPrinciple, ...profile }): Profile => {
    const known = distanceSalesPrinciple === 'ORIGIN' || distanceSalesPrinciple === 'DESTINATION';
    return { ...profile, ...(known && { distanceSalesPrinciple }) };
  }),
);

const classes: Readonly<Record<string, CountryClass>> = {
  de: 'DE',
  intraCommunity: 'EU',
  thirdPartyCountry: 'third',
};

export const countrySchema: z.ZodMiniType<Country> = z.pipe(
  z.object({ countryCode: requiredText, taxClassification: z.string() }),
  z.transform(({ countryCode, taxClassification }) => ({
    code: countryCode,
    class: classes[taxClassification] ?? 'unknown',
  })),
);
