/** How a sheet of an XLSX prints: as wide as the paper, its heads on every page. The package has no options for it. */
import { escapeMarkup } from './printable.ts';
import { sheetNames, type Sheet } from './sheet.ts';

/** One of the package's `features`. ECMA-376 has `sheetPr` first in a sheet; names hold no apostrophe (`sheetNames`). */
export function printing(sheets: readonly Sheet[]) {
  const titles = sheetNames(sheets).map((name, index) =>
    `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeMarkup(name)}'!$1:$1</definedName>`);
  const toWidth = (xml: string): string => xml
    .replace(/<worksheet[^>]*>/, (opening) => `${opening}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
    .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ');
  const withTitles = (xml: string): string => xml.replace('<definedNames/>', () => `<definedNames>${titles.join('')}</definedNames>`);
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: toWidth }, 'xl/workbook.xml': { transform: withTitles } } } };
}
