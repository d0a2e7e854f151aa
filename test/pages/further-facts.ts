/** What the demonstration's story leaves out, so that every page has something to show; and where everything is. */
import { randomBytes } from 'node:crypto';
import { assignPerson } from '../../server/actions/resolutions/assign-person.ts';
import { attachFile } from '../../server/actions/letters/attach-file.ts';
import { makeAccessKey } from '../../server/actions/people/make-access-key.ts';
import { mute } from '../../server/actions/reminders/mute.ts';
import { readImport } from '../../server/actions/imports/read-import.ts';
import { requestExtension } from '../../server/actions/dates/request-extension.ts';
import { setPublishing } from '../../server/actions/tables/set-publishing.ts';
import { setAbsence } from '../../server/actions/reminders/set-absence.ts';
import { hashToken } from '../../server/actions/people/set-up.ts';
import { startImport } from '../../server/actions/imports/start-import.ts';
import type { Deps } from '../../server/deps.ts';
import { makeCalendar } from '../../server/domain/calendar/office-calendar.ts';
import type { Resolution } from '../../server/domain/resolution/resolution.ts';
import type { Actor, Role } from '../../server/domain/rights.ts';
import { listActs } from '../../server/store/acts.ts';
import { listEditions, proposeEdition } from '../../server/store/calendar.ts';
import { listImports } from '../../server/store/imports.ts';
import { filesOfLetters } from '../../server/store/letter-files.ts';
import { listMails } from '../../server/store/mails.ts';
import { insertOneTimeLink } from '../../server/store/one-time-links.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { listUsers } from '../../server/store/users.ts';
import { asActor } from '../support/factories.ts';

/** Files by what is then shown: which agencies, whose, which columns, two of one number, a preview, a refusal. */
const HANDED_IN = {
  agencies: ['agencies.csv', '機關,項次,內容\n甲署,(一),請於3個月內提出書面報告。\n乙署,(一),請於2個月內提出書面報告。\n'],
  nameless: ['nameless.csv', '項次,內容\n(一),請於3個月內提出書面報告。\n'],
  columns: ['columns.csv', '甲,乙\n(一),請於3個月內提出書面報告。\n'],
  doubled: ['doubled.csv', '機關,項次,內容\n甲署,(一),請於3個月內提出書面報告。\n甲署,(一),請於2個月內提出書面報告。\n'],
  preview: ['preview.csv', '機關,項次,內容,辦理情形,主辦單位\n甲署,(一),凍結500萬元，請於3個月內提出書面報告經同意後始得動支。,,沒有的組\n'],
  refused: ['refused.png', '\u0089PNG\r\n\u001a\n'],
} as const satisfies Record<string, readonly [name: string, content: string]>;
export type HandedIn = keyof typeof HANDED_IN;

export type Facts = {
  act: number;
  /** With one-month terms long over, nothing answered. */
  overdue: number;
  /** Answered by `letter`. */
  answered: number;
  letter: number;
  letterFile: number;
  obligation: number;
  extension: number;
  edition: number;
  mail: number;
  file: number;
  applied: number;
  imports: Record<HandedIn, number>;
  token: string;
};

export async function furtherFacts(deps: Deps): Promise<Omit<Facts, 'token'>> {
  const { db } = deps;
  const users = (await listUsers(db)).toReversed();
  const actors = Object.fromEntries(users.map((user) => [user.role, asActor(user)])) as Record<Role, Actor & { id: number }>;
  const { officer, supervisor, admin } = actors;
  const resolutions = await findResolutions(db);
  const answered = resolutions.find((one) => one.letters.length > 0)!;
  const overdue = resolutions.find((one) => one.unitId !== null && one.letters.length === 0 && occurrenceOf(one)?.dueOn === '2025-02-21')!;
  const applied = (await listImports(db))[0]!;

  const extension = await requestExtension(deps, officer, {
    resolutionId: overdue.id, occurrenceId: occurrenceOf(overdue)!.id, kind: 'promised', newDueOn: '2025-05-30', reason: '資料蒐集需時', authority: null,
  });
  const inForce = makeCalendar(await listEditions(db)).editions.get(2025)!;
  const { id: edition } = await proposeEdition(db, {
    ...inForce, label: '114年（第3版）', daysOff: new Map([...inForce.daysOff, ['2025-07-21', '選舉投票日補假']]),
  }, { at: deps.clock.now(), by: officer.name, fileName: '114年.csv' });
  await setAbsence(deps, officer, {
    email: 'platform@agency.example', from: '2025-04-21', until: '2025-04-25', deputyEmail: 'secretariat@agency.example', reason: '公假',
  });
  await assignPerson(deps, supervisor, { resolutionId: overdue.id, email: 'platform@agency.example' });
  await mute(deps, officer, { email: 'platform@agency.example', resolutionId: overdue.id, until: '2025-04-30', reason: '已口頭協調' });
  await makeAccessKey(deps, officer, { kind: 'calendar', name: 'Outlook', reach: 'mine' });
  await makeAccessKey(deps, officer, { kind: 'api-read', name: '儀表板', reach: null });

  const letter = answered.letters[0]!.id;
  await attachFile(deps, officer, { resolutionId: answered.id, letterId: letter }, { name: '函送書面報告（掃描檔）.pdf', bytes: Buffer.from('%PDF-1.7\n') });
  const [letterFile] = (await filesOfLetters(db, [letter])).get(letter)!;

  const act = (await listActs(db))[0]!.id;
  await setPublishing(deps, admin, { isOn: true, publisher: '範例署', contact: null, actIds: [act] });
  const imports = {} as Record<HandedIn, number>;
  for (const [kind, [fileName, content]] of Object.entries(HANDED_IN)) {
    const { importId } = await startImport(deps, officer, { actId: act, fileName, bytes: Buffer.from(content) });
    await readImport(deps, importId);
    imports[kind as HandedIn] = importId;
  }
  return {
    act, overdue: overdue.id, answered: answered.id, letter, letterFile: letterFile!.id, obligation: overdue.obligations[0]!.id,
    extension: extension.id, edition, mail: (await listMails(db))[0]!.id, file: applied.sourceFileId, applied: applied.id, imports,
  };
}

const occurrenceOf = (resolution: Resolution) => resolution.obligations[0]?.occurrences[0];

/** The secret of a link that makes the first administrator. */
export async function setupToken({ db, clock }: Deps): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(Date.parse(clock.now()) + 3_600_000).toISOString();
  await insertOneTimeLink(db, { tokenHash: hashToken(token), purpose: 'first-administrator', expiresAt });
  return token;
}
