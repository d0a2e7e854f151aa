/** Longer than so many milliseconds nobody should wait for a long reckoning. */
const SLICE_MS = 20;

/** For a long reckoning, asked between any two of its small steps: where it has gone on for a while, whoever else waits has a turn. */
export function breather(sliceMs = SLICE_MS): { isDue(): boolean; breathe(): Promise<void> } {
  let since = performance.now();
  return {
    isDue: () => performance.now() - since > sliceMs,
    async breathe() {
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    },
  };
}
