// What was drawn has not moved while the page was loading.
async () => {
  const observer = new PerformanceObserver(() => undefined);
  observer.observe({ type: 'layout-shift', buffered: true });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const shifts = observer.takeRecords().filter((one) => !one.hadRecentInput);
  observer.disconnect();
  const sum = shifts.reduce((total, one) => total + one.value, 0);
  const what = shifts.flatMap((one) => one.sources.map(({ node }) => node?.className || node?.nodeName)).slice(0, 3).join(', ');
  return sum === 0 ? [] : [`layout moved by ${sum.toFixed(4)}: ${what}`];
}
