import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { DEFAULT_LADDER, type Ladder } from '../../server/domain/reminder/ladder.ts';
import { comparison, lookAhead } from '../../server/actions/reminders/look-ahead.ts';
import { ladderInForce, listLadders } from '../../server/store/ladders.ts';
import { inOneOrder, mergeLadders } from '../../server/domain/reminder/merge-ladders.ts';
import { ladderOf, type Typed, typedOf } from '../../server/web/pages/reminders/ladder-form.ts';
import { wordsOf } from '../../server/locales/index.ts';
import { describePart } from '../../server/web/pages/reminders/ladder-words.ts';
import type { Visit } from '../../server/web/visit.ts';
import { withDatabases } from '../support/database.ts';
import { aResolution, aUnit } from '../support/factories.ts';
import { aSite, type Reply } from './browser.ts';

type Form = Record<string, string | string[]>;

/** What a browser sends of the ladder: nothing that is not ticked. */
const formOf = (ladder: Ladder, over: Form = {}): Form => ({ ...(typedOf(ladder, (day) => day) as Form), ...over });
const hidden = ({ text }: Reply, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)![1]!.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/&quot;/g, '"').replace(/&amp;/g, '&');
const problemsOf = (typed: Typed): Record<string, string> => {
  const read = ladderOf(typed);
  return 'problems' in read ? Object.fromEntries(read.problems) : {};
};

describe('the ladder as a form', () => {
  const busy: Ladder = {
    ...DEFAULT_LADDER,
    tracks: { ...DEFAULT_LADDER.tracks, freeze: { ...DEFAULT_LADDER.tracks.freeze, isOn: true, dates: ['2025-06-30', '2025-12-31'] } },
    escalation: { afterIgnored: 2, tells: ['head', 'supervisor'] },
  };
  for (const [name, ladder] of Object.entries({ 'the default': DEFAULT_LADDER, 'one with days and an escalation': busy })) {
    it(`gives back what it was filled with: ${name}`, () => {
      const read = ladderOf(formOf(ladder));
      expect('ladder' in read && inOneOrder(read.ladder)).to.deep.equal(inOneOrder(ladder));
    });
  }

  it('puts rows in order, leaves empty ones out, and reads full-width digits and 民國 days', () => {
    const read = ladderOf(formOf(DEFAULT_LADDER, {
      'deadline-before-0-days': '２', 'deadline-before-3-days': '', 'deadline-before-3-tells': [], 'deadline-before-9-days': '30', 'deadline-before-9-tells': 'head', 'freeze-dates': '114/12/31、1140630',
    }));
    if (!('ladder' in read)) throw new Error('It was refused.');
    expect(read.ladder.tracks.deadline.before.map((one) => one.workingDays)).to.deep.equal([30, 10, 5, 2, 1, 0]);
    expect(read.ladder.tracks.freeze.dates).to.deep.equal(['2025-06-30', '2025-12-31']);
  });

  it('is put together with another made from the same, whichever of them changed what', () => {
    const [mine, theirs]: [Ladder, Ladder] = [{ ...DEFAULT_LADDER, moved: ['head'], mayOptOut: [] }, { ...DEFAULT_LADDER, escalation: { afterIgnored: 2, tells: ['head'] }, mayOptOut: ['officer'] }];
    const { ladder, clashes } = mergeLadders({ was: DEFAULT_LADDER, theirs, mine });
    expect(ladder).to.deep.equal({ ...mine, escalation: theirs.escalation });
    expect(clashes).to.deep.equal([{ part: 'escalation', isSettled: true }, { part: 'mayOptOut', isSettled: false }]);
    const reordered = { ...mine, moved: [...mine.moved].reverse(), unassigned: { ...mine.unassigned, after: [...mine.unassigned.after].reverse() } };
    expect(mergeLadders({ was: DEFAULT_LADDER, theirs: mine, mine: reordered }).clashes, 'the same in another order').to.deep.equal([]);
    expect(mergeLadders({ was: DEFAULT_LADDER, theirs: DEFAULT_LADDER, mine })).to.deep.equal({ ladder: mine, clashes: [] });
    expect(mergeLadders({ was: DEFAULT_LADDER, theirs, mine: DEFAULT_LADDER }).ladder).to.deep.equal(theirs);
  });

  it('is told on one line, in the marks of the language it is told in', () => {
    const said = (['zh-TW', 'en'] as const).map((locale) => describePart(DEFAULT_LADDER, 'unassigned', { locale, t: wordsOf(locale) } as Visit));
    expect(said[0]).to.match(/^未分辦：[^；]+；未分辦且逾期：[^；]+$/);
    expect(said[1]).to.match(/^Given to nobody: [^；;]+; Given to nobody, overdue: [^；;]+$/);
  });

  it('says of each problem at which field it is', () => {
    expect(problemsOf(formOf(DEFAULT_LADDER, { 'deadline-before-1-days': '十天' }))).to.deep.equal({ 'deadline-before-1-days': 'days' });
    expect(problemsOf(formOf(DEFAULT_LADDER, { 'deadline-before-1-days': '-3' }))).to.deep.equal({ 'deadline-before-1-days': 'days' });
    expect(problemsOf(formOf(DEFAULT_LADDER, { 'deadline-after-0-days': '0' }))).to.deep.equal({ 'deadline-after-0-days': 'days' });
    expect(problemsOf(formOf(DEFAULT_LADDER, { 'deadline-before-0-days': '5' }))).to.deep.equal({ 'deadline-before': 'order' });
    expect(problemsOf(formOf(DEFAULT_LADDER, { 'deadline-before-0-tells': [] }))).to.deep.equal({ 'deadline-before-0-tells': 'nobody' });
    expect(problemsOf(formOf(DEFAULT_LADDER, { 'deadline-before-7-tells': 'head' }))).to.deep.equal({ 'deadline-before-7-days': 'days' });
    expect(problemsOf(formOf(DEFAULT_LADDER, { 'deadline-before-0-tells': 'everybody' }))).to.deep.equal({ 'deadline-before-0-tells': 'reason' });
    expect(problemsOf(formOf(DEFAULT_LADDER, { 'undated-every': '0', 'freeze-dates': '114/2/30', moved: [], waits: '' })))
      .to.deep.equal({ 'undated-every': 'days', 'freeze-dates': 'date', moved: 'nobody', waits: 'days' });
    expect(Object.values(problemsOf({}))).to.include('nobody');
  });
});

