/** migrate, user add, unit add, act add */
import type { Command } from 'commander';
import { text as readAll } from 'node:stream/consumers';
import { addAct, addActInput } from '../actions/acts/add-act.ts';
import { addUnit, addUnitInput } from '../actions/people/add-unit.ts';
import { addUser, addUserInput } from '../actions/people/add-user.ts';
import { migrate } from '../actions/migrate.ts';
import { PROGRAM, ROLES } from '../domain/rights.ts';
import { ACT_KINDS, COUNT_FROM } from '../domain/resolution/resolution.ts';
import { requireInput } from '../input.ts';
import { runs } from './command.ts';
import { unitByIdOrName } from './unit-option.ts';

export function addSetupCommands(program: Command): void {
  runs(
    program.command('migrate').description('建立或更新資料庫 / create or update the database'),
    async (deps) => {
      const migrations = await migrate(deps);
      return { json: { migrations }, lines: [migrations.length ? `已執行 ${migrations.length} 項更新。` : '資料庫已是最新版本。'] };
    },
    'any',
  );

  runs(
    program.command('user').command('add').description('新增使用者，密碼由標準輸入讀入 / add a user, password from standard input')
      .requiredOption('--email <address>').requiredOption('--name <name>')
      .requiredOption('--role <role>', ROLES.join('|')).option('--unit <unit>', '單位編號或名稱 / unit id or name'),
    async (deps, options) => {
      const unit = options['unit'] === undefined ? null : await unitByIdOrName(deps.db, String(options['unit']));
      const password = (await readAll(process.stdin)).replace(/\r?\n$/, '');
      const { id } = await addUser(deps, PROGRAM, requireInput(addUserInput, { ...options, unitId: unit?.id, password }));
      return { json: { id }, lines: [`已新增使用者 ${id}。`] };
    },
  );

  runs(
    program.command('unit').command('add').description('新增單位 / add a unit')
      .requiredOption('--name <name>').option('--characters <characters>', '發文字號中的單位用字 / characters in document numbers')
      .requiredOption('--mailbox <address>').option('--head <address>'),
    async (deps, options) => {
      const { id } = await addUnit(deps, PROGRAM, requireInput(addUnitInput, { ...options, headEmail: options['head'] }));
      return { json: { id }, lines: [`已新增單位 ${id}。`] };
    },
  );

  runs(
    program.command('act').command('add').description('新增法案或預算 / add an act')
      .requiredOption('--title <title>').requiredOption('--kind <kind>', ACT_KINDS.join('|')).option('--fiscal-year <year>')
      .requiredOption('--passed-on <day>').option('--promulgated-on <day>').option('--received-on <day>')
      .option('--ordered-on <day>', '另定之起算日 / start day an authority set').option('--authority <authority>', '另定之依據 / what set it')
      .option('--count-from <anchor>', COUNT_FROM.join('|')).option('--reason <reason>'),
    async (deps, options) => {
      const { id } = await addAct(deps, PROGRAM, requireInput(addActInput, { ...options, orderedAuthority: options['authority'], countFromReason: options['reason'] }));
      return { json: { id }, lines: [`已新增法案 ${id}。`] };
    },
  );
}
