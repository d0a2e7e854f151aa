/** `npm run -s bench -- NAME`: measures one thing and prints a table. What was measured stands in `bench/README.md`. */
import { benchForesight } from './foresight.ts';
import { benchMail } from './mail.ts';
import { benchOverview } from './overview.ts';
import { benchPages } from './pages.ts';
import { benchPdf } from './pdf.ts';
import { benchRecompute } from './recompute.ts';
import { benchSearch } from './search.ts';

const BENCHES: Record<string, (args: readonly string[]) => Promise<void>> = {
  recompute: benchRecompute, pdf: benchPdf, mail: benchMail, search: benchSearch, overview: benchOverview, pages: benchPages,
  foresight: benchForesight,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) await bench(args);
else {
  process.stderr.write(`There is no bench “${name}”. One of: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exitCode = 2;
}
