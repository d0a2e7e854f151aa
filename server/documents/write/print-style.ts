/** The style sheet of office documents in the browser: A4 on screen and on paper, paragraphs as `paragraph-styles` has them. */
import { FONTS, LOOKS } from './paragraph-styles.ts';

/** A browser that sets a line in full tears it apart before a long number. */
const PARAGRAPHS = Object.entries(LOOKS).map(([name, { sizePt, lineHeightPt, align, isBold, leftPt, hangPt, beforePt, afterPt, staysWithNext }]) =>
  `.${name} { font-size: ${sizePt}pt; line-height: ${lineHeightPt}pt; font-weight: ${isBold ? 'bold' : 'normal'}; text-align: ${align === 'justify' ? 'start' : align}; ` +
  `margin: ${beforePt}pt 0 ${afterPt}pt ${leftPt}pt; text-indent: ${-hangPt}pt;${staysWithNext ? ' break-after: avoid;' : ''} }`);

const FAMILIES = [FONTS.latin, FONTS.eastAsian, ...FONTS.fallbacks].map((name) => `"${name}"`).join(', ');

export const PRINT_STYLE = `
@page { size: A4 portrait; margin: 15mm 17.5mm 18mm; @bottom-center { content: counter(page); font: 12pt "${FONTS.latin}", serif; } }
* { box-sizing: border-box; }
html { background: #e8e8e6; color: #000; font-family: ${FAMILIES}, serif; }
body { margin: 0; }
main { width: 210mm; max-width: 100%; margin: 1rem auto; padding: 15mm 17.5mm; background: #fff; box-shadow: 0 1px 6px #0004; }
table { width: 100%; border-collapse: separate; border-spacing: 0; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.pages > thead > tr > td, .pages > tbody > tr > td { padding: 0; }
.grid { table-layout: fixed; border-right: 0.5pt solid #000; }
/* A cell that breaks over pages is closed at the foot of each. */
.grid :is(th, td) {
  border: solid #000; border-width: 0 0 0.5pt 0.5pt; box-decoration-break: clone; padding: 0.6mm 1mm;
  vertical-align: top; font-weight: normal; overflow-wrap: anywhere;
}
.grid th { vertical-align: middle; }
.grid thead > tr:first-child > th { border-top-width: 0.5pt; }
.grid p { min-height: 1em; }
p { line-break: strict; overflow-wrap: anywhere; white-space: pre-wrap; orphans: 2; widows: 2; }
${PARAGRAPHS.join('\n')}
@media screen and (max-width: 48rem) { main { margin: 0; padding: 1rem; box-shadow: none; } }
@media print {
  html { background: none; }
  main { width: auto; margin: 0; padding: 0; box-shadow: none; }
}
`.trimStart();
