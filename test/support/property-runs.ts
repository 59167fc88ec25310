/** Runs of a property: 10⁵ in every test run; `PROPERTY_RUNS=1000000` for the long one (R14). */
export const propertyRuns = Number(process.env.PROPERTY_RUNS ?? 100_000);
