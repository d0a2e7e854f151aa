import { expect } from 'chai';
import { after, before, it } from 'mocha';
import { assignUnit } from '../../server/actions/resolutions/assign-unit.ts';
import { changeAct, changeActInput } from '../../server/actions/acts/change-act.ts';
import { decideExtension } from '../../server/actions/dates/decide-extension.ts';
import { logLetter } from '../../server/actions/letters/log-letter.ts';
import { setDate } from '../../server/actions/dates/override-date.ts';
import { requestExtension } from '../../server/actions/dates/request-extension.ts';
import { setPublishing, stopPublishing } from '../../server/actions/tables/set-publishing.ts';
import { signOff } from '../../server/actions/resolutions/sign-off.ts';
import { takeBackLetter } from '../../server/actions/letters/take-back-letter.ts';
import { createApp } from '../../server/app.ts';
import type { Deps } from '../../server/deps.ts';
import { type Act, type Resolution } from '../../server/domain/resolution/resolution.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { recordEvent } from '../../server/store/events.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { rememberActs } from '../../server/web/published/read-published.ts';
import { PUBLIC_ANSWERS } from '../../server/web/published/schemas.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution, asActor, aUnit, aUser, testDeps } from '../support/factories.ts';
import { readAtom } from '../support/read-atom.ts';
import { listen, type Listening } from '../support/listen.ts';
import { type Ask, askAt } from './ask.ts';
import { openSite } from './browser.ts';

/** Stands in every text that is the agency's own. */
const MARK = '內部機密';
const by = (name: string) => ({ ...PROGRAM, name });

