/** A form of each kind there is, of whatever it is about anew each time. */
import { expect } from 'chai';
import { hashToken } from '../../server/actions/people/set-up.ts';
import { makeCalendar } from '../../server/domain/calendar/office-calendar.ts';
import { addDays } from '../../server/domain/day/civil-date.ts';
import { DEFAULT_LADDER } from '../../server/domain/reminder/ladder.ts';
import type { Role } from '../../server/domain/rights.ts';
import { markRefused } from '../../server/store/absences.ts';
import { listEditions, proposeEdition } from '../../server/store/calendar.ts';
import type { Database } from '../../server/store/database.ts';
import { findImport } from '../../server/store/imports.ts';
import { listLadders } from '../../server/store/ladders.ts';
import { insertMails } from '../../server/store/mails.ts';
import { insertOneTimeLink } from '../../server/store/one-time-links.ts';
import { aLetter, anAct, aResolution, aUnit, aUser } from '../support/factories.ts';
import { type Browser, PASSWORD, type Reply } from './browser.ts';

type Value = string | number | File;
/** `hasFile`: it goes as forms with a field for a file go. */
export type Sent = { as: Role; to: string; form: Record<string, Value | readonly Value[]>; hasFile?: true };

/** `windowOf`: where somebody of that role, with the address `emailOf`, has signed in; whoever has `unit` may be anybody afterwards. */
type Office = { db: Database; windowOf(role: Role): Browser; emailOf(role: Role): string };

const NOW = '2025-04-16T01:00:00.000Z';

const bounceOf = (email: string): string => [
  'From: MAILER-DAEMON@agency.gov.tw', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'Sorry.',
  '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.agency.gov.tw', '', `Final-Recipient: rfc822; ${email}`, 'Action: failed',
  'Status: 5.1.1', '', '--b--', '',
].join('\r\n');

export function sendFrom(window: Browser, { to, form, hasFile }: Sent): Promise<Reply> {
  if (!hasFile) return window.post(to, form as Parameters<Browser['post']>[1]);
  const sent = new FormData();
  for (const [name, values] of Object.entries(form)) for (const one of [values].flat() as Value[]) sent.append(name, one instanceof File ? one : String(one));
  return window.upload(to, sent);
}

let serial = 0;
const next = (): number => (serial += 1);

