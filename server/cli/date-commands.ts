/** act change, obligation set-date, obligation end, session set, session list, recompute: what moves dates */
import type { Command } from 'commander';
import { actChangeInput } from '../actions/acts/act-change.ts';
import { changeAct, changeActInput } from '../actions/acts/change-act.ts';
import { endObligation, endObligationInput, resumeObligation, resumeObligationInput } from '../actions/dates/end-obligation.ts';
import { resetDate, resetDateInput, setDate, setDateInput } from '../actions/dates/override-date.ts';
import { previewActChange } from '../actions/acts/preview-act-change.ts';
import { recompute } from '../actions/dates/recompute.ts';
import type { MovedDate } from '../actions/dates/recompute-deadlines.ts';
import { previewSession, sessionInput, setSession, setSessionInput } from '../actions/acts/set-session.ts';
import { COUNT_FROM } from '../domain/resolution/resolution.ts';
import { PROGRAM } from '../domain/rights.ts';
import { sessionTable } from '../domain/calendar/session-table.ts';
import { InvalidInputError } from '../errors.ts';
import { requireInput } from '../input.ts';
import { listSetSessions } from '../store/ly-sessions.ts';
import { runs } from './command.ts';
import { showProgress } from './show-progress.ts';

/** A command of a group that another file may have begun. */
const group = (program: Command, name: string): Command => program.commands.find((one) => one.name() === name) ?? program.command(name);

export function addDateCommands(program: Command): void {
  runs(
    group(program, 'act').command('change').description('變更法案日期或起算日 / change an act’s dates or what its periods count from')
      .requiredOption('--act <id>').option('--passed-on <day>').option('--promulgated-on <day>').option('--received-on <day>').option('--ordered-on <day>')
      .option('--authority <authority>', '另定之依據 / what set the ordered day').option('--count-from <anchor>', COUNT_FROM.join('|'))
      .option('--reason <reason>').option('--dry-run', '只預覽，不存入 / preview only'),
    async (deps, options) => {
      const typed = { ...options, actId: options['act'] };
      const { moved } = options['dryRun']
        ? await previewActChange(deps, PROGRAM, requireInput(actChangeInput, typed), showProgress)
        : await changeAct(deps, PROGRAM, requireInput(changeActInput, typed), showProgress);
      return { json: { moved }, lines: movedLines(moved) };
    },
  );

  const obligation = group(program, 'obligation').description('單一期限 / one obligation');
  runs(
    obligation.command('set-date').description('人工認定期限或起算日 / set a due day or a start day by hand')
      .requiredOption('--obligation <id>').option('--due-on <day>').option('--anchor-on <day>').option('--reset', '恢復推算 / compute it again')
      .option('--number <n>', '定期事項的第幾期 / which occurrence').requiredOption('--reason <reason>'),
    async (deps, options) => {
      const typed = { ...options, obligationId: options['obligation'] };
      const given = (['dueOn', 'anchorOn', 'reset'] as const).filter((name) => options[name] !== undefined);
      if (given.length !== 1) throw new InvalidInputError({ code: 'one-date-only' });
      const kind = given[0] === 'anchorOn' ? 'anchor' : 'due';
      const { moved } = given[0] === 'reset'
        ? await resetDate(deps, PROGRAM, requireInput(resetDateInput, typed))
        : await setDate(deps, PROGRAM, requireInput(setDateInput, { ...typed, kind, on: options[given[0]!] }));
      return { json: { moved }, lines: movedLines(moved) };
    },
  );

  runs(
    obligation.command('end').description('停止或恢復定期事項 / end what recurs, or let it go on')
      .requiredOption('--obligation <id>').option('--on <day>', '此日以後到期者不再要求 / nothing due later is expected').option('--resume').requiredOption('--reason <reason>'),
    async (deps, options) => {
      const typed = { ...options, obligationId: options['obligation'], endedOn: options['on'] };
      if (options['resume']) await resumeObligation(deps, PROGRAM, requireInput(resumeObligationInput, typed));
      else await endObligation(deps, PROGRAM, requireInput(endObligationInput, typed));
      return { json: { obligation: Number(options['obligation']) }, lines: [options['resume'] ? '已恢復。' : '已停止。'] };
    },
  );

  const session = group(program, 'session').description('立法院會期 / sessions of the LY');
  runs(
    session.command('set').description('設定會期起訖 / set the days of a session').requiredOption('--term <n>').requiredOption('--session <n>')
      .requiredOption('--opens-on <day>').requiredOption('--closes-on <day>').option('--reason <reason>').option('--dry-run', '只預覽，不存入 / preview only'),
    async (deps, options) => {
      const { moved } = options['dryRun']
        ? await previewSession(deps, PROGRAM, requireInput(sessionInput, options), showProgress)
        : await setSession(deps, PROGRAM, requireInput(setSessionInput, options), showProgress);
      return { json: { moved }, lines: movedLines(moved) };
    },
  );

  runs(session.command('list').description('列出各會期起訖 / the days of each session'), async (deps) => {
    const sessions = sessionTable(await listSetSessions(deps.db)).map(({ term, session: number, opensOn, closesOn, set }) => ({
      term, session: number, opensOn, closesOn, isSet: set !== null, reason: set?.reason ?? null, setBy: set?.setBy ?? null,
    }));
    return { json: sessions, lines: sessions.map((one) => [one.term, one.session, one.opensOn, one.closesOn, one.isSet ? '已登錄' : '憲法第68條'].join('\t')) };
  });

  runs(program.command('recompute').description('重新推算全部期限 / recompute every due date'), async (deps) => {
    const { obligations, changed, made, moved } = await recompute(deps, PROGRAM, showProgress);
    return { json: { obligations, changed, made, moved }, lines: [`推算 ${obligations} 個期限，更新 ${changed} 筆，增列 ${made} 期。`, ...movedLines(moved)] };
  });
}

const movedLines = (moved: readonly MovedDate[]): string[] => [
  moved.length === 0 ? '沒有期限異動。' : `${moved.length} 個期限異動。`,
  ...moved.map((one) => `項次 ${one.item}：${one.from ?? '—'} → ${one.to ?? '—'}${one.turnsOverdue ? '（轉為逾期）' : one.stopsBeingOverdue ? '（不再逾期）' : ''}`),
];
