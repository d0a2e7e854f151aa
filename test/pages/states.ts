/** What the pages are looked at in: every declared page by everybody who may see it, with nothing on record, and on the way through forms. */
import type { Page } from 'playwright-core';
import { may, type Role, ROLES } from '../../server/domain/rights.ts';
import type { DeclaredRoute } from '../../server/web/routes.ts';
import { addressOf, isBare } from './addresses.ts';
import type { Facts } from './further-facts.ts';
import type { SiteName, Sites } from './sites.ts';

export type State = {
  name: string;
  site: SiteName;
  /** Null: not signed in. */
  role: Role | null;
  path: string;
  /** Of the last document; 200 unless told. */
  status?: number;
  /** What is done before the page is looked at. */
  act?: (page: Page) => Promise<unknown>;
  /** Seen by a second role: looked at once, not in every theme and language. */
  isSecond?: boolean;
  isBare?: boolean;
  declared?: string;
};

/** Pages and what cannot be reached. */
export function statesOf({ declared, facts }: Pick<Sites, 'declared' | 'facts'>): { states: State[]; unreachable: string[] } {
  const gets = declared.filter((one) => one.method === 'get');
  const unreachable = gets.filter((one) => addressOf(one.path, facts) === null).map((one) => one.path);
  const reachable = gets.filter((one) => !unreachable.includes(one.path));
  const declaredPages = [...reachable.flatMap((one) => everybodys(one, facts)), ...reachable.flatMap(onEmptyStore)];
  return { states: [...declaredPages, ...conditions(facts), ...formsRefused(facts), ...onTheWay(facts)], unreachable };
}

const EXCEPTIONAL: Record<string, Partial<State>> = {
  // Kept in the outbox, handed over to no mail server.
  '/mails/:id/source': { status: 404 },
  '/sign-in': { site: 'full' },
  '/setup/:token': { site: 'unused' },
};

function everybodys({ path: declared, access }: DeclaredRoute, facts: Facts): State[] {
  const path = addressOf(declared, facts)!;
  const rest = { declared, isBare: isBare(declared), ...EXCEPTIONAL[declared] };
  if (access === 'public') return [{ name: `signed out ${declared}`, site: 'full', role: null, path, ...rest }];
  const roles = ROLES.filter((role) => access === 'signed-in' || may({ id: 1, name: '', role, unitId: 3 }, access));
  return roles.map((role, at) => ({ name: `${role} ${declared}`, site: 'full', role, path, isSecond: at > 0, ...rest }));
}

/** Where an address has no id, there is a page also before anything is on record. */
function onEmptyStore({ path, access }: DeclaredRoute): State[] {
  if (access === 'public' || /[:.]/.test(path) || isBare(path) || path === '/evidence') return [];
  const role = ROLES.find((one) => access === 'signed-in' || may({ id: 1, name: '', role: one, unitId: null }, access))!;
  return [{ name: `nothing on record ${path}`, site: 'empty', role, path, status: 200 }];
}

const officer = (name: string, path: string, more: Partial<State> = {}): State => ({ name, site: 'full', role: 'officer', path, ...more });

const conditions = (facts: Facts): State[] => [
  officer('as of a day: overview', '/?asOf=114/2/10'),
  officer('as of a day: list', '/resolutions?asOf=114/2/10'),
  officer('as of a day: resolution', `/resolutions/${facts.overdue}?asOf=114/2/10`),
  officer('resolution without an answer', `/resolutions/${facts.overdue}`),
  { ...officer('resolution without an answer, supervisor', `/resolutions/${facts.overdue}`), role: 'supervisor' },
  { ...officer('resolution without an answer, unit', `/resolutions/${facts.overdue}`), role: 'unit' },
  officer('list: overdue', '/resolutions?timeliness=overdue'),
  officer('list: words found', '/resolutions?words=網路 報告'),
  officer('list: nothing found', '/resolutions?words=沒有這樣的字詞'),
  officer('list: a filter that cannot be read', '/resolutions?dueFrom=114/2/30', { status: 422 }),
  officer('mails: nothing found', '/mails?recipient=nobody@agency.example'),
  officer('why: answered', '/why?email=platform@agency.example&day=114/4/16'),
  officer('calculator: a text', '/calculator?text=請於3個月內提出書面報告&passedOn=114/1/21'),
  officer('calculator: nothing read', '/calculator?text=配合辦理&passedOn=114/1/21'),
  officer('letter form: nothing chosen', '/letters/new'),
  officer('simulator: a week', '/simulator?days=7'),
  officer('letter preview: test', '/letter-preview?kind=test'),
  ...Object.entries(facts.imports).map(([kind, id]) => officer(`import: ${kind}`, `/imports/${id}`)),
  officer('import: taken over', `/imports/${facts.applied}`),
  { ...officer('ladder: default', '/ladder?from=default'), role: 'admin' },
  { name: 'public: not found', site: 'full', role: null, path: '/public/no-such-page', status: 404 },
  { name: 'public: switched off', site: 'empty', role: null, path: '/public', status: 404 },
  officer('error 400', '/resolutions/%E0%A4%A', { status: 400 }),
  officer('error 403', '/people', { status: 403 }),
  officer('error 404', '/no-such-page', { status: 404 }),
  officer('error 422 as-of', '/?asOf=tomorrow', { status: 422 }),
  { name: 'error 500', site: 'broken', role: null, path: '/sign-in', status: 500 },
  { name: 'signed out, led to sign in', site: 'full', role: null, path: '/resolutions' },
];

