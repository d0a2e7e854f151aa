/** What an agency calls itself in its letters: 數位產業署 writes 本署. */
const ENDINGS = ['部', '署', '會', '局', '院', '處', '府', '校', '館', '所', '中心', '公司', '行', '庫'];

/** `ownName('數位發展部數位產業署')` is `'本署'`; 本機關 where its name ends otherwise. */
export function ownName(agency: string): string {
  const ending = ENDINGS.find((one) => agency.trim().endsWith(one));
  return ending === undefined ? '本機關' : `本${ending}`;
}
