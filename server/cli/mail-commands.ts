/** ladder, mails, bounce, absence, mute, acknowledge, preferences, simulate, why, evidence: who is reminded, and what became of it */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { acknowledge, acknowledgeInput } from '../actions/reminders/acknowledge.ts';
import { assignPerson, assignPersonInput } from '../actions/resolutions/assign-person.ts';
import {
  clearAddress, clearAddressInput, pauseMails, pauseMailsInput, resumeMails, retryMails, retryMailsInput, setMailCap, setMailCapInput,
} from '../actions/reminders/control-mails.ts';
import { exportEvidence, exportEvidenceInput } from '../actions/reminders/export-evidence.ts';
import { mailHealth } from '../actions/reminders/mail-health.ts';
import { mute, muteInput } from '../actions/reminders/mute.ts';
import { recordBounce } from '../actions/reminders/record-bounce.ts';
import { setAbsence, setAbsenceInput } from '../actions/reminders/set-absence.ts';
import { checkedLadder, setLadder, setLadderInput } from '../actions/reminders/set-ladder.ts';
import { setPreferences, setPreferencesInput } from '../actions/people/set-preferences.ts';
import { previewLadder, simulate, simulateInput } from '../actions/reminders/simulate.ts';
import { whyNot, whyNotInput } from '../actions/reminders/why-not.ts';
import { DEFAULT_LADDER } from '../domain/reminder/ladder.ts';
import { PROGRAM } from '../domain/rights.ts';
import { requireInput } from '../input.ts';
import { ladderInForce } from '../store/ladders.ts';
import { ExpectedRefusal, runs } from './command.ts';
import { readBytes } from './read-bytes.ts';

export function addMailCommands(program: Command): void {
  addLadderCommands(program);
  addMailsCommands(program);
  addPeopleCommands(program);

  runs(program.command('bounce').description('登錄退信 / record bounces (RFC 3464 message or mbox)').argument('<file>'), async (deps, _options, [file]) => {
    const result = await recordBounce(deps, PROGRAM, await readBytes(file!));
    return { json: result, lines: [`${result.messages} 封信，${result.failures} 筆退信，新註記 ${result.marked.length} 個位址。`, ...result.marked, ...result.ignored.map((one) => `${one}：未曾寄信至此位址，不予註記`)] };
  });

  runs(
    program.command('simulate').description('模擬今後各日將寄出的信 / what would go out').option('--from <day>').option('--days <n>'),
    async (deps, options) => {
      const mails = await simulate(deps, PROGRAM, requireInput(simulateInput, options));
      return { json: mails, lines: mails.map((one) => [one.day, one.to, ...one.items.map((item) => `${item.item} ${item.rung}`)].join('\t')) };
    },
  );

  runs(
    program.command('why').description('某人某日為何有信或無信 / why a person got a mail on a day, or none')
      .requiredOption('--email <address>').requiredOption('--day <day>').option('--resolution <id>')
      .option('--words <words>', '限於含有此文字的決議 / only of resolutions that hold these words'),
    async (deps, options) => {
      const answer = await whyNot(deps, PROGRAM, requireInput(whyNotInput, { ...options, resolutionId: options['resolution'] }));
      return { json: answer, ...(answer.leftOut > 0 ? { complaint: `另有 ${answer.leftOut} 項決議沒有檢視，請以 --words 或 --resolution 限縮。` } : {}), lines: answer.considered.map((one) => [one.item, one.topic, one.dueOn, one.rung ?? '-', one.reason, one.against ?? 'owed', one.mailId ?? '-'].join('\t')) };
    },
  );

  runs(
    program.command('evidence').description('匯出一項決議或一人之通知信紀錄 / export what is on record of mails')
      .option('--resolution <id>').option('--email <address>').option('--out <folder>', '另存各信原始檔 / also write each mail as it was sent'),
    async (deps, options) => {
      const all = await exportEvidence(deps, PROGRAM, requireInput(exportEvidenceInput, { ...options, resolutionId: options['resolution'] }));
      if (typeof options['out'] === 'string') for (const one of all) if (one.eml) await writeFile(join(options['out'], `mail-${one.id}.eml`), one.eml);
      const json = all.map(({ eml: _, ...one }) => one);
      return { json, lines: json.map((one) => [one.id, one.day, one.recipient, one.state, one.sentAt ?? '-', one.sha256 ?? '-'].join('\t')) };
    },
  );
}

function addLadderCommands(program: Command): void {
  const ladder = program.command('ladder').description('提醒階梯 / the reminder ladder');
  runs(ladder.command('show').description('現行階梯 / the one in force').option('--default', '預設階梯 / the default'), async (deps, options) => {
    const shown = options['default'] ? DEFAULT_LADDER : await ladderInForce(deps.db);
    return { json: shown, lines: [JSON.stringify(shown, null, 2)] };
  });
  runs(
    ladder.command('set').description('設定階梯 / put another in force').argument('<file>', 'JSON').option('--reason <reason>').option('--dry-run', '只預覽其效果 / only show its effect'),
    async (deps, options, [file]) => {
      const raw = await readJson(file!);
      if (options['dryRun']) {
        const preview = await previewLadder(deps, PROGRAM, checkedLadder(raw));
        const line = (name: string, one: typeof preview.now): string => `${name}：30 日內 ${one.mails} 封、${one.items} 項、${one.people} 人；今日 ${one.today} 封`;
        return { json: preview, lines: [line('現行', preview.now), line('新階梯', preview.then)] };
      }
      const result = await setLadder(deps, PROGRAM, { ...requireInput(setLadderInput, { ...options, ladder: raw }), ladder: raw });
      return { json: result, lines: ['已設定。'] };
    },
  );
}