type Field = { value: string };
type Form = { noValidate: boolean; requestSubmit(): void };

/** Sends the form at an address as it is, with these fields typed over. */
const send = (action: string, typed: Record<string, string> = {}) => async (page: Page): Promise<void> => {
  const form = page.locator(`main form[method=post]:is([action$="${action}"], [action*="${action}?"])`).first();
  for (const [name, value] of Object.entries(typed)) {
    await form.locator(`[name="${name}"]`).first().evaluate((field, text) => void ((field as unknown as Field).value = text), value);
  }
  await Promise.all([page.waitForEvent('load'), form.evaluate((one) => {
    const sent = one as unknown as Form;
    sent.noValidate = true;
    sent.requestSubmit();
  })]);
};

const refused = (name: string, role: Role, path: string, action: string, typed: Record<string, string> = {}): State =>
  ({ name: `refused: ${name}`, site: 'full', role, path, status: 422, act: send(action, typed) });

const formsRefused = (facts: Facts): State[] => [
  { ...refused('sign in', 'officer', '/sign-in', '/sign-in', { email: 'x', password: 'y' }), role: null },
  { ...refused('first administrator', 'officer', `/setup/${facts.token}`, `/setup/${facts.token}`), role: null, site: 'unused' },
  refused('letter', 'officer', '/letters/new', '/letters/new'),
  refused('letter, wrong day', 'officer', `/letters/new?resolutionIds=${facts.overdue}`, '/letters/new', { issuedOn: '114/2/30' }),
  refused('taking a letter back', 'officer', `/resolutions/${facts.answered}/letters/${facts.letter}/take-back`, '/take-back'),
  refused('file of a letter', 'officer', `/resolutions/${facts.answered}/letters/${facts.letter}/files/new`, '/files/new'),
  refused('act', 'officer', '/acts/new', '/acts/new'),
  refused('change of an act', 'officer', `/acts/${facts.act}/change`, '/change', { passedOn: 'x' }),
  refused('resolution by hand', 'officer', `/acts/${facts.act}/resolutions/new`, '/resolutions/new'),
  refused('import', 'officer', '/imports/new', '/imports/new'),
  refused('office calendar', 'officer', '/calendar/import', '/calendar/import'),
  refused('person', 'admin', '/people/new', '/people/new'),
  refused('unit', 'admin', '/units/new', '/units/new'),
  refused('access key', 'officer', '/keys/new', '/keys/new'),
  refused('extension', 'officer', `/resolutions/${facts.overdue}/extensions/new`, '/extensions/new'),
  refused('absence', 'officer', '/absences', '/absences'),
  refused('own absence', 'unit', '/my-mail', '/my-mail/absence', { from: '114/5/2', until: '114/5/1' }),
  refused('session', 'officer', '/sessions/11/3', '/sessions/11/3', { opensOn: 'x' }),
  refused('pause of mails', 'admin', '/delivery', '/delivery/pause'),
  refused('cap of mails', 'admin', '/delivery', '/delivery/cap', { dailyCap: 'x' }),
  refused('day by hand', 'officer', `/resolutions/${facts.overdue}`, '/date'),
];

const clicked = (selector: string) => async (page: Page): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
};

/** Somebody types, is called away and comes back. */
const comeBack = (field: string) => async (page: Page): Promise<void> => {
  await page.fill(field, '關於');
  await page.reload();
  await page.locator('.draft-note').waitFor();
};

const onTheWay = (facts: Facts): State[] => [
  // Every day typed: what was refused above may have come back as a draft.
  officer('preview: change of an act', `/acts/${facts.act}/change`, {
    act: send('/change', { countFrom: 'received', passedOn: '114/1/21', promulgatedOn: '114/3/21', receivedOn: '114/3/25' }),
  }),
  officer('preview: session', '/sessions/11/3', { act: send('/sessions/11/3', { opensOn: '114/2/17', closesOn: '114/7/31' }) }),
  { ...officer('preview: ladder', '/ladder', { act: clicked('form.ladder-form button[type=submit]') }), role: 'admin' },
  officer('letter form: a draft', '/letters/new', { act: comeBack('[name=title]') }),
  officer('the secret of a key', '/keys/new', { status: 201, act: send('/keys/new', { name: 'Outlook' }) }),
];