withDatabases('setting the ladder', (open) => {
  const site = aSite(open);
  const admin = site.window('admin');
  before(async () => {
    const unit = await aUnit(site.db, { mailbox: 'platform@agency.gov.tw', headEmail: 'chief@agency.gov.tw' });
    await aResolution(site.db, { item: '(七)', dueOn: '2025-04-28', unitId: unit.id });
  });

  const changed = formOf(DEFAULT_LADDER, { 'deadline-before-6-days': '7', 'deadline-before-6-tells': ['head'] });

  it('shows the default and six topics, and teaches where none was ever set', async () => {
    const { text } = await admin.get('/ladder');
    for (const said of ['系統預設階梯', '應辦期限', '內部時程', '分辦後未確認', '待立法院函復', '未解凍經費', '未定期限事項', 'name="deadline-before-0-days" value="20"']) expect(text).to.include(said);
    expect((await admin.get('/ladder/history')).text).to.include('還沒有人設定過提醒階梯');
  });

  it('shows what another would do before anything is stored', async () => {
    const reply = await admin.post('/ladder/preview', changed);
    expect(reply.status).to.equal(200);
    for (const said of ['預覽：未來 30 日', 'class="effect-bars"', '到期前 7 個工作日：單位主管', '變更理由', '表列數字']) expect(reply.text).to.include(said);
    expect(reply.text).to.match(/單位\d+主管<\/th><td class="numeric">3<\/td><td class="numeric">4<\/td><td class="numeric">\+1/);
    expect(await listLadders(site.db)).to.deep.equal([]);
  });

  it('says of the ladder in force only that nothing would change', async () => {
    const { text } = await admin.post('/ladder/preview', formOf(DEFAULT_LADDER));
    expect(text).to.include('id="preview-title"').and.not.include('effect-bars').and.not.include('name="ladder"');
  });

  it('gives a wrong form back as it was typed, with each error at its field', async () => {
    const { status, text } = await admin.post('/ladder/preview', formOf(DEFAULT_LADDER, { 'deadline-before-0-days': '<b>', 'reply-isOn': 'yes' }));
    expect(status).to.equal(422);
    for (const said of ['href="#field-deadline-before-0"', 'value="&lt;b&gt;"', 'aria-invalid="true"', 'id="field-deadline-before-0-error"']) expect(text).to.include(said);
    expect(text).to.match(/id="field-reply-isOn"[^>]* checked/);
  });

  it('saves with a reason what was previewed, once, and keeps the history', async () => {
    const preview = await admin.post('/ladder/preview', changed);
    const [ladder, base] = [hidden(preview, 'ladder'), hidden(preview, 'base')];
    const without = await admin.post('/ladder', { ladder, base });
    expect([without.status, without.text.includes('請填寫變更理由')]).to.deep.equal([422, true]);
    const { status, location } = await admin.post('/ladder', { ladder, base, reason: '主管希望提前知悉' });
    expect([status, location]).to.deep.equal([303, '/ladder']);
    expect((await ladderInForce(site.db)).tracks.deadline.before.map((one) => one.workingDays)).to.deep.equal([20, 10, 7, 5, 3, 1, 0]);
    const { text } = await admin.get('/ladder/history');
    expect(text).to.include('主管希望提前知悉').and.include('到期前 7 個工作日：單位主管').and.include('現行');

    const again = await admin.post('/ladder', { ladder, base, reason: '再一次' });
    expect([again.status, again.text.includes('已由他人先變更')]).to.deep.equal([409, true]);
    expect(await listLadders(site.db)).to.have.length(1);
    const { id } = (await listLadders(site.db))[0]!;
    expect((await admin.get(`/ladder?from=${id}`)).text).to.include('尚未儲存').and.include('value="7"');
    expect((await admin.get('/ladder?from=99')).status).to.equal(404);
  });

  it('puts together what two set at once, asks about what both changed, and loses nothing', async () => {
    const other = await site.signedIn('admin');
    const page = await admin.get('/ladder');
    const base = /name="base" value="(\d+)"/.exec(page.text)![1]!;
    const was = await ladderInForce(site.db);
    const theirs = formOf(was, { base, waits: '9', 'undated-every': '7', moved: ['head'] });
    const seen = await other.post('/ladder/preview', theirs);
    expect((await other.post('/ladder', { ladder: hidden(seen, 'ladder'), base: hidden(seen, 'base'), reason: '另一人' })).status).to.equal(303);

    const clash = await admin.post('/ladder/preview', formOf(was, { base, waits: '2', neverWithin: '3', 'reply-isOn': 'yes' }));
    expect(clash.status).to.equal(409);
    expect(clash.text).to.match(/class="conflict"[^]*name="take.acknowledgement" value="theirs"[^]*9 個工作日[^]*name="take.acknowledgement" value="mine"[^]*2 個工作日/);
    expect(clash.text, 'what one alone changed is taken over').to.match(/未定期限事項[^]*已採用/).and.not.include('name="take.undated"').and.not.include('name="take.reply"');
    expect(clash.text).to.match(/id="field-reply-isOn"[^>]* checked/).and.match(/name="undated-every"[^>]*value="7"/).and.match(/name="waits"[^>]*value="2"/);
    const [ladder, now] = [hidden(clash, 'ladder'), hidden(clash, 'base')];
    expect(now).to.not.equal(base);
    const chosen = await admin.post('/ladder/preview', { ladder, base: now, 'take.acknowledgement': 'theirs' });
    expect(chosen.status).to.equal(200);
    expect((await admin.post('/ladder', { ladder: hidden(chosen, 'ladder'), base: now, reason: '合併' })).status).to.equal(303);
    const merged = await ladderInForce(site.db);
    expect([merged.acknowledgement, merged.tracks.undated.every, merged.moved, merged.tracks.reply.isOn]).to.deep.equal([{ waitsWorkingDays: 9, neverWithin: 1 }, 7, ['head'], true]);

    const late = await admin.post('/ladder', { ladder, base: now, reason: '<b>我的</b>理由' });
    expect([late.status, late.text.includes('&lt;b&gt;我的'), (await listLadders(site.db)).length], 'saved meanwhile: the reason stays').to.deep.equal([409, true, 3]);
    expect((await ladderInForce(site.db)).acknowledgement.waitsWorkingDays).to.equal(9);
  });

  it('keeps what one was made from through a typo, so that what another saved meanwhile stays', async () => {
    const other = await site.signedIn('admin');
    const { text } = await admin.get('/ladder');
    const base = /name="base" value="(\d+)"/.exec(text)![1]!;
    const was = await ladderInForce(site.db);
    const seen = await other.post('/ladder/preview', formOf(was, { base, waits: '6' }));
    expect((await other.post('/ladder', { ladder: hidden(seen, 'ladder'), base: hidden(seen, 'base'), reason: '另一人' })).status).to.equal(303);
    const typo = await admin.post('/ladder/preview', formOf(was, { base, neverWithin: 'x' }));
    expect([typo.status, hidden(typo, 'base')]).to.deep.equal([422, base]);
    const mended = await admin.post('/ladder/preview', formOf(was, { base: hidden(typo, 'base'), neverWithin: '2' }));
    expect(mended.status, 'told of the other').to.equal(409);
    expect(mended.text).to.match(/9 個工作日[^]*6 個工作日/);
    expect((await ladderInForce(site.db)).acknowledgement.waitsWorkingDays).to.equal(6);
  });

  it('tells how far it is where a preview takes its time, and leads on with all that was typed', async () => {
    const slow = { ...(await ladderInForce(site.db)), acknowledgement: { waitsWorkingDays: 8, neverWithin: 4 } };
    let letGo!: (found: { now: []; then: [] }) => void;
    const found = new Promise<{ now: []; then: [] }>((resolve) => (letGo = resolve));
    await lookAhead(site.db, comparison('2025-04-16', slow, 30), () => found, 0);
    const waiting = await admin.post('/ladder/preview', formOf(slow));
    expect(waiting.text).to.match(/<form[^>]*action="\/ladder\/preview" data-progress-form>/).and.include('name="waits" value="8"').and.include('data-progress-url');
    const unsaid = await admin.post('/ladder', { ladder: JSON.stringify(slow), base: '0', reason: ' ' });
    expect([unsaid.status, unsaid.text.includes('請填寫變更理由'), unsaid.text.includes('data-progress-url')], 'a refusal is told meanwhile').to.deep.equal([422, true, true]);
    letGo({ now: [], then: [] });
    const form = waiting.text.slice(waiting.text.indexOf('data-progress-form')).split('</form>')[0]!;
    const carried = new URLSearchParams([...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]): [string, string] => [name!, value!]));
    const shown = await admin.post('/ladder/preview', Object.fromEntries([...new Set(carried.keys())].map((name) => [name, carried.getAll(name)])));
    expect([shown.status, /name="waits"[^>]*value="8"/.test(shown.text), shown.text.includes('儲存並立即適用')]).to.deep.equal([200, true, true]);
    const refused = await admin.post('/ladder/preview', { ladder: JSON.stringify(slow), base: hidden(shown, 'base'), reason: ' ' });
    expect([refused.status, refused.text.includes('href="#field-reason"')], 'and at its field afterwards').to.deep.equal([422, true]);
  });

  it('says that nothing changed where nothing did, and refuses what no preview carried', async () => {
    const same = await admin.post('/ladder/preview', formOf(await ladderInForce(site.db)));
    expect(same.text).to.include('與現行階梯相同').and.not.include('儲存並立即適用');
    for (const ladder of ['', 'null', '{"tracks":{}}', '[', '{"tracks":{"deadline":{"before":[{"workingDays":1e9,"tells":["x"]}]}}}']) {
      expect((await admin.post('/ladder', { ladder, base: '1', reason: 'x' })).status, ladder).to.equal(422);
    }
  });
});