/** By the path it is declared under. */
export const FORMS: Record<string, (desk: Desk) => Promise<Sent>> = {
  '/settings': async () => ({ as: 'officer', to: '/settings', form: { locale: 'zh-TW', theme: 'dark' } }),
  '/language': async () => ({ as: 'officer', to: '/language', form: { locale: 'zh-TW', next: '/' } }),
  '/resolutions/:id/assign': async ({ db, item }) => ({ as: 'officer', to: `/resolutions/${(await item()).id}/assign`, form: { unitId: (await aUnit(db)).id } }),
  '/resolutions/:id/sign-off': async ({ compliedWith }) => ({ as: 'supervisor', to: `/resolutions/${(await compliedWith()).id}/sign-off`, form: { reason: '改由他案列管' } }),
  '/resolutions/assign': async ({ db, item }) => ({ as: 'officer', to: '/resolutions/assign', form: { resolutionIds: [(await item()).id, (await item()).id], unitId: (await aUnit(db)).id } }),
  '/resolutions/person': async ({ db, item }) => ({ as: 'officer', to: '/resolutions/person', form: { resolutionIds: [(await item()).id, (await item()).id], email: (await aUser(db, 'officer')).email } }),
  '/resolutions/acknowledge': async ({ item }) => ({ as: 'officer', to: '/resolutions/acknowledge', form: { resolutionIds: [(await item()).id] } }),
  '/resolutions/sign-off': async ({ compliedWith }) => ({ as: 'supervisor', to: '/resolutions/sign-off', form: { resolutionIds: [(await compliedWith()).id] } }),
  '/resolutions/:id/acknowledge': async ({ item }) => ({ as: 'officer', to: `/resolutions/${(await item()).id}/acknowledge`, form: {} }),
  '/resolutions/:id/person': async ({ db, item }) => ({ as: 'officer', to: `/resolutions/${(await item()).id}/person`, form: { email: (await aUser(db, 'officer')).email } }),
  '/resolutions/:id/mutes': async ({ item }) => ({ as: 'officer', to: `/resolutions/${(await item()).id}/mutes`, form: { email: 'head@agency.gov.tw', until: '114/5/1', reason: '出國' } }),
  '/resolutions/:id/mutes/:mute/end': async ({ item, newest, first }) => {
    const { id } = await item();
    await first({ as: 'officer', to: `/resolutions/${id}/mutes`, form: { email: 'head@agency.gov.tw', until: '114/5/1', reason: '出國' } });
    return { as: 'officer', to: `/resolutions/${id}/mutes/${await newest('mutes')}/end`, form: {} };
  },
  '/views': async ({ view }) => view(),
  '/views/default': async () => ({ as: 'officer', to: '/views/default', form: {} }),
  '/views/:id': async ({ newest, first, view }) => {
    await first(view());
    return { as: 'officer', to: `/views/${await newest('saved_views')}`, form: { name: `新名${next()}` } };
  },
  '/views/:id/remove': async ({ newest, first, view }) => (await first(view()), { as: 'officer', to: `/views/${await newest('saved_views')}/remove`, form: {} }),
  '/views/:id/default': async ({ newest, first, view }) => (await first(view()), { as: 'officer', to: `/views/${await newest('saved_views')}/default`, form: {} }),
  '/letters/new': async ({ item, letter }) => ({ as: 'officer', to: '/letters/new', form: letter((await item()).id) }),
  '/resolutions/:id/letters/:letterId/take-back': async ({ db, item, newest }) => {
    const { id } = await item();
    await aLetter(db, id, { issuedOn: '2025-04-10' });
    return { as: 'admin', to: `/resolutions/${id}/letters/${await newest('letters')}/take-back`, form: { reason: '登錄錯誤' } };
  },
  '/acts/new': async () => ({ as: 'officer', to: '/acts/new', form: { title: `法案${next()}`, kind: 'law', passedOn: '114/1/21', countFrom: 'passed' } }),
  '/acts/:id/resolutions/new': async ({ db }) => ({ as: 'officer', to: `/acts/${(await anAct(db)).id}/resolutions/new`, form: { agency: '範例署', item: '(一)', text: '請於3個月內提出書面報告。' } }),
  '/imports/:id/apply': async ({ windowOf, pasted }) => {
    const id = await pasted('數位產業署\n(一)請於3個月內向立法院交通委員會提出書面報告。\n');
    const { text } = await windowOf('officer').get(`/imports/${id}`);
    return { as: 'officer', to: `/imports/${id}/apply`, form: { shown: /name="shown" value="([^"]+)"/.exec(text)![1]! } };
  },
  '/imports/:id/read': async ({ pasted }) => ({ as: 'officer', to: `/imports/${await pasted('(一) 請於3個月內提出書面報告。')}/read`, form: {} }),
  '/imports/:id/choices': async ({ pasted }) => ({ as: 'officer', to: `/imports/${await pasted('(一) 請於3個月內提出書面報告。')}/choices`, form: { leave: '0' } }),
  '/people/new': async () => ({ as: 'admin', to: '/people/new', form: { email: `new${next()}@agency.gov.tw`, name: '新人', role: 'officer', password: PASSWORD } }),
  '/units/new': async () => ({ as: 'admin', to: '/units/new', form: { name: `新組${next()}`, mailbox: 'new@agency.gov.tw', headEmail: 'head@agency.gov.tw' } }),
  '/resolutions/:id/extensions/new': ({ extension }) => extension(),
  '/extensions/:id': async ({ newest, first, extension }) => (await first(await extension()), { as: 'supervisor', to: `/extensions/${await newest('extensions')}`, form: { decision: 'granted', reason: '同意' } }),
  '/acts/:id/change': async ({ db, previewed }) => previewed({ as: 'officer', to: `/acts/${(await anAct(db)).id}/change`, form: { countFrom: 'passed', passedOn: '114/1/22', promulgatedOn: '114/3/21' } }),
  '/obligations/:id/date': async ({ item }) => ({ as: 'officer', to: `/obligations/${(await item()).obligations[0]!.id}/date`, form: { kind: 'due', on: '114/6/2', reason: '會議紀錄' } }),
  '/obligations/:id/date/reset': async ({ item, first }) => {
    const { id } = (await item()).obligations[0]!;
    await first({ as: 'officer', to: `/obligations/${id}/date`, form: { kind: 'due', on: '114/6/2', reason: '會議紀錄' } });
    return { as: 'officer', to: `/obligations/${id}/date/reset`, form: { reason: '誤設' } };
  },
  '/obligations/:id/end': async ({ recurring }) => ({ as: 'supervisor', to: `/obligations/${(await recurring()).obligations[0]!.id}/end`, form: { endedOn: '114/12/31', reason: '計畫結束' } }),
  '/obligations/:id/resume': async ({ recurring, first }) => {
    const { id } = (await recurring()).obligations[0]!;
    await first({ as: 'supervisor', to: `/obligations/${id}/end`, form: { endedOn: '114/12/31', reason: '計畫結束' } });
    return { as: 'supervisor', to: `/obligations/${id}/resume`, form: { reason: '恢復' } };
  },
  '/sessions/:term/:session': async ({ previewed }) => previewed({ as: 'admin', to: '/sessions/11/3', form: { opensOn: '2025-02-10', closesOn: `2025-06-${10 + (next() % 20)}` } }),
  '/keys/new': async () => ({ as: 'officer', to: '/keys/new', form: { name: `鑰匙${next()}`, kind: 'calendar', reach: 'mine' } }),
  '/keys/:id/revoke': async ({ windowOf, newest }) => (await sendFrom(windowOf('officer'), { as: 'officer', to: '/keys/new', form: { name: `鑰匙${next()}`, kind: 'calendar', reach: 'mine' } }), { as: 'officer', to: `/keys/${await newest('access_keys')}/revoke`, form: {} }),
  '/my-mail': async () => ({ as: 'officer', to: '/my-mail', form: { style: ['digest', 'single'][next() % 2]! } }),
  '/my-mail/absence': async () => ({ as: 'officer', to: '/my-mail/absence', form: { from: '114/5/1', until: '114/5/2', deputyEmail: 'deputy@agency.gov.tw' } }),
  '/my-mail/absence/:id/end': async ({ newest, first }) => {
    await first({ as: 'officer', to: '/my-mail/absence', form: { from: '114/4/10', until: '114/5/2', deputyEmail: 'deputy@agency.gov.tw' } });
    return { as: 'officer', to: `/my-mail/absence/${await newest('absences')}/end`, form: {} };
  },
  '/absences': async () => ({ as: 'officer', to: '/absences', form: { email: 'head@agency.gov.tw', from: '114/5/1', until: '114/5/2' } }),
  '/delivery/retry': async ({ db, mailTo }) => {
    const id = await mailTo('a@agency.gov.tw');
    await db('mails').where({ id }).update({ state: 'failed' });
    return { as: 'officer', to: '/delivery/retry', form: { mailIds: [id] } };
  },
  '/delivery/seen': async () => ({ as: 'officer', to: '/delivery/seen', form: { attemptId: next(), refusedId: 0 } }),
  '/delivery/pause': async () => ({ as: 'admin', to: '/delivery/pause', form: { reason: '測試' } }),
  '/delivery/resume': async () => ({ as: 'admin', to: '/delivery/resume', form: {} }),
  '/delivery/cap': async () => ({ as: 'admin', to: '/delivery/cap', form: { dailyCap: 100 + next() } }),
  '/publishing': async ({ db }) => ({ as: 'admin', to: '/publishing', form: { isOn: 'yes', publisher: `範例署${next()}`, contact: '', actIds: (await anAct(db)).id } }),
  '/publishing/stop': async () => ({ as: 'admin', to: '/publishing/stop', form: {} }),
  '/reminders': async ({ item }) => (await item(), { as: 'officer', to: '/reminders', form: {} }),
  '/resolutions/letter': async ({ item }) => ({ as: 'officer', to: '/resolutions/letter', form: { resolutionIds: [(await item()).id] } }),
  '/resolutions/draft': async ({ item }) => ({ as: 'officer', to: '/resolutions/draft', form: { resolutionIds: [(await item()).id] } }),
  '/letters/draft': async ({ item }) => ({ as: 'officer', to: '/letters/draft', form: { sender: '數位產業署', addressee: '立法院', subject: '檢送書面報告1份，請查照。', explanation: '依決議辦理。', originals: '立法院', resolutionIds: (await item()).id } }),
  '/resolutions/:id/letters/:letterId/files/new': ({ scan }) => scan(),
  '/resolutions/:id/letter-files/:fileId/remove': async ({ newest, first, scan }) => {
    const sent = await scan();
    await first(sent);
    return { as: 'officer', to: `${sent.to.split('/letters/')[0]}/letter-files/${await newest('letter_files')}/remove`, form: {} };
  },
  '/delivery/clear': async ({ refused }) => ({ as: 'officer', to: '/delivery/clear', form: { email: await refused() } }),
  '/delivery/replace': async ({ db }) => {
    const { mailbox } = await aUnit(db);
    return { as: 'officer', to: '/delivery/replace', form: { email: mailbox, newEmail: `right-${mailbox}` } };
  },
  '/delivery/bounce': async ({ mailTo }) => {
    const email = `gone${next()}@agency.gov.tw`;
    await mailTo(email);
    return { as: 'officer', to: '/delivery/bounce', form: { file: new File([bounceOf(email)], 'bounce.eml') }, hasFile: true };
  },
  '/absences/:id/end': async ({ newest, first }) => {
    await first({ as: 'officer', to: '/absences', form: { email: 'head@agency.gov.tw', from: '114/4/10', until: '114/5/2' } });
    return { as: 'officer', to: `/absences/${await newest('absences')}/end`, form: {} };
  },
  '/calendar/editions/:id/accept': async ({ edition }) => ({ as: 'supervisor', to: `/calendar/editions/${await edition()}/accept`, form: {} }),
  '/calendar/editions/:id/refuse': async ({ edition }) => ({ as: 'supervisor', to: `/calendar/editions/${await edition()}/refuse`, form: { reason: '再確認' } }),
  '/ladder/preview': async () => ({ as: 'admin', to: '/ladder/preview', form: { ladder: JSON.stringify(DEFAULT_LADDER) } }),
  '/ladder': async ({ db }) => {
    const ladder = { ...DEFAULT_LADDER, mayOptOut: next() % 2 === 0 ? [] : DEFAULT_LADDER.mayOptOut };
    return { as: 'admin', to: '/ladder', form: { ladder: JSON.stringify(ladder), base: (await listLadders(db))[0]?.id ?? 0, reason: '試行' } };
  },
  '/sign-in': async ({ emailOf }) => ({ as: 'unit', to: '/sign-in', form: { email: emailOf('unit'), password: PASSWORD } }),
  '/setup/:token': async ({ db }) => {
    const token = `t0ken${next()}`;
    await insertOneTimeLink(db, { tokenHash: hashToken(token), purpose: 'first-administrator', expiresAt: '2025-04-17T00:00:00.000Z' });
    return { as: 'unit', to: `/setup/${token}`, form: { name: '王小明', email: `${token}@agency.gov.tw`, password: PASSWORD } };
  },
  // The last: nobody is signed in there any more.
  '/sign-out': async () => ({ as: 'unit', to: '/sign-out', form: {} }),
};

