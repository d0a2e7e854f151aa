import { expect } from 'chai';
import { after, before, it } from 'mocha';
import { withDatabases } from '../support/database.ts';
import { anAct, testDeps } from '../support/factories.ts';
import { type Browser, openSite, type Site } from './browser.ts';

const ask = (query: Record<string, string>): string => `/calculator?${new URLSearchParams(query)}`;

withDatabases('the calculator', (open) => {
  let site: Site;
  let person: Browser;
  let actId: string;
  before(async () => {
    const db = await open();
    site = await openSite(testDeps(db));
    actId = String((await anAct(db)).id);
    person = await site.signedIn('unit');
  });
  after(() => site.close());

  it('teaches while nothing was typed, with sentences to try', async () => {
    const { status, text } = await person.get('/calculator');
    expect(status).to.equal(200);
    expect(text).to.include('怎麼算的').and.include('試試這些句子').and.include(`act=${actId}&amp;text=`);
    expect(text).to.not.match(/<\w[^<>]*\s(?:style|on\w+)=|<style|<script(?! src="\/assets\/)/);
  });

  it('reads every deadline, marks its words, and shows day, steps and the day under the other dates', async () => {
    const text = '爰要求主管機關自公布日起二個月內完成檢討，並每半年向立法院提出書面報告。';
    const page = (await person.get(ask({ text, passedOn: '114/1/21', promulgatedOn: '2025-03-21' }))).text;
    expect(page).to.match(/<mark>自公布日起二個月內<sup[^>]*>1<\/sup><\/mark>/).and.match(/<mark>每半年<sup[^>]*>2<\/sup><\/mark>/);
    expect(page).to.include('114年5月21日').and.include('2 個月內').and.include('每 6 個月').and.include('第 4 期').and.include('民法第121條第2項');
    expect(page, 'the second one counted from the promulgation').to.include('114年9月22日');
  });

  it('takes the dates of an act, over those that were typed', async () => {
    const { text } = await person.get(ask({ text: '請於3個月內提出書面報告。', act: actId, passedOn: '2020-01-01' }));
    expect(text).to.include('value="2025-01-21"').and.include('114年4月21日').and.not.match(/id="field-passedOn"[^>]*2020/);
  });

  it('says why a day cannot be told, and that background is no deadline', async () => {
    expect((await person.get(ask({ text: '請於個月內提出書面報告。', act: actId }))).text).to.include('須由人員確認').and.include('期間的數字漏印');
    expect((await person.get(ask({ text: '請於1個月內提出書面報告。' }))).text, 'no date to count from').to.include('起算日尚未登錄');
    expect((await person.get(ask({ text: '近三個月物價上漲，請加強宣導。', act: actId }))).text).to.include('沒有讀到期限');
  });

  it('counts a plain period', async () => {
    const { text } = await person.get(ask({ from: '114/1/31', count: '1', period: 'months' }));
    expect(text).to.include('自114年1月31日起1個月').and.include('114年3月3日').and.include('和平紀念日');
  });

  it('shows text as text, and gives back what cannot be used with a sentence', async () => {
    const hostile = await person.get(ask({ text: '<script>alert(1)</script>請於<b>1個月</b>內提出書面報告。', act: actId }));
    expect(hostile.text).to.include('&lt;script&gt;alert(1)&lt;/script&gt;').and.not.include('<script>alert');
    const wrong = await person.get(ask({ text: '請於1個月內提出報告。', passedOn: '114/2/30', from: 'x', count: '0', period: 'eons' }));
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('三讀通過日「114/2/30」不是存在的日期').and.include('value="114/2/30"').and.include('請於1個月內提出報告。').and.include('數量「0」');
    expect((await person.get(ask({ text: '字'.repeat(801) }))).status).to.equal(422);
    for (const query of ['text=a&text=b', 'act=999999&text=x', 'text[]=a', 'from=&count=&period=']) expect((await person.get(`/calculator?${query}`)).status, query).to.be.oneOf([200, 422]);
  });

  it('keeps the day it is drawn for, and speaks English', async () => {
    expect((await person.get(ask({ asOf: '2025-02-01' }))).text).to.include('name="asOf" value="2025-02-01"');
    const english = await site.signedIn('officer');
    await english.post('/language', { locale: 'en' });
    const { text } = await english.get(ask({ text: '請於3個月內提出書面報告。', act: actId }));
    expect(text).to.include('within 3 months').and.include('Civil Code art. 121(2)').and.include('ROC 114 (edition 3)');
  });
});
