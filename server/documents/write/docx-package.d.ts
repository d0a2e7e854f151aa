/** What we use of the package `docx`. Its own types name their files without extensions, which Node's module resolution cannot follow. */
declare module 'docx' {
  export const AlignmentType: { readonly LEFT: 'left'; readonly CENTER: 'center'; readonly RIGHT: 'right'; readonly BOTH: 'both' };
  export const LineRuleType: { readonly EXACT: 'exact' };
  export const NumberFormat: { readonly DECIMAL: 'decimal' };
  export const PageNumber: { readonly CURRENT: 'CURRENT'; readonly TOTAL_PAGES: 'TOTAL_PAGES' };
  export const TableLayoutType: { readonly FIXED: 'fixed' };
  export const VerticalAlignTable: { readonly TOP: 'top'; readonly CENTER: 'center' };
  export const WidthType: { readonly DXA: 'dxa' };

  type Width = { size: number; type: 'dxa' };
  type Values<T> = T[keyof T];
  type Font = { ascii: string; hAnsi: string; cs: string; eastAsia: string };
  /** Twips (a twentieth of a point) throughout; `size` of a run in half points. */
  type Spacing = { line?: number; lineRule?: 'exact'; before?: number; after?: number };
  type RunStyle = { size?: number; bold?: boolean; font?: Font; language?: { value: string; eastAsia: string } };
  type Alignment = Values<typeof AlignmentType>;
  type ParagraphLook = { alignment?: Alignment; indent?: { left: number; hanging: number }; spacing?: Spacing; widowControl?: boolean };

  export class TextRun {
    constructor(options: string | { children: readonly (string | Values<typeof PageNumber>)[] });
  }
  export class Paragraph {
    constructor(options: { style?: string; spacing?: Spacing; children?: readonly TextRun[] });
  }
  export class TableCell {
    constructor(options: {
      width?: Width; columnSpan?: number; rowSpan?: number; verticalAlign?: Values<typeof VerticalAlignTable>; children: readonly Paragraph[];
    });
  }
  export class TableRow {
    constructor(options: { cantSplit?: boolean; tableHeader?: boolean; children: readonly TableCell[] });
  }
  export class Table {
    constructor(options: {
      layout: 'fixed'; alignment?: Values<typeof AlignmentType>; width: Width; columnWidths: readonly number[];
      margins?: { left: number; right: number; top: number; bottom: number; marginUnitType: 'dxa' }; rows: readonly TableRow[];
    });
  }
  export class Header {
    constructor(options: { children: readonly Paragraph[] });
  }
  export class Footer {
    constructor(options: { children: readonly Paragraph[] });
  }
  export class Document {
    constructor(options: {
      title?: string; creator?: string; lastModifiedBy?: string;
      styles?: {
        default?: { document?: { run?: RunStyle } };
        paragraphStyles?: readonly { id: string; name: string; basedOn?: string; run?: RunStyle; paragraph?: ParagraphLook }[];
      };
      sections: readonly {
        properties: { page: {
          size: { width: number; height: number };
          margin: { top: number; right: number; bottom: number; left: number; header: number; footer: number; gutter: number };
          pageNumbers?: { start: number; formatType: 'decimal' };
        } };
        headers?: { default: Header };
        footers?: { default: Footer };
        children: readonly (Paragraph | Table)[];
      }[];
    });
  }
  export const Packer: { toBuffer(document: Document): Promise<Uint8Array> };
}
