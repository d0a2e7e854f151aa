/** Milliseconds of processor time since: unlike the clock's, hardly more when the machine does other things beside. */
export function startProcessorTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
}
