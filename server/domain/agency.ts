/** Agencies are written with or without the ministry they belong to. */

/** 數位發展部數位產業署 and 數位產業署 are one; where a name is missing, nothing tells them apart. */
export function isSameAgency(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true;
  const [a, b] = [plain(one), plain(other)];
  return a.endsWith(b) || b.endsWith(a);
}

const plain = (name: string): string => name.replace(/\s+/g, '').replaceAll('台', '臺');