withDatabases('what is public', (open) => {
  let deps: Deps;
  let server: Listening;
  let ask: Ask;
  let act: Act;
  let hidden: Act;
  let late: Resolution;
  let other: Resolution;
  before(async () => {
    deps = testDeps(await open());
    server = await listen(createApp(deps));
    ask = askAt(server.origin);
    const { db } = deps;
    act = await anAct(db, { title: '公開之預算' });
    hidden = await anAct(db, { title: '不公開之法案' });
    const unit = await aUnit(db, { name: `${MARK}組`, mailbox: `secret@${'unit'}.example` });
    late = await aResolution(db, { act, item: '(一)', unitId: unit.id, reply: MARK, repliedOn: '2025-04-01', disposition: 'comply', dueOn: '2025-03-20' });
    other = await aResolution(db, { act, item: '=1+1', text: '爰凍結500萬元，請於3個月內，向立法院經濟委員會提出書面報告。<script>alert(1)</script>' });
    await aResolution(db, { act: hidden, item: '(九)' });
  });
  after(() => server.close());

  const publish = (actIds = [act.id]) => setPublishing(deps, PROGRAM, { isOn: true, publisher: '範例署', contact: '02-0000-0000', actIds });
  const paths = () => [
    '/public', '/public?lang=en', '/public/acts.json', `/public/acts/${act.id}`, `/public/acts/${act.id}?lang=en`, `/public/acts/${act.id}.json`, `/public/acts/${act.id}.csv`,
    `/public/acts/${act.id}?standing=done_late`, ...[late, other].flatMap(({ id }) => [`/public/resolutions/${id}`, `/public/resolutions/${id}.json`, `/public/resolutions/${id}?lang=en`]),
    '/public/changes.atom', '/public/schema.json',
  ];
  const letter = { direction: 'out' as const, title: MARK, outcome: null, releasedTwd: null, isInterim: false, occurrenceIds: [] };

  it('is nothing until an administrator says so: the address answers as any that leads nowhere', async () => {
    const nowhere = await ask('/nothing-here');
    for (const path of paths()) {
      const { status, text, headers } = await ask(path);
      expect([status, text.includes('公開之預算'), headers['set-cookie']], path).to.deep.equal([404, false, undefined]);
      expect(Object.keys(headers).sort(), path).to.deep.equal(Object.keys(nowhere.headers).sort());
    }
    expect((await ask('/robots.txt')).text).to.equal('User-agent: *\nDisallow: /\n');
  });

  it('is turned on by an administrator alone, with an act to show, and leaves an event', async () => {
    const officer = asActor(await aUser(deps.db, 'officer'));
    await refused(() => setPublishing(deps, officer, { isOn: true, publisher: '範例署', contact: null, actIds: [act.id] }), 'forbidden');
    await refused(() => setPublishing(deps, PROGRAM, { isOn: true, publisher: '範例署', contact: null, actIds: [999] }), 'no-act-chosen');
    await publish();
    const event = await deps.db('events').where({ verb: 'publishing_set' }).orderBy('id', 'desc').first();
    expect(JSON.parse(event.after)).to.deep.equal({ isOn: true, publisher: '範例署', contact: '02-0000-0000', actIds: [act.id] });
    expect((await ask('/robots.txt')).text).to.equal('User-agent: *\nAllow: /public\nAllow: /assets\nDisallow: /\n');
  });

  it('answers without a cookie, may be kept for a minute, and is 304 while nothing changed', async () => {
    for (const path of paths()) {
      const { status, headers, text } = await ask(path, { headers: { cookie: 'locale=en; tracker=x' } });
      expect([status, headers['cache-control'], headers['set-cookie']], path).to.deep.equal([200, 'public, max-age=60', undefined]);
      expect(text.length, path).to.be.greaterThan(100);
      expect((await ask(path, { headers: { 'if-none-match': String(headers['etag']) } })).status, path).to.equal(304);
    }
  });

  it('holds nothing of the agency’s own, in no format, however much of it is on record', async () => {
    const [supervisor, unit] = [asActor(await aUser(deps.db, 'supervisor')), await aUnit(deps.db, { name: `${MARK}二組` })];
    await assignUnit(deps, by(MARK), { resolutionIds: [other.id], unitId: unit.id });
    await changeAct(deps, by(MARK), changeActInput.parse({ actId: act.id, countFrom: 'promulgated', reason: MARK }));
    await setDate(deps, by(MARK), { obligationId: other.obligations[0]!.id, kind: 'anchor', on: '2025-02-03', number: null, reason: MARK });
    await setDate(deps, by(MARK), { obligationId: late.obligations[0]!.id, kind: 'due', on: '2025-03-24', number: 1, reason: MARK });
    await logLetter(deps, by(MARK), { ...letter, documentNumber: '範授經字第1140000001號', issuedOn: '2025-04-10', resolutionIds: [late.id] });
    const occurrenceId = (await findResolutions(deps.db, { ids: [other.id] }))[0]!.obligations[0]!.occurrences[0]!.id;
    const asked = { resolutionId: other.id, occurrenceId, reason: MARK, authority: MARK };
    const extension = await requestExtension(deps, by(MARK), { ...asked, kind: 'extended', newDueOn: '2025-06-30' });
    await decideExtension(deps, { ...supervisor, name: MARK }, { id: extension.id, decision: 'granted', reason: MARK });
    const promise = await requestExtension(deps, by(MARK), { ...asked, kind: 'promised', newDueOn: '2025-05-27' });
    await decideExtension(deps, { ...supervisor, name: MARK }, { id: promise.id, decision: 'granted', reason: MARK });
    await requestExtension(deps, by(MARK), { ...asked, kind: 'extended', newDueOn: '2025-07-29' });
    await signOff(deps, { ...supervisor, name: MARK }, { resolutionIds: [late.id], reason: MARK });
    await deps.db('users').update({ name: MARK });

    for (const path of paths()) {
      const { status, text } = await ask(path);
      expect(status, path).to.equal(200);
      for (const own of [MARK, 'secret@', '2025-05-27', '114年5月27日', '2025-07-29', '7月29日', '不公開之法案']) {
        expect(text.includes(own), `${path} holds ${own}`).to.equal(false);
      }
      if (/\d(\?|$)/.test(path)) expect(text, path).to.not.include('<script');
    }
  });

  it('tells what was asked, by when and why then, which letter answered it and how it stands', async () => {
    const page = (await ask(`/public/resolutions/${late.id}`)).text;
    for (const words of ['期限由本機關認定為114年3月24日（2025-03-24，星期一），不再順延。', '範授經字第1140000001號', '逾期辦畢', '解除列管', '於114年3月20日前']) expect(page).to.include(words);
    const { resolution } = JSON.parse((await ask(`/public/resolutions/${other.id}.json?lang=en`)).text);
    expect(resolution).to.deep.include({ standing: 'not_due', stage: 'in_hand', freezes: [{ frozenTwd: 5_000_000, outstandingTwd: 5_000_000 }] });
    expect(resolution.deadlines[0]).to.include({ dueOn: '2025-05-05', extendedTo: '2025-06-30', answeredBy: null });
    expect(resolution.deadlines[0].steps[0]).to.equal('The agency set Monday 3 February 2025 as the day it counts from.');
  });

  it('is JSON as its schema says, field by field', async () => {
    const answers = { 'acts.json': '/public/acts.json', 'acts/{id}.json': `/public/acts/${act.id}.json`, 'resolutions/{id}.json': `/public/resolutions/${late.id}.json` } as const;
    for (const [name, path] of Object.entries(answers)) {
      const { text, headers } = await ask(path);
      expect(headers['access-control-allow-origin']).to.equal('*');
      PUBLIC_ANSWERS[name as keyof typeof answers].parse(JSON.parse(text));
    }
    expect(Object.keys(JSON.parse((await ask('/public/schema.json')).text))).to.deep.equal(Object.keys(answers));
  });

  it('is CSV that spreadsheets open, in which no cell is a formula', async () => {
    const { text, headers } = await ask(`/public/acts/${act.id}.csv`);
    expect(headers['content-disposition']).to.equal(`attachment; filename=resolutions-${act.id}-2025-04-16.csv`);
    expect(text.startsWith('\ufeff法案／預算,機關')).to.equal(true);
    expect(text).to.include(",'=1+1,").and.not.include(',=1+1');
  });

  it('is a feed of what the pages show, without what was taken back, of the published acts alone', async () => {
    const read = async () => readAtom((await ask('/public/changes.atom')).text);
    await logLetter(deps, by(MARK), { ...letter, documentNumber: '範授經字第1140000002號', issuedOn: '2025-04-15', resolutionIds: [other.id], isInterim: true });
    const told = await read();
    expect(told.entries[0]).to.deep.include({ title: '項次=1+1：函送立法院：範授經字第1140000002號（114年4月15日（2025-04-15，星期二））', author: '範例署' });
    expect(told.entries.map(({ title }) => title)).to.include.members(['項次(一)：解除列管', '項次=1+1：期限經核准展期至114年6月30日（2025-06-30，星期一）', '項次(一)：期限變更']);
    const { id } = (await findResolutions(deps.db, { ids: [other.id] }))[0]!.letters.at(-1)!;
    await takeBackLetter(deps, by(MARK), { resolutionId: other.id, letterId: id, reason: MARK });
    expect(JSON.stringify(await read())).to.not.include('1140000002');
  });

  it('moves the feed and takes a place in it only by what it tells', async () => {
    const read = async () => readAtom((await ask('/public/changes.atom')).text);
    const told = await read();
    for (let n = 0; n < 120; n += 1) {
      await recordEvent(deps.db, {
        actor: by(MARK), at: '2025-04-16T02:00:00.000Z', verb: 'extension_decided', subjects: [{ type: 'resolution', id: other.id }],
        after: { kind: 'extended', decision: 'refused', newDueOn: '2025-06-30' },
      });
    }
    expect(await read()).to.deep.equal(told);
    for (let n = 0; n < 120; n += 1) {
      await recordEvent(deps.db, { actor: by(MARK), at: `2025-04-16T03:00:00.${100 + n}Z`, verb: 'act_changed', subjects: [{ type: 'act', id: act.id }] });
    }
    const full = await read();
    expect([full.entries.length, full.updated]).to.deep.equal([100, full.entries[0]!.updated]);
  });

  it('shows an extension only as long as it is the day that counts', async () => {
    const one = await aResolution(deps.db, { act, item: '(展)', dueOn: '2025-04-28' });
    const [obligation] = one.obligations;
    const asked = await requestExtension(deps, PROGRAM, {
      resolutionId: one.id, occurrenceId: obligation!.occurrences[0]!.id, kind: 'extended', newDueOn: '2025-08-29', reason: MARK, authority: MARK,
    });
    await decideExtension(deps, asActor(await aUser(deps.db, 'supervisor')), { id: asked.id, decision: 'granted', reason: MARK });
    const shown = async () => JSON.parse((await ask(`/public/resolutions/${one.id}.json`)).text).resolution.deadlines[0];
    expect(await shown()).to.include({ dueOn: '2025-04-28', extendedTo: '2025-08-29' });
    await setDate(deps, by(MARK), { obligationId: obligation!.id, kind: 'due', on: '2025-09-30', number: 1, reason: MARK });
    expect(await shown()).to.include({ dueOn: '2025-09-30', extendedTo: null });
    for (const path of [`/public/acts/${act.id}`, `/public/acts/${act.id}.csv`, `/public/resolutions/${one.id}`, '/public/changes.atom']) {
      const { text } = await ask(path);
      expect([text.includes('2025-08-29'), text.includes('8月29日')], path).to.deep.equal([false, false]);
    }
  });

  it('is read once for a crowd, however many acts are published, and again once something happened', async () => {
    const acts = await Promise.all(Array.from({ length: 25 }, (_, n) => anAct(deps.db, { title: `第${n}案` })));
    const remembered = rememberActs(deps);
    const readAll = () => Promise.all(acts.map(({ id }) => remembered(id)));
    const first = await readAll();
    const again = await readAll();
    expect(again.map((one, n) => one === first[n])).to.not.include(false);
    await recordEvent(deps.db, { actor: PROGRAM, at: deps.clock.now(), verb: 'act_changed', subjects: [{ type: 'act', id: acts[0]!.id }] });
    expect((await readAll()).map((one, n) => one === first[n])).to.not.include(true);
  });

  it('speaks the language asked for in the address, else the browser’s', async () => {
    const langOf = async (path: string, accept: string) => /<html lang="([^"]+)"/.exec((await ask(path, { headers: { 'accept-language': accept } })).text)?.[1];
    expect(await langOf('/public', 'en-GB')).to.equal('en');
    expect(await langOf('/public', 'fr')).to.equal('zh-TW');
    expect(await langOf('/public?lang=zh-TW', 'en')).to.equal('zh-TW');
    const english = (await ask(`/public/acts/${act.id}?lang=en`)).text;
    expect(english).to.include(`href="/public/resolutions/${late.id}?lang=en"`).and.include(`href="/public/acts/${act.id}?lang=zh-TW"`);
    expect((await ask('/public')).headers['vary']).to.include('Accept-Language');
  });

  it('knows no act that was not chosen, no page beyond the last and no such state', async () => {
    const [ofHidden] = await findResolutions(deps.db, { actId: hidden.id });
    const wrong = [
      `/public/acts/${hidden.id}`, `/public/acts/${hidden.id}.json`, `/public/acts/${hidden.id}.csv`, `/public/resolutions/${ofHidden!.id}`, `/public/resolutions/${ofHidden!.id}.json`,
      '/public/acts/x', '/public/acts/0.json', '/public/acts/%zz', '/public/nothing', `/public/acts/${act.id}?page=2`, `/public/acts/${act.id}?standing=secret`, '/public/resolutions/99999999999999',
    ];
    for (const path of wrong) {
      const { status, text } = await ask(path);
      expect([status, text.includes('查無此頁'), text.includes('不公開之法案')], path).to.deep.equal([404, true, false]);
    }
    expect((await ask('/public', { method: 'POST' })).status).to.equal(404);
  });

  it('is shown to an administrator beforehand, and gone at once when turned off', async () => {
    const site = await openSite(deps);
    const admin = await site.signedIn('admin');
    const preview = await admin.get(`/publishing/preview/acts/${hidden.id}`);
    expect([preview.status, preview.text.includes('不公開之法案'), preview.text.includes('尚未因此公開')]).to.deep.equal([200, true, true]);
    const [ofHidden] = await findResolutions(deps.db, { actId: hidden.id });
    expect((await admin.get(`/publishing/preview/resolutions/${ofHidden!.id}`)).status).to.equal(200);
    expect((await admin.get('/publishing/preview/resolutions/999999')).status).to.equal(404);
    const again = await admin.post('/publishing', { isOn: 'yes', publisher: '', contact: '02-1', actIds: [act.id] });
    expect([again.status, again.text.includes('value="02-1"')]).to.deep.equal([422, true]);
    await admin.post('/publishing/stop');
    for (const path of paths()) expect((await ask(path)).status, path).to.equal(404);
    expect((await admin.get('/publishing')).text).to.include('目前未公開').and.include('name="actIds" type="checkbox" value="1" checked');
    await stopPublishing(deps, PROGRAM);
    expect(await deps.db('events').where({ verb: 'publishing_set' })).to.have.length(2);
    await site.close();
  });

  it('is refused to whoever asks too often', async () => {
    await publish();
    const answers = await Promise.all(Array.from({ length: 301 }, () => ask('/public/schema.json')));
    expect(answers.map(({ status }) => status)).to.include(429);
  });

  async function refused(act: () => Promise<unknown>, code: string): Promise<void> {
    const error = await act().then(() => null, (reason: unknown) => reason);
    expect(error).to.have.nested.property('failure.code', code);
  }
});
