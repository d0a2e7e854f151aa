/**
 * Office document → a page ready for print. Its style sheet (`print-style.ts`) is linked, or inside where the page is a
 * file of its own; there is no other style in it. Everything that came from outside is escaped.
 */
import { element, htmlElement } from './markup.ts';
import type { Cell, OfficeDocument, OfficeTable, Paragraph } from './office-document.ts';
import { escapeMarkup } from './printable.ts';

export type StyleSheet = { href: string } | { css: string };

export function writeHtml({ title, head, blocks }: OfficeDocument, sheet: StyleSheet): string {
  const body = blocks.map((block) => (block.kind === 'table' ? tableHtml(block) : paragraphHtml(block))).join('\n');
  return [
    '<!doctype html>',
    '<html lang="zh-TW">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    htmlElement('title', {}, escapeMarkup(title)),
    'href' in sheet ? `<link rel="stylesheet" href="${escapeMarkup(sheet.href)}">` : htmlElement('style', {}, sheet.css.replace(/<\//g, '<\\/')),
    '</head>',
    '<body>',
    htmlElement('main', {}, head.length === 0 ? body : pagesHtml(head, body)),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** The head of a table comes again on every page: that is how a page of the browser gets its running head. */
const pagesHtml = (head: readonly Paragraph[], body: string): string =>
  htmlElement('table', { class: 'pages', role: 'presentation' },
    htmlElement('thead', {}, htmlElement('tr', {}, htmlElement('td', {}, ...head.map(paragraphHtml)))),
    htmlElement('tbody', {}, htmlElement('tr', {}, htmlElement('td', {}, `\n${body}\n`))));

const paragraphHtml = ({ style, text }: Paragraph): string => htmlElement('p', { class: style }, escapeMarkup(text));

function tableHtml({ name, columnWidthsMm, headRows, rows }: OfficeTable): string {
  const whole = columnWidthsMm.reduce((sum, one) => sum + one, 0);
  const columns = columnWidthsMm.map((one) => element('col', { width: `${((one / whole) * 100).toFixed(2)}%` }));
  const print = (part: readonly Cell[][], tag: 'th' | 'td'): string =>
    part.map((row) => htmlElement('tr', {}, ...row.map((one) => cellHtml(one, tag)))).join('\n');
  return htmlElement('table', { class: 'grid' },
    htmlElement('caption', {}, escapeMarkup(name)), htmlElement('colgroup', {}, ...columns), '\n',
    htmlElement('thead', {}, print(headRows, 'th')), '\n', htmlElement('tbody', {}, print(rows, 'td')));
}

function cellHtml({ paragraphs, columns, rows }: Cell, tag: 'th' | 'td'): string {
  const attributes = {
    colspan: columns === 1 ? null : columns, rowspan: rows === 1 ? null : rows, scope: tag === 'td' ? null : columns > 1 ? 'colgroup' : 'col',
  };
  return htmlElement(tag, attributes, ...paragraphs.map(paragraphHtml));
}
