/** Agencies are written with or without the ministry they belong to. */

/** 數位發展部數位產業署 and 數位產業署 are one; where a name is missing, nothing tells them apart. */
export function isSameAgency(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true;
  const [a, b] = [agencyKey(one), agencyKey(other)];
  return a.endsWith(b) || b.endsWith(a);
}

/** The same for one name however it is written: 台 is 臺, and white space is none. */
export const agencyKey = (name: string): string => name.replace(/\s+/g, '').replaceAll('台', '臺');
