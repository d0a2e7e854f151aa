import type { FileContent } from '../../../server/documents/content.ts';

/** Lines as texts, grids as rows of cells. */
export const shown = (content: FileContent | null): (string | string[][])[] =>
  (content?.blocks ?? []).map((block) => (block.kind === 'line' ? block.text : block.rows.map((row) => row.cells)));
