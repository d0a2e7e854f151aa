/** A picture with all that stands for it where it is not seen: its sentence, its legend, and the numbers behind it as a table. */
import type { Drawing } from './draw.ts';
import type { Look } from './stacked.ts';

export type Cell = { text: string; href: string | null };

export type ChartView = {
  /** Unique on its page. */
  id: string;
  title: string;
  /** What it says, in a sentence; what will be here, while there is nothing to draw. */
  lead: string;
  drawing: Drawing | null;
  /** Whether parts of it are links; else it is one image. */
  isLinked: boolean;
  legend: { look: Look; text: string }[];
  /** The list behind all of it. */
  link: Cell | null;
  table: { first: string; heads: string[]; rows: { name: Cell; cells: Cell[] }[] };
};
