/** Milliseconds that this process computed meanwhile: what else the machine does is not counted. */
export async function computingTime(task: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
