/** `npm run -s soak -- mail --kills N [--servers N] [--database sqlite|postgres] [--json]`: hours of bad luck in minutes. */
import { parseArgs } from 'node:util';
import { soakMail, type SoakResult } from './mail.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '20' }, servers: { type: 'string' }, database: { type: 'string' }, json: { type: 'boolean' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(values.kills);
if (positionals[0] !== 'mail' || !Number.isSafeInteger(kills) || kills < 0) {
  process.stderr.write('Usage: soak mail --kills N [--servers N] [--database sqlite|postgres] [--seed N] [--json]\n');
  process.exit(2);
}
const runs = [
  ...(values.database !== 'postgres' ? [{ database: 'sqlite' as const, servers: Number(values.servers ?? 1), kills: values.database ? kills : Math.ceil(kills / 2) }] : []),
  ...(values.database !== 'sqlite' ? [{ database: 'postgres' as const, servers: Number(values.servers ?? 3), kills: values.database ? kills : Math.floor(kills / 2) }] : []),
];
const results: (SoakResult & (typeof runs)[number])[] = [];
for (const run of runs) results.push({ ...run, ...(await soakMail({ ...run, seed: Number(values.seed), say: (line) => process.stderr.write(`${line}\n`) })) });

const sum = (name: 'due' | 'accepted' | 'lost' | 'doubled' | 'sameMessageId' | 'counted' | 'killed'): number => results.reduce((total, one) => total + one[name], 0);
const answer = { due: sum('due'), accepted: sum('accepted'), lost: sum('lost'), doubled: sum('doubled'), sameMessageId: sum('sameMessageId'), counted: sum('counted'), killed: sum('killed'), runs: results };
if (values.json) process.stdout.write(`${JSON.stringify(answer)}\n`);
else console.table(results);
process.exitCode = answer.lost === 0 && answer.doubled === answer.sameMessageId && answer.doubled <= answer.counted ? 0 : 1;
process.exit();
