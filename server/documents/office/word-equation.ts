/**
 * What Word draws from the code of an EQ field, which has no words of its own: 帶圈字元 as `EQ \o\ac(○,1)`, 注音 as
 * `EQ \o\ad(\s\up 9(ㄓㄨˋ),註)`, fractions as `EQ \f(1,2)` (ECMA-376 17.16.5.17).
 */

/** `readEquation('EQ \\o\\ac(○,1)')` is ①; '' where the code is of another field. */
export function readEquation(code: string): string {
  if (!/^\s*EQ\s/i.test(code) || code.length > LONGEST) return '';
  // What is drawn smaller above or below is a reading aid, and gone before the rest is looked at.
  let rest = code.replace(/^\s*EQ\s+(?:\\\*\s*(?:"[^"]*"|\S+)\s*)*/i, '').replace(/\\s\\(?:up|do)\s*\d*\s*\([^()]*\)/gi, '');
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/((?:\\[a-z]{1,2}\s*\d*)+)\s*\(([^()]*)\)/gi, (_, switches: string, inside: string) => drawn(switches.toLowerCase(), inside));
  }
  return rest.replace(/[\\()]/g, '').trim();
}

const LONGEST = 1000;
const FIRST_CIRCLED = 0x2460;
const MOST_CIRCLED = 20;

function drawn(switches: string, inside: string): string {
  const parts = inside.split(/[,;，；]/).map((part) => part.trim());
  if (switches.startsWith('\\f')) return parts.join('/');
  if (!switches.startsWith('\\o')) return parts.join('');
  const last = parts.findLast((part) => part !== '') ?? '';
  const isCircled = parts.length > 1 && /^[○◯]$/.test(parts[0]!) && /^\d{1,2}$/.test(last) && Number(last) >= 1 && Number(last) <= MOST_CIRCLED;
  return isCircled ? String.fromCharCode(FIRST_CIRCLED + Number(last) - 1) : last;
}
