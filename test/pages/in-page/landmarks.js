// One banner, main and contentinfo; navigations have names of their own where there are several; ids are unique.
() => {
  const inSection = (one) => one.parentElement.closest('main, article, section, aside, nav') !== null;
  const faults = [];
  const count = (name, found) => { if (found.length !== 1) faults.push(`${found.length} ${name}`); };
  count('banner', [...document.querySelectorAll('header')].filter((one) => !inSection(one)));
  count('contentinfo', [...document.querySelectorAll('footer')].filter((one) => !inSection(one)));
  count('main', [...document.querySelectorAll('main')]);
  const byIds = (ids) => ids.split(' ').map((id) => document.getElementById(id)?.textContent.trim() ?? '').join(' ');
  const navigations = [...document.querySelectorAll('nav, [role=navigation]')].filter((one) => one.checkVisibility());
  const names = navigations.map((one) => one.getAttribute('aria-label') ?? byIds(one.getAttribute('aria-labelledby') ?? ''));
  const isUnclear = names.length > 1 && (names.includes('') || new Set(names).size < names.length);
  if (isUnclear) faults.push(`navigations are named ${names.map((one) => `“${one}”`).join(', ')}`);
  const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) faults.push(`id ${id} twice`);
  if (document.documentElement.lang === '') faults.push('no language');
  if (document.title.trim() === '') faults.push('no title');
  return faults;
}
