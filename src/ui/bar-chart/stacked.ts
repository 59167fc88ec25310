/** Where each bar of a stack ends, counted from zero: what is negative hangs below, in the same order. One list per series, one value per category. */
export function stacked(series: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const above: number[] = [];
  const below: number[] = [];
  return series.map((values) =>
    values.map((value, category) => {
      const ends = value < 0 ? below : above;
      return (ends[category] = (ends[category] ?? 0) + value);
    }),
  );
}
