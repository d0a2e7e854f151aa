// What was drawn has not moved while the page was loading.
async () => {
  const shifts = [];
  const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  shifts.push(...observer.takeRecords());
  observer.disconnect();
  const unasked = shifts.filter((one) => !one.hadRecentInput);
  const sum = unasked.reduce((total, one) => total + one.value, 0);
  const what = unasked.flatMap((one) => one.sources.map(({ node }) => node?.className || node?.nodeName)).slice(0, 3).join(', ');
  return sum === 0 ? [] : [`layout moved by ${sum.toFixed(4)}: ${what}`];
}