/** Read in a process of its own each time, or sent by a mail server; each has a test of its own. */
export const ELSEWHERE = ['/imports/new', '/imports/:id/columns', '/calendar/import', '/my-mail/test'];

export type Desk = ReturnType<typeof deskOf>;

/** What forms are about. */
export function deskOf({ db, windowOf, emailOf }: Office) {
  const item = async (over = {}) => aResolution(db, { act: await anAct(db), unitId: (await aUnit(db)).id, ...over });
  const newest = async (table: string, where = {}): Promise<number> => (await db(table).where(where).max({ id: 'id' }).first())!['id'];
  const recurring = () => item({ text: '爰要求機關每季向立法院經濟委員會提出書面報告。' });
  const compliedWith = () => item({ disposition: 'comply', reply: '配合辦理。', repliedOn: '2025-04-01' });
  /** Sends once, so that there is something for ten to meet. */
  const first = async (sent: Sent): Promise<void> => {
    expect((await sendFrom(windowOf(sent.as), sent)).status, sent.to).to.equal(303);
  };

  /** The form that a preview leads to: what it carries, and a reason. */
  const previewed = async ({ as, to, form }: Sent): Promise<Sent> => {
    const { text } = await sendFrom(windowOf(as), { as, to: `${to}?preview=yes`, form });
    const apply = text.slice(text.indexOf('id="apply-form"')).split('</form>')[0]!;
    const hidden = [...apply.matchAll(/<input type="hidden" name="([\w.]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!.replaceAll('&#34;', '"').replaceAll('&amp;', '&')]);
    return { as, to, form: { ...Object.fromEntries(hidden.filter(([name]) => name !== 'formKey')), reason: '更正' } };
  };
  const view = () => ({ as: 'officer', to: '/views?timeliness=overdue', form: { name: `檢視${next()}`, isShared: 'yes' } }) as const;
  const extension = async (): Promise<Sent> => {
    const { id, obligations } = await item();
    return { as: 'officer', to: `/resolutions/${id}/extensions/new`, form: { kind: 'promised', occurrenceId: obligations[0]!.occurrences[0]!.id, newDueOn: '114/6/30', reason: '資料蒐集需時' } };
  };
  const letter = (id: number) => ({ direction: 'out', documentNumber: `數授產經字第114${String(1_000_000 + next())}號`, issuedOn: '114/4/15', title: '報告', resolutionIds: [id] });
  const pasted = async (words: string): Promise<number> => {
    await first({ as: 'officer', to: '/imports/new', form: { words, actId: (await anAct(db)).id }, hasFile: true });
    const id = await newest('imports');
    // A process of its own reads it.
    while ((await findImport(db, id))!.reading === null) await new Promise((resolve) => setTimeout(resolve, 50));
    return id;
  };
  const mailTo = async (recipient: string): Promise<number> => {
    const [id] = await insertMails(db, [{ subject: 's', text: 't', html: 'h', messageId: `m${next()}@x`, recipient, day: '2025-04-16', state: 'planned' }], NOW);
    return id!;
  };
  const refused = async (): Promise<string> => {
    const email = `refused${next()}@agency.gov.tw`;
    await markRefused(db, { email, refusedAt: NOW, answer: '550 no', source: 'server', mailId: null });
    return email;
  };
  const scan = async (): Promise<Sent> => {
    const { id } = await item();
    await aLetter(db, id, { issuedOn: '2025-04-10' });
    return { as: 'officer', to: `/resolutions/${id}/letters/${await newest('letters')}/files/new`, form: { file: new File([`%PDF-1.7\n${next()}`], '函.pdf') }, hasFile: true };
  };
  /** One that waits for a supervisor, with another day off. */
  const edition = async (): Promise<number> => {
    const inForce = makeCalendar(await listEditions(db)).editions.get(2026)!;
    const n = next();
    const dayOff = addDays('2026-06-01', n % 200);
    return (await proposeEdition(db, { ...inForce, label: `115年修正${n}`, daysOff: new Map([...inForce.daysOff, [dayOff, '補假']]) }, { at: NOW, by: '聯絡人', fileName: '115年.csv' })).id;
  };
  return { db, windowOf, emailOf, item, newest, recurring, compliedWith, first, previewed, view, extension, letter, pasted, mailTo, refused, scan, edition };
}
