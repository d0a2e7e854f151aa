/** import, list, assign, resolution add, remind */
import type { Command } from 'commander';
import { z } from 'zod';
import { basename } from 'node:path';
import { addResolution, addResolutionInput } from '../actions/resolutions/add-resolution.ts';
import { assignUnit } from '../actions/resolutions/assign-unit.ts';
import { importFile } from '../actions/imports/import-file.ts';
import { countsOf, type ImportCounts, type ImportPlan, isBlocked, planImport } from '../actions/imports/plan-import.ts';
import { planRecords } from '../actions/records/plan-records.ts';
import { remind } from '../actions/reminders/remind.ts';
import type { FileReading } from '../documents/reader/file-reading.ts';
import { readApart } from '../documents/reader/read-apart.ts';
import type { Deps } from '../deps.ts';
import { type ImportChoices, NOTHING_CHOSEN } from '../domain/import/import-choices.ts';
import type { Act } from '../domain/resolution/resolution.ts';
import { PROGRAM } from '../domain/rights.ts';
import { asOfDay, TIMELINESS } from '../domain/resolution/timeliness.ts';
import { NotFoundError } from '../errors.ts';
import { choice, day, requireInput, wholeNumber } from '../input.ts';
import { describePlace, describeProblem } from '../locales/problems.ts';
import { findAct, listActs } from '../store/acts.ts';
import { rememberedColumns } from '../store/column-mappings.ts';
import { loadCalendar } from '../store/calendar.ts';
import type { Database } from '../store/database.ts';
import { pathsFor } from '../web/paths.ts';
import { LOCALE, runs } from './command.ts';
import { listResolutions } from './list-resolutions.ts';
import { readBytes } from './read-bytes.ts';
import { showPages } from './show-progress.ts';
import { unitByIdOrName } from './unit-option.ts';

const importInput = z.object({ act: wholeNumber('act').optional, agency: z.array(z.string().trim().min(1).max(100)).default([]) });
const listInput = z.object({
  act: wholeNumber('act').optional,
  asOf: day('asOf').optional,
  timeliness: z.preprocess((one) => (typeof one === 'string' ? one.replaceAll('-', '_') : one), choice('timeliness', TIMELINESS).optional),
});
const remindInput = z.object({ asOf: day('asOf').optional });

export function addRecordCommands(program: Command): void {
  runs(
    program.command('import <file>').description('匯入決議：報告表、委員會報告或列管表 / import resolutions: a table, a committee report or a list')
      .option('--act <id>', '所屬法案；本系統匯出的資料不需指定 / the act; exports of ours name their own').option('--dry-run', '只預覽，不存入 / preview only')
      .option('--agency <name...>', '檔案有多個機關時匯入哪些，或檔案未載明時的機關名稱 / which agencies of several, or the name the file does not tell'),
    async (deps, options, [file = '']) => {
      const { act: actId, agency: agencies } = requireInput(importInput, options);
      const bytes = await readBytes(file);
      const act = actId === null ? null : await actOnRecord(deps.db, actId);
      const choices = { ...NOTHING_CHOSEN, agencies, agency: agencies[0] ?? null };
      const reading = await readApart(
        { bytes, name: basename(file), remembered: await rememberedColumns(deps.db) },
        { path: deps.config.path, onProgress: showPages },
      );
      const plan = await planFile(deps, act, reading, choices);
      const { counts, blocked } = plan;
      if (!blocked && !options['dryRun']) await importFile(deps, PROGRAM, { actId, fileName: basename(file), bytes, choices, reading });
      const problems = plan.problems.map((problem) => ({
        where: describePlace(problem.place, LOCALE), message: describeProblem(problem, LOCALE), blocking: problem.blocking,
      }));
      const missing = plan.missing === null ? null : missingWords(plan.missing, reading, await listActs(deps.db));
      const lines = [
        ...problems.map(({ where, message, blocking }) => `${blocking ? '✗' : '!'} ${where} ${message}`.replace(/\s+/g, ' ')),
        ...(missing === null ? [] : [`✗ ${missing}`]),
        blocked ? '沒有存入任何資料。' : `共 ${counts.total} 項：新增 ${counts.created}、併入 ${counts.joined}、變更 ${counts.updated}、相同 ${counts.unchanged}。`,
      ];
      return { json: { ...counts, missing, problems }, lines, exitCode: blocked ? 1 : 0 };
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
    program.command('remind').description('寄送當日提醒 / send the day’s reminders').option('--as-of <day>').option('--dry-run', '只列出，不寄 / list only')
      .option('--again', '當日已收信者亦寄 / also to those who had a mail today'),
    async (deps, options) => {
      const { asOf } = requireInput(remindInput, options);
      const result = await remind(deps, PROGRAM, { ...(asOf ? { asOf } : {}), dryRun: Boolean(options['dryRun']), oneMailADay: !options['again'] });
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

type FilePlan = Pick<ImportPlan, 'problems' | 'missing'> & { counts: ImportCounts; blocked: boolean };

async function planFile({ db, clock }: Deps, act: Act | null, reading: FileReading, choices: ImportChoices): Promise<FilePlan> {
  if (reading.kind === 'records') {
    const { problems, counts } = await planRecords(db, reading, { today: clock.today(), actor: PROGRAM });
    return { problems, counts, missing: null, blocked: problems.some((one) => one.blocking) };
  }
  const plan = await planImport(db, act, reading, choices, clock.today());
  // A file that is refused needs no act.
  return { problems: plan.problems, missing: reading.kind === 'refused' ? null : plan.missing, counts: countsOf(plan), blocked: isBlocked(plan) };
}

/** What only a person can say, and how to say it here. */
function missingWords(missing: NonNullable<ImportPlan['missing']>, reading: FileReading, acts: readonly Act[]): string {
  if (missing === 'act') {
    return `請以 --act 指定決議所屬的法案：${acts.map(({ id, title }) => `${id} ${title}`).join('、') || '尚未登錄，請先以 act add 新增'}。`;
  }
  if (missing === 'columns') return '認不出各欄是什麼；請在網頁匯入並指定欄位，之後同樣表頭的檔案會記得。';
  if (missing === 'agency') return '檔案沒有寫明機關；請加上 --agency 機關全名。';
  const names = reading.kind === 'resolutions' ? reading.blocks.map(({ agency, resolutions }) => `${agency ?? ''}（${resolutions.length} 項）`) : [];
  return `檔案裡有好幾個機關的決議；請以 --agency 指定：${names.join('、')}。`;
}
