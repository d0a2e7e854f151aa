/** Every figure of every chart is the count of the page behind it. */
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { tellStory } from '../../seeds/demo/story.ts';
import { migrate } from '../../server/actions/migrate.ts';
import type { Deps } from '../../server/deps.ts';
import { addDays, type Day } from '../../server/domain/day/civil-date.ts';
import { formatRoc } from '../../server/domain/day/roc-date.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { decideExtension } from '../../server/actions/dates/decide-extension.ts';
import { requestExtension } from '../../server/actions/dates/request-extension.ts';
import { openDatabase } from '../../server/store/database.ts';
import { aClock, aLetter, anAct, aResolution, aUnit, testDeps } from '../support/factories.ts';
import { type Browser, openSite, type Site } from './browser.ts';

type Figure = { href: string; count: number; what: string };

const numberIn = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text.trim()) : null);
const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').trim();

/** What the charts of a page say and where each figure leads: cells of their tables, names of their rows, and what is drawn. */
function figuresIn(html: string): Figure[] {
  const figures: Figure[] = [];
  for (const [, id, chart] of html.matchAll(/<section class="panel chart" aria-labelledby="(\w+)-title">([\s\S]*?)<\/section>/g)) {
    for (const [, row] of chart!.matchAll(/<tr>(<th scope="row">[\s\S]*?)<\/tr>/g)) {
      const cells = [...row!.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map((found) => found[1]!);
      const numbers = cells.slice(1).flatMap((cell) => numberIn(textOf(cell)) ?? []);
      const linked = cells.map((cell) => /<a href="([^"]*)"/.exec(cell)?.[1]?.replaceAll('&amp;', '&') ?? null);
      cells.forEach((cell, at) => {
        const count = at === 0 ? numbers.reduce((sum, one) => sum + one, 0) : numberIn(textOf(cell));
        if (linked[at] && count !== null) figures.push({ href: linked[at], count, what: `${id}: ${textOf(cells[0]!)}, ${at}` });
      });
    }
    // "114年3月：如期 0、逾期辦畢 1、逾期 1、如期率 0%" or "逾期：3 項"
    for (const [, tag] of chart!.matchAll(/<a ([^>]*aria-label="[^>]*)>/g)) {
      const [href, label] = [/href="([^"]*)"/.exec(tag!)![1]!.replaceAll('&amp;', '&'), /aria-label="([^"]*)"/.exec(tag!)![1]!];
      const counts = [...label.slice(label.indexOf('：')).matchAll(/[：\s](\d+)(?=[、\s]|$)(?!\s*%)/g)].map((found) => Number(found[1]));
      figures.push({ href, count: counts.reduce((sum, one) => sum + one, 0), what: `${id}, drawn: ${label}` });
    }
  }
  return figures;
}

/** Due dates, where the list says how many; else resolutions. */
function countOf(list: string): number {
  const dates = /合於條件的原定期限共 (\d+) 個/.exec(list);
  return Number((dates ?? /共 (\d+) 筆/.exec(list))![1]);
}

async function compare(browser: Browser, path: string): Promise<Map<string, number>> {
  const seen = new Map<string, number>();
  for (const { href, count, what } of figuresIn((await browser.get(path)).text)) {
    if (!seen.has(href)) seen.set(href, countOf((await browser.get(href)).text));
    expect(seen.get(href), `${path}, ${what}, ${href}`).to.equal(count);
  }
  return seen;
}

describe('every figure of every chart', () => {
  const db = openDatabase(':memory:');
  const random = openDatabase(':memory:');
  const sites: Site[] = [];
  let [demo, deps]: Deps[] = [];
  before(async () => {
    [demo, deps] = [testDeps(db), testDeps(random)];
    for (const one of [demo!, deps!]) {
      await migrate(one);
      sites.push(await openSite(one));
    }
    await tellStory((day) => ({ ...demo!, clock: aClock(day) }), '2025-09-30');
    await scatter(deps!);
  });
  after(async () => {
    for (const site of sites) await site.close();
    await db.destroy();
    await random.destroy();
  });

  for (const day of ['2025-02-10', '2025-04-16', '2025-07-01', '2025-09-30']) {
    it(`is the count of the list behind it, in the demonstration on ${day}`, async () => {
      const supervisor = await sites[0]!.signedIn('supervisor');
      const seen = [...(await compare(supervisor, `/?asOf=${day}`)), ...(await compare(supervisor, `/statistics?asOf=${day}`))];
      expect(seen.length).to.be.greaterThan(day < '2025-03' ? 5 : 12);
      expect(seen.filter(([href, count]) => href.includes('kept=late') && count > 0), 'due dates, each head by itself').to.have.length.greaterThan(day < '2025-03' ? -1 : 1);
    });
  }

  for (const day of ['2025-01-25', '2025-04-16', '2025-06-03', '2026-02-28']) {
    it(`is the count of the list behind it, whatever is on record, on ${day}`, async () => {
      const supervisor = await sites[1]!.signedIn('supervisor');
      for (const path of ['/?', '/statistics?', '/statistics?act=1&']) await compare(supervisor, `${path}asOf=${day}`);
    });
  }
});

/** Facts that lie anywhere: several due dates each, answered early, late or not, extended over the end of a month, signed off, not ours. */
async function scatter(deps: Deps): Promise<void> {
  const { db } = deps;
  // The same every time: a failure can be looked at again.
  let state = 7;
  const upTo = (most: number): number => (state = (state * 48271) % 2147483647) % most;
  const dayIn2025 = (): Day => addDays('2025-01-25', upTo(300));
  const [acts, units] = [[await anAct(db), await anAct(db, { title: '另一案' })], [await aUnit(db), await aUnit(db), null]];
  for (let i = 0; i < 60; i += 1) {
    const unit = units[upTo(3)];
    const dues = Array.from({ length: 1 + upTo(3) }, dayIn2025);
    const text = i % 9 === 0
      ? '爰要求機關每季向立法院經濟委員會提出書面報告。'
      : dues.map((due) => `請於${formatRoc(due)}前，向立法院經濟委員會提出書面報告。`).join('');
    const resolution = await aResolution(db, {
      act: acts[upTo(2)]!, text, ...(unit ? { unitId: unit.id } : {}),
      ...(i % 11 === 0 ? { reply: '非本機關業務。', repliedOn: dayIn2025(), disposition: 'not_ours' as const } : {}), ...(i % 13 === 0 ? { signedOffOn: dayIn2025() } : {}),
    });
    const occurrences = resolution.obligations.flatMap((one) => one.occurrences);
    if (i % 5 === 0 && occurrences[0]?.dueOn) {
      const { id } = await requestExtension({ ...deps, clock: aClock('2025-01-24') }, PROGRAM, {
        resolutionId: resolution.id, occurrenceId: occurrences[0].id, kind: i % 2 ? 'promised' : 'extended', newDueOn: addDays(occurrences[0].dueOn, 1 + upTo(60)), reason: '需時', authority: '函',
      });
      await decideExtension({ ...deps, clock: aClock('2025-01-24') }, PROGRAM, { id, decision: 'granted', reason: null });
    }
    if (upTo(3) > 0) await aLetter(db, resolution.id, { issuedOn: dayIn2025() });
  }
}
