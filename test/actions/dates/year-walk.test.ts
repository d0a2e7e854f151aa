/**
 * A year of the demonstration, day by day under a clock that is moved: at no day may the command line's list, the
 * pages and the reminders disagree about a due date or about how it stands. On the way the start day of the whole
 * act is moved, a date is set by hand, a session gets its real days and what recurs is ended.
 */
import { expect } from 'chai';
import { tellStory } from '../../../seeds/demo/story.ts';
import { addResolution } from '../../../server/actions/resolutions/add-resolution.ts';
import { changeAct, changeActInput } from '../../../server/actions/acts/change-act.ts';
import { endObligation } from '../../../server/actions/dates/end-obligation.ts';
import { setDate } from '../../../server/actions/dates/override-date.ts';
import { readOffice } from '../../../server/actions/reminders/office.ts';
import { owedReminders } from '../../../server/actions/reminders/owed-reminders.ts';
import { setSession } from '../../../server/actions/acts/set-session.ts';
import { listResolutions } from '../../../server/cli/list-resolutions.ts';
import type { Deps } from '../../../server/deps.ts';
import type { Day } from '../../../server/domain/day/civil-date.ts';
import { isDayOff } from '../../../server/domain/calendar/office-calendar.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { asOfDay, type Timeliness, TIMELINESS } from '../../../server/domain/resolution/timeliness.ts';
import { requireInput } from '../../../server/input.ts';
import { wordsOf } from '../../../server/locales/index.ts';
import { loadCalendar } from '../../../server/store/calendar.ts';
import type { Answer } from '../../../server/web/answer.ts';
import { overviewPage } from '../../../server/web/pages/overview/overview.ts';
import { readFilter } from '../../../server/web/pages/list/resolution-filter.ts';
import { resolutionListPage } from '../../../server/web/pages/list/resolution-list.ts';
import { resolutionPage } from '../../../server/web/pages/resolution/resolution.ts';
import { pathsFor } from '../../../server/web/paths.ts';
import type { SignedIn } from '../../../server/web/visit.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, testDeps } from '../../support/factories.ts';

const LAST_DAY = '2026-02-05';
const t = wordsOf('zh-TW');
const OPEN: readonly Timeliness[] = ['overdue', 'due_today', 'due_soon', 'not_due'];

type Listed = Awaited<ReturnType<typeof listResolutions>>[number];
type DayOnPage = { iso: Day } | null;
type Row = { id: number; due: DayOnPage; badge: { text: string } };
type Demand = { due: DayOnPage; badge: { text: string } };

const visitOn = (day: Day): SignedIn => ({
  user: { id: 1, email: 'officer@agency.example', name: '國會聯絡人', role: 'officer', unitId: null, locale: 'zh-TW', dayForm: null, theme: 'system' },
  actor: { id: 1, name: '國會聯絡人', role: 'officer', unitId: null },
  locale: 'zh-TW', theme: 'system', t, today: day, day, asOf: null, paths: pathsFor(null), flash: null, mailTroubles: async () => [],
});
const modelOf = (answer: Answer) => (answer.kind === 'page' ? answer.model : {}) as Record<string, unknown>;

/** What happens on the way, beside the story. */
const EVENTS: Record<Day, (deps: Deps, all: Listed[]) => Promise<unknown>> = {
  '2025-02-05': (deps) => addResolution(deps, PROGRAM, { actId: 1, agency: '數位產業署', section: '附帶決議', item: '(一)', text: '爰要求數位產業署每季向立法院經濟委員會提出書面報告。' }),
  '2025-02-06': (deps) => addResolution(deps, PROGRAM, { actId: 1, agency: '數位產業署', section: '附帶決議', item: '(二)', text: '爰要求數位產業署於下會期結束前，向立法院經濟委員會提出書面報告。' }),
  '2025-04-30': (deps) => setSession(deps, PROGRAM, { term: 11, session: 3, opensOn: '2025-02-17', closesOn: '2025-07-31', reason: '延會' }),
  '2025-07-01': (deps) => changeAct(deps, PROGRAM, requireInput(changeActInput, { actId: 1, countFrom: 'promulgated', reason: '函釋' })),
  '2025-07-25': (deps, all) => setDate(deps, PROGRAM, { obligationId: sessionOf(all).id, kind: 'due', on: '2025-08-15', number: null, reason: '主席同意' }),
  '2025-10-01': (deps, all) => endObligation(deps, PROGRAM, { obligationId: recurringOf(all).id, endedOn: '2025-11-30', reason: '同意免送' }),
};
const obligationsOf = (all: Listed[]) => all.flatMap((one) => one.obligations);
const recurringOf = (all: Listed[]) => obligationsOf(all).find((one) => one.kind === 'recurring')!;
const sessionOf = (all: Listed[]) => obligationsOf(all).find((one) => one.kind === 'session')!;

withDatabases('a year of the demonstration, day by day', (open) => {
  it('shows one truth on every day', async function () {
    this.timeout(400_000);
    const db = await open();
    const clock = aClock('2025-02-05');
    const walk = new Walk();
    const depsOn = (day: Day): Deps => {
      clock.setDay(day);
      return testDeps(db, { clock });
    };
    await tellStory(depsOn, LAST_DAY, (deps, day) => walk.day(deps, day));
    expect([walk.days, walk.reminded > 200, walk.pages > 500]).to.deep.equal([366, true, true]);
    // Nothing is closed unanswered in this story.
    expect([...walk.seen].sort(), 'every way a date can stand was met').to.deep.equal(TIMELINESS.filter((one) => one !== 'closed').sort());
  });
});

