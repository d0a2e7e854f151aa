/** publishing status, start, stop: what the public sees */
import type { Command } from 'commander';
import { setPublishing, setPublishingInput, stopPublishing } from '../actions/tables/set-publishing.ts';
import { PROGRAM } from '../domain/rights.ts';
import { requireInput } from '../input.ts';
import { findPublishing, type Publishing } from '../store/publishing.ts';
import { type Answer, runs } from './command.ts';

const NOTHING: Publishing = { isOn: false, publisher: '', contact: null, actIds: [] };

export function addPublishingCommands(program: Command): void {
  const publishing = program.command('publishing').description('對外公開 / what the public sees');
  runs(publishing.command('status').description('現況 / as it stands'), async ({ db }) => answer((await findPublishing(db)) ?? NOTHING));
  runs(
    publishing.command('start').description('公開所列法案 / publish these acts')
      .requiredOption('--act <ids>', '以逗號分隔 / comma-separated').requiredOption('--publisher <name>').option('--contact <words>'),
    async (deps, options) =>
      answer(await setPublishing(deps, PROGRAM, requireInput(setPublishingInput, { ...options, isOn: 'yes', actIds: String(options['act']).split(',') }))),
  );
  runs(publishing.command('stop').description('立即停止公開 / stop at once'), async (deps) => {
    await stopPublishing(deps, PROGRAM);
    return answer((await findPublishing(deps.db)) ?? NOTHING);
  });
}

const answer = ({ isOn, publisher, contact, actIds }: Publishing): Answer =>
  ({ json: { isOn, publisher, contact, actIds }, lines: [isOn ? `公開中：${publisher}，法案 ${actIds.join('、')}。` : '未公開。'] });