async function readJson(file: string): Promise<unknown> {
  const text = Buffer.from(await readBytes(file)).toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ExpectedRefusal(`${file} 不是 JSON。`);
  }
}

function addMailsCommands(program: Command): void {
  const mails = program.command('mails').description('通知信之寄送 / how mails go out');
  runs(mails.command('status').description('寄送是否如常 / whether mail goes out as planned'), async (deps) => {
    const health = await mailHealth(deps);
    return { json: health, lines: Object.entries(health).map(([name, value]) => `${name}\t${String(value)}`) };
  });
  runs(mails.command('pause').description('停止寄送 / stop all mails').requiredOption('--reason <reason>'), async (deps, options) => {
    await pauseMails(deps, PROGRAM, requireInput(pauseMailsInput, options));
    return { json: { isPaused: true }, lines: ['已停止寄送。'] };
  });
  runs(mails.command('resume').description('恢復寄送 / let mails go out again'), async (deps) => {
    await resumeMails(deps, PROGRAM);
    return { json: { isPaused: false }, lines: ['已恢復寄送。'] };
  });
  runs(mails.command('cap').description('每日寄送上限 / a daily cap').argument('<number>', '數字或 none'), async (deps, _options, [number]) => {
    const { dailyCap } = requireInput(setMailCapInput, { dailyCap: number === 'none' ? '' : number });
    await setMailCap(deps, PROGRAM, { dailyCap });
    return { json: { dailyCap }, lines: [dailyCap === null ? '已取消上限。' : `每日至多 ${dailyCap} 封。`] };
  });
  runs(
    mails.command('retry').description('重寄失敗的信 / send again what failed').requiredOption('--mail <ids>', '以逗號分隔 / comma-separated'),
    async (deps, options) => {
      const result = await retryMails(deps, PROGRAM, requireInput(retryMailsInput, { mailIds: String(options['mail']).split(',') }));
      return { json: result, lines: [`已排入 ${result.queued} 封。`] };
    },
  );
  runs(mails.command('clear').description('解除位址之退信註記 / clear a refused address').requiredOption('--email <address>'), async (deps, options) => {
    await clearAddress(deps, PROGRAM, requireInput(clearAddressInput, options));
    return { json: { email: options['email'] }, lines: ['已解除。'] };
  });
}

function addPeopleCommands(program: Command): void {
  runs(
    program.command('absence').description('登錄不在與代理 / somebody is away')
      .requiredOption('--email <address>').requiredOption('--from <day>').requiredOption('--until <day>').option('--deputy <address>').option('--reason <reason>'),
    async (deps, options) => {
      const result = await setAbsence(deps, PROGRAM, requireInput(setAbsenceInput, { ...options, deputyEmail: options['deputy'] }));
      return { json: result, lines: ['已登錄。'] };
    },
  );
  runs(
    program.command('mute').description('暫不通知某人 / mute reminders to a person')
      .requiredOption('--email <address>').requiredOption('--until <day>').requiredOption('--reason <reason>').option('--resolution <id>'),
    async (deps, options) => {
      const result = await mute(deps, PROGRAM, requireInput(muteInput, { ...options, resolutionId: options['resolution'] }));
      return { json: result, lines: ['已登錄。'] };
    },
  );
  runs(program.command('acknowledge').description('確認收悉 / acknowledge').requiredOption('--resolution <id>'), async (deps, options) => {
    const result = await acknowledge(deps, PROGRAM, requireInput(acknowledgeInput, { resolutionId: options['resolution'] }));
    return { json: result, lines: [`已確認 ${result.acknowledged} 項。`] };
  });
  runs(
    program.command('preferences').description('收信方式 / how a person is told').requiredOption('--email <address>').requiredOption('--style <style>', 'digest|single').option('--opt-out <roles>', '以逗號分隔 / comma-separated'),
    async (deps, options) => {
      const input = requireInput(setPreferencesInput, { ...options, optedOut: typeof options['optOut'] === 'string' ? options['optOut'].split(',') : [] });
      await setPreferences(deps, PROGRAM, input);
      return { json: input, lines: ['已設定。'] };
    },
  );
  runs(program.command('person').description('指定承辦人 / give a resolution to a person').requiredOption('--resolution <id>').option('--email <address>'), async (deps, options) => {
    const input = requireInput(assignPersonInput, { ...options, resolutionId: options['resolution'] });
    await assignPerson(deps, PROGRAM, input);
    return { json: input, lines: ['已指定。'] };
  });
}
