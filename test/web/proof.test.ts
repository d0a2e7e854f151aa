import { expect } from 'chai';
import { it } from 'mocha';
import { decideExtension } from '../../server/actions/dates/decide-extension.ts';
import { remind } from '../../server/actions/reminders/remind.ts';
import { requestExtension } from '../../server/actions/dates/request-extension.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { findMail, listMails } from '../../server/store/mails.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

/** Without markup and the line breaks of a text mail. */
const flat = (text: string): string => text.replace(/<[^>]*>/g, '').replace(/&#34;/g, '"').replace(/&amp;/g, '&').replace(/\s+/g, '');

type ProofJson = {
  asOf: string; printedBy: string; printedAt: string;
  deadlines: {
    dueOn: string; rawDueOn: string; effectiveDueOn: string; steps: string[]; skipped: { on: string; name: string | null }[]; calendar: string; articles: string[];
    anchor: { name: string; on: string; evidence: string }; otherAnchors: { anchor: string; dueOn: string | null; inForce: boolean }[];
    extended: { dueOn: string; authority: string } | null; promised: { dueOn: string } | null; timeliness: string;
  }[];
};

withDatabases('the proof of a date', (open) => {
  const site = aSite(open);
  const officer = site.window('officer', { name: '王小明' });

  const grant = async (resolutionId: number, occurrenceId: number, kind: 'extended' | 'promised', newDueOn: string) => {
    const { id } = await requestExtension(site.deps, PROGRAM, { resolutionId, occurrenceId, kind, newDueOn, reason: '資料蒐集需時', authority: '台立院議字第1140701234號函' });
    await decideExtension(site.deps, PROGRAM, { id, decision: 'granted', reason: null });
  };
  const json = async (path: string): Promise<ProofJson> => JSON.parse((await officer.get(path)).text);

  it('is the same on the page, on the sheet, in the mail and in the JSON', async () => {
    const unit = await aUnit(site.db, { mailbox: 'proof@agency.gov.tw' });
    const act = await anAct(site.db, { passedOn: '2025-01-21', countFromReason: '依議決附帶說明' });
    // Three months from the promulgation of 21 March end on Saturday 21 June; extended to a Friday.
    const { id, obligations: [obligation] } = await aResolution(site.db, { act, unitId: unit.id, text: '爰請於公布後3個月內，向立法院經濟委員會提出書面報告。' });
    await grant(id, obligation!.occurrences[0]!.id, 'extended', '2025-07-04');
    await grant(id, obligation!.occurrences[0]!.id, 'promised', '2025-06-27');
    await remind(site.deps, PROGRAM, { asOf: '2025-07-03' });
    const { deadlines: [said] } = await json(`/resolutions/${id}/proof.json?asOf=2025-07-03`);
    expect(said).to.deep.include({ dueOn: '2025-06-23', rawDueOn: '2025-06-21', effectiveDueOn: '2025-07-04', calendar: '114年（第3版）', timeliness: 'due_soon' });
    expect([said!.extended!.dueOn, said!.promised!.dueOn]).to.deep.equal(['2025-07-04', '2025-06-27']);
    expect(said!.skipped.map((one) => one.on)).to.deep.equal(['2025-06-21', '2025-06-22']);

    const [listed] = (await listMails(site.db)).filter((one) => one.recipient === 'proof@agency.gov.tw');
    const { mail } = (await findMail(site.db, listed!.id))!;
    const page = flat((await officer.get(`/resolutions/${id}?asOf=2025-07-03`)).text);
    const sheet = flat((await officer.get(`/resolutions/${id}/proof?asOf=2025-07-03`)).text);
    for (const [where, text] of [['page', page], ['sheet', sheet], ['text mail', flat(mail.text.replace(/^ +- /gm, ''))], ['HTML mail', flat(mail.html)]] as const) {
      for (const step of said!.steps) expect(text, `${where}: ${step}`).to.include(flat(step).replace(/。$/, ''));
      for (const words of ['114年（第3版）', '114年7月4日', '114年6月27日', '114年6月23日', '台立院議字第1140701234號函']) expect(text, `${where}: ${words}`).to.include(words);
    }
    for (const [where, text] of [['sheet', sheet], ['text mail', flat(mail.text)], ['HTML mail', flat(mail.html)]] as const) {
      expect(text, where).to.include(flat(said!.anchor.evidence));
    }
    expect(sheet).to.include('民法第122條：末日為放假日者').and.include('例假日').and.include('基準日114年7月3日').and.include('王小明於114年4月16日09:00製表');
  });

  it('shows the day under the act’s other dates as the page and the mail do', async () => {
    const unit = await aUnit(site.db, { mailbox: 'anchors@agency.gov.tw' });
    const { id } = await aResolution(site.db, { unitId: unit.id, text: '爰請於3個月內，向立法院經濟委員會提出書面報告。' });
    await remind(site.deps, PROGRAM, {});
    const { deadlines: [said] } = await json(`/resolutions/${id}/proof.json`);
    expect(said!.otherAnchors.map((one) => [one.anchor, one.dueOn, one.inForce])).to.deep.equal([['passed', '2025-04-21', true], ['promulgated', '2025-06-23', false], ['received', null, false]]);
    const [listed] = (await listMails(site.db)).filter((one) => one.recipient === 'anchors@agency.gov.tw');
    expect(flat((await findMail(site.db, listed!.id))!.mail.text)).to.include('公布日起算：114年6月23日（2025-06-23，星期一）');
    for (const path of [`/resolutions/${id}`, `/resolutions/${id}/proof`]) expect(flat((await officer.get(path)).text), path).to.include('114年6月23日2025-06-23星期一');
  });

  it('has a sheet for each due date, names the person and the instant, and is JSON for whoever asks', async () => {
    const { id } = await aResolution(site.db, { text: '爰要求於1個月內提出書面報告，並每季向立法院提出成果報告。' });
    const { text } = await officer.get(`/resolutions/${id}/proof`);
    expect(text.match(/<article class="sheet"/g)).to.have.length(2);
    expect(text).to.not.match(/<\w[^<>]*\s(?:style|on\w+)=|<style/);
    const { headers, status } = await officer.get(`/resolutions/${id}/proof.json`);
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'application/json; charset=utf-8']);
    const said = await json(`/resolutions/${id}/proof.json`);
    expect([said.asOf, said.printedBy, said.printedAt]).to.deep.equal(['2025-04-16', '王小明', '2025-04-16T01:00:00.000Z']);
  });

  it('says so where nothing can be proven, and where there is no such resolution', async () => {
    const { id } = await aResolution(site.db, { text: '請加強宣導。' });
    expect((await officer.get(`/resolutions/${id}/proof`)).text).to.include('沒有讀到期限');
    const unsure = await aResolution(site.db, { text: '請於個月內向立法院提出書面報告。' });
    expect((await officer.get(`/resolutions/${unsure.id}/proof`)).text).to.include('未定日期').and.include('期間的數字漏印');
    for (const path of ['/resolutions/999999/proof', '/resolutions/999999/proof.json', '/resolutions/x/proof']) expect((await officer.get(path)).status, path).to.equal(404);
  });
});