class Walk {
  days = 0;
  reminded = 0;
  pages = 0;
  readonly seen = new Set<Timeliness>();
  #before = new Map<number, string>();

  async day(deps: Deps, day: Day): Promise<void> {
    const asOf = asOfDay(day, await loadCalendar(deps.db));
    const happens = EVENTS[day];
    if (happens) await happens(deps, await listResolutions(deps.db, asOf, { actId: null, timeliness: null }));
    const all = await listResolutions(deps.db, asOf, { actId: null, timeliness: null });
    for (const one of obligationsOf(all)) this.seen.add(one.timeliness);
    await this.#compareList(deps, day, all);
    await this.#compareOverview(deps, day, all);
    await this.#comparePages(deps, day, all);
    await this.#compareReminders(deps, day, all);
    this.days += 1;
  }

  async #compareList(deps: Deps, day: Day, all: readonly Listed[]): Promise<void> {
    const { groups } = modelOf(await resolutionListPage(deps, visitOn(day), readFilter({ size: '100' }))) as { groups: { rows: Row[] }[] };
    const rows = new Map(groups.flatMap((group) => group.rows).map((row) => [row.id, row]));
    expect(rows.size, day).to.equal(all.length);
    for (const one of all) {
      const row = rows.get(one.id)!;
      expect(row.badge.text, `${day} ${one.item}`).to.equal(t.status.timeliness[one.timeliness]);
      const [next] = one.obligations.filter((each) => OPEN.includes(each.timeliness) && each.doneOn === null).map((each) => each.dueOn!).sort();
      if (next !== undefined) expect(row.due?.iso, `${day} ${one.item}`).to.equal(next);
    }
  }

  async #compareOverview(deps: Deps, day: Day, all: readonly Listed[]): Promise<void> {
    const { scopes } = modelOf(await overviewPage(deps, visitOn(day))) as { scopes: { cards: Counted[]; others: Counted[] }[] };
    for (const card of [...scopes[0]!.cards, ...scopes[0]!.others]) {
      const timeliness = TIMELINESS.find((one) => t.status.timeliness[one] === card.badge.text)!;
      expect(card.count, `${day} ${timeliness}`).to.equal(all.filter((one) => one.timeliness === timeliness).length);
    }
  }

  /** Those that stand otherwise than the day before, and two more in turn. */
  async #comparePages(deps: Deps, day: Day, all: readonly Listed[]): Promise<void> {
    const changed = all.filter((one) => this.#before.get(one.id) !== JSON.stringify(one.obligations));
    const inTurn = [all[(2 * this.days) % all.length]!, all[(2 * this.days + 1) % all.length]!];
    this.#before = new Map(all.map((one) => [one.id, JSON.stringify(one.obligations)]));
    for (const one of new Set([...changed, ...inTurn])) {
      const { obligations } = modelOf(await resolutionPage(deps, visitOn(day), one.id)) as { obligations: Demand[] };
      expect(obligations.map((each) => [each.due?.iso ?? null, each.badge.text]), `${day} ${one.item}`)
        .to.deep.equal(one.obligations.map((each) => [each.dueOn, t.status.timeliness[each.timeliness]]));
      this.pages += 1;
    }
  }

  async #compareReminders(deps: Deps, day: Day, all: readonly Listed[]): Promise<void> {
    const office = await readOffice(deps.db);
    const owed = await owedReminders(deps.db, office, day);
    if (isDayOff(office.calendar, day)) return expect(owed, day).to.deep.equal([]) && undefined;
    for (const { resolutionId, dueOn, details } of owed.filter((one) => one.topic === 'deadline')) {
      const one = all.find((each) => each.id === resolutionId)!;
      const standing = dueOn < day ? 'overdue' : dueOn === day ? 'due_today' : dueOn <= asOfDay(day, office.calendar).soonUntil ? 'due_soon' : 'not_due';
      const asked = one.obligations.find((each) => each.dueOn === dueOn);
      const timeliness = asked ? t.status.timeliness[asked.timeliness] : await laterOccurrence(deps, day, resolutionId, dueOn);
      expect(timeliness, `${day} ${one.item} ${dueOn}`).to.equal(t.status.timeliness[standing]);
      expect(details.steps, `${day} ${one.item}: the proof is of the day on record`).to.not.be.empty;
      this.reminded += 1;
    }
    const told = new Set(owed.map((one) => `${one.resolutionId} ${one.dueOn}`));
    for (const one of all) {
      for (const { dueOn, timeliness } of one.obligations) {
        if (['overdue', 'due_today', 'due_soon'].includes(timeliness)) expect(told.has(`${one.id} ${dueOn}`), `${day} ${one.item} ${timeliness}`).to.equal(true);
      }
    }
  }
}

/** How the page says that another occurrence than the one in front stands. */
async function laterOccurrence(deps: Deps, day: Day, resolutionId: number, dueOn: Day): Promise<string | undefined> {
  const { obligations } = modelOf(await resolutionPage(deps, visitOn(day), resolutionId)) as { obligations: { recurring: { rows: Demand[] } | null }[] };
  return obligations.flatMap((one) => one.recurring?.rows ?? []).find((one) => one.due?.iso === dueOn)?.badge.text;
}

type Counted = { count: number; badge: { text: string } };
