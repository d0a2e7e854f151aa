/** import, list, assign, resolution add, remind */
import type { Command } from 'commander';
import { z } from 'zod';
import { basename } from 'node:path';
import { addResolution, addResolutionInput } from '../actions/add-resolution.ts';
import { applyImport } from '../actions/apply-import.ts';
import { assignUnit } from '../actions/assign-unit.ts';
import { countsOf, isBlocked, planImport } from '../actions/plan-import.ts';
import { remind } from '../actions/remind.ts';
import { startImport } from '../actions/start-import.ts';
import type { Act } from '../domain/resolution.ts';
import { PROGRAM } from '../domain/rights.ts';
import { asOfDay, TIMELINESS } from '../domain/timeliness.ts';
import { NotFoundError } from '../errors.ts';
import { choice, day, requireInput, wholeNumber } from '../input.ts';
import { describePlace, describeProblem } from '../locales/problems.ts';
import { findAct } from '../store/acts.ts';
import { loadCalendar } from '../store/calendar.ts';
import type { Database } from '../store/database.ts';
import { pathsFor } from '../web/paths.ts';
import { LOCALE, runs } from './command.ts';
import { listResolutions } from './list-resolutions.ts';
import { readBytes } from './read-bytes.ts';
import { unitByIdOrName } from './unit-option.ts';

const actInput = z.object({ act: wholeNumber('act').required });
const listInput = z.object({
  act: wholeNumber('act').optional,
  asOf: day('asOf').optional,
  timeliness: z.preprocess((one) => (typeof one === 'string' ? one.replaceAll('-', '_') : one), choice('timeliness', TIMELINESS).optional),
});
const remindInput = z.object({ asOf: day('asOf').optional });

export function addRecordCommands(program: Command): void {
  runs(
    program.command('import <file>').description('匯入辦理情形報告表 / import a table of resolutions')
      .requiredOption('--act <id>').option('--dry-run', '只預覽，不存入 / preview only'),
    async (deps, options, [file = '']) => {
      const actId = requireInput(actInput, options).act;
      const bytes = await readBytes(file);
      const act = await actOnRecord(deps.db, actId);
      const plan = await planImport(deps.db, act, bytes, deps.clock.today());
      const blocked = isBlocked(plan);
      if (!blocked && !options['dryRun']) {
        const { importId } = await startImport(deps, PROGRAM, { actId, fileName: basename(file), bytes });
        await applyImport(deps, PROGRAM, importId);
      }
      const counts = countsOf(plan);
      const problems = plan.problems.map((problem) => ({
        where: describePlace(problem.place, LOCALE), message: describeProblem(problem, LOCALE), blocking: problem.blocking,
      }));
      const lines = [
        ...problems.map(({ where, message, blocking }) => `${blocking ? '✗' : '!'} ${where} ${message}`.replace(/\s+/g, ' ')),
        blocked ? '沒有存入任何資料。' : `共 ${counts.total} 項：新增 ${counts.created}、變更 ${counts.updated}、相同 ${counts.unchanged}。`,
      ];
      return { json: { ...counts, problems }, lines, exitCode: blocked ? 1 : 0 };
    },
  );

  runs(
    program.command('list').description('列出決議 / list resolutions').option('--act <id>').option('--as-of <day>')
      .option('--timeliness <timeliness>', TIMELINESS.join('|')),
    async (deps, options) => {
      const { act, asOf, timeliness } = requireInput(listInput, options);
      if (act !== null) await actOnRecord(deps.db, act);
      const on = asOfDay(asOf ?? deps.clock.today(), await loadCalendar(deps.db));
      const listed = await listResolutions(deps.db, on, { actId: act, timeliness });
      const lines = listed.map((one) => [one.id, one.item, one.timeliness, one.stage, one.unit ?? '—', one.obligations[0]?.dueOn ?? '—'].join('\t'));
      return { json: listed, lines };
    },
  );

  runs(
    program.command('assign').description('分辦 / hand a resolution to a unit').requiredOption('--resolution <id>').requiredOption('--unit <unit>'),
    async (deps, options) => {
      const unit = await unitByIdOrName(deps.db, String(options['unit']));
      const { resolution } = requireInput(z.object({ resolution: wholeNumber('resolution').required }), options);
      await assignUnit(deps, PROGRAM, { resolutionIds: [resolution], unitId: unit.id });
      return { json: { resolution, unit: unit.name }, lines: [`決議 ${resolution} 已分辦 ${unit.name}。`] };
    },
  );

  runs(
    program.command('resolution').command('add').description('登錄一項決議文字 / add one resolution from its words')
      .requiredOption('--act <id>').requiredOption('--item <item>').requiredOption('--text <text>').option('--agency <name>').option('--section <name>'),
    async (deps, options) => {
      const { id } = await addResolution(deps, PROGRAM, requireInput(addResolutionInput, { ...options, actId: options['act'] }));
      return { json: { id }, lines: [`已新增決議 ${id}。`] };
    },
  );

  runs(
    program.command('remind').description('寄送當日提醒 / send the day’s reminders').option('--as-of <day>').option('--dry-run', '只列出，不寄 / list only'),
    async (deps, options) => {
      const { asOf } = requireInput(remindInput, options);
      const result = await remind(deps, PROGRAM, { ...(asOf ? { asOf } : {}), dryRun: Boolean(options['dryRun']) });
      const lines = [
        ...result.mails.map(({ to, subject }) => `${to}\t${subject}`),
        `計畫 ${result.planned} 封，寄出 ${result.sent} 封，失敗 ${result.failed} 封。`,
      ];
      const outbox = `${deps.config.baseUrl}${pathsFor(null).mails()}`;
      return result.failed === 0 ? { json: result, lines } : {
        json: result, lines, exitCode: 1, complaint: `有 ${result.failed} 封通知信未能寄出。各封之郵件伺服器回覆見通知信頁面：${outbox}`,
      };
    },
  );
}

async function actOnRecord(db: Database, id: number): Promise<Act> {
  const act = await findAct(db, id);
  if (!act) throw new NotFoundError({ code: 'act-not-found', id });
  return act;
}
