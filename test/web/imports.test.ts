import { expect } from 'chai';
import { before, it } from 'mocha';
import { readFile } from 'node:fs/promises';
import type { Act } from '../../server/domain/resolution/resolution.ts';
import { findResolutions, readTexts } from '../../server/store/resolutions.ts';
import { refusedReading } from '../../server/documents/reader/file-reading.ts';
import { problemAt } from '../../server/documents/problem.ts';
import { AT_NO_PLACE } from '../../server/documents/table.ts';
import { writeRecordJson } from '../../server/documents/records/write-records.ts';
import { aRecord } from '../documents/records/any-record.ts';
import { withDatabases } from '../support/database.ts';
import { aClock, anAct, aUnit } from '../support/factories.ts';
import { aSite, type Browser } from './browser.ts';

const HEAD = '數位發展部數位產業署\n立法院審議中央政府總預算案所提決議、附帶決議及注意辦理事項辦理情形報告表\n中華民國114年度\n';
const COLUMNS = '決議、附帶決議及注意事項\t\t辦理情形\n項次\t內容\t\n';
const SENT = '業於114年4月17日以數授產經字第1144000332號函，將「<b>報告</b>」書面報告送立法院。';
const table = (rows: readonly (readonly [string, string, string])[]): string =>
  `${HEAD}${COLUMNS}\t壹、通案決議部分\t\n${rows.map((row) => row.join('\t')).join('\n')}\n`;
const ROWS = [
  ['(一)', '爰要求數位產業署於3個月內，向立法院交通委員會提出書面報告。', SENT],
  ['(二)', '爰凍結2,000萬元，俟向立法院交通委員會提出書面報告經同意後，始得動支。', '遵照辦理。'],
] as const;

const fileForm = (actId: number | string, content: string | Uint8Array | null, name = '預算書.txt'): FormData => {
  const form = new FormData();
  form.append('actId', String(actId));
  if (content !== null) form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  return form;
};

/** The page once the file has been read, however busy the machine. */
async function read(browser: Browser, location: string) {
  for (;;) {
    const { isOver } = JSON.parse((await browser.get(`${location}/progress`)).text) as { isOver: boolean };
    if (isOver) return browser.get(location);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Presses the button that takes a file over, as the page shows it now. */
async function apply(browser: Browser, location: string) {
  const [, shown = ''] = /name="shown" value="([^"]+)"/.exec((await browser.get(location)).text) ?? [];
  return browser.post(`${location}/apply`, { shown });
}

withDatabases('importing on the pages', (open) => {
  const site = aSite(open, { clock: aClock('2025-06-30') });
  const officer = site.window('officer');
  let act: Act;
  before(async () => {
    act = await anAct(site.db);
    await aUnit(site.db, { name: '平臺經濟組', characters: '數授產經' });
  });

  it('shows first and stores nothing until it is taken over', async () => {
    const { status, location } = await officer.upload('/imports/new', fileForm(act.id, table(ROWS)));
    expect(status).to.equal(303);
    const { text } = await read(officer, location!);
    for (const said of ['預算書.txt', '新增', '114年4月21日', '交通委員會', 'NT$20,000,000', '數授產經字第1144000332號', '平臺經濟組', '全部匯入']) expect(text).to.include(said);
    expect(await findResolutions(site.db, { actId: act.id })).to.deep.equal([]);

    const applied = await apply(officer, location!);
    expect(applied.location).to.equal(location);
    expect((await officer.get(location!)).text).to.include('共 2 項，新增 2 項').and.include('這個檔案已匯入');
    expect(await findResolutions(site.db, { actId: act.id })).to.have.length(2);
    expect((await apply(officer, location!)).status).to.equal(303);
    expect((await officer.get(location!)).text).to.include('先前已匯入');
    expect((await officer.get(`/acts/${act.id}`)).text).to.include('預算書.txt');
  });

  it('shows field by field what a later file changes', async () => {
    const changed = [ROWS[0], ['(二)', ROWS[1][1], '業於114年4月24日以數授產經字第1144000370號函，將「動支」書面報告送立法院。']] as const;
    const { location } = await officer.upload('/imports/new', fileForm(act.id, table(changed)));
    const { text } = await read(officer, location!);
    expect(text).to.include('<del>').and.include('遵照辦理').and.include('<ins>').and.include('數授產經字第1144000370號');
    expect((await officer.get('/imports')).text).to.include('預覽中，尚未匯入');
  });

  it('refuses a file with its every problem and place, keeps the original, and no resolution of it', async () => {
    const held = (await findResolutions(site.db, { actId: act.id })).length;
    for (const [content, said] of [['', '沒有內容'], ['只是一段文字', '找不到'], [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '圖片']] as const) {
      const { status, location } = await officer.upload('/imports/new', fileForm(act.id, content, '<x>.txt'));
      const { text } = await read(officer, location!);
      expect([status, text.includes(said), text.includes('&lt;x&gt;.txt'), text.includes('沒有存入任何資料')], said).to.deep.equal([303, true, true, true]);
      expect((await apply(officer, location!)).status).to.equal(422);
    }
    expect(await findResolutions(site.db, { actId: act.id })).to.have.length(held);
  });

  it('has a doubled item settled on the page: another number, or left out', async () => {
    const doubled = [ROWS[0], ROWS[1], ['(二)', '爰要求數位產業署於2個月內，向立法院經濟委員會提出書面報告。', '遵照辦理。']] as const;
    const other = await anAct(site.db);
    const { location } = await officer.upload('/imports/new', fileForm(other.id, table(doubled)));
    const { text } = await read(officer, location!);
    expect(text).to.include('項次(二)出現兩次').and.include('還不能匯入').and.not.include(`${location}/apply`);
    const name = /name="(settle\.[\w-]+)"/.exec(text)![1]!;
    await officer.post(`${location}/choices`, { [name]: 'item', [name.replace('settle', 'item')]: '(三)' });
    expect((await officer.get(location!)).text).to.include(`${location}/apply`);
    await apply(officer, location!);
    expect((await findResolutions(site.db, { actId: other.id })).map((one) => one.item)).to.deep.equal(['(一)', '(二)', '(三)']);
  });

  it('gives either of two rows with one number another, and tells of a third', async () => {
    const other = await anAct(site.db);
    const sheet = (count: number) => `項次,內容,機關\n${Array.from({ length: count }, (_, n) => `(一),請第${n + 1}隊於3個月內提出書面報告。,某署\n`).join('')}`;
    const { location } = await officer.upload('/imports/new', fileForm(other.id, sheet(3), '三列.csv'));
    await read(officer, location!);
    const settle = async (how: string, item: string) => {
      const [, name = ''] = /name="(settle\.[\w-]+)"/.exec((await officer.get(location!)).text)!;
      await officer.post(`${location}/choices`, { [name]: how, [name.replace('settle', 'item')]: item });
    };
    await settle('item-first', '(三)');
    expect((await officer.get(location!)).text).to.include('第3列與第4列').and.not.include('第2列與');
    await settle('item', '(三)');
    expect((await officer.get(location!)).text).to.include('項次(三)出現兩次：第2列與第4列');
    await settle('item', '(二)');
    await apply(officer, location!);
    const stored = await findResolutions(site.db, { actId: other.id });
    const texts = await readTexts(site.db, stored.map(({ id }) => id));
    expect(stored.map(({ id, item }) => [item, texts.get(id)!.text.slice(0, 4)])).to.have.deep.members([['(三)', '請第1隊'], ['(一)', '請第2隊'], ['(二)', '請第3隊']]);
  });

  it('lets a decision be taken back, and says which rows of a sheet it is about', async () => {
    const other = await anAct(site.db);
    const sheet = '項次,內容,機關\n(一),請於3個月內提出書面報告。,某署\n(一),請於2個月內提出書面報告。,某署\n';
    const { location } = await officer.upload('/imports/new', fileForm(other.id, sheet, '列管表.csv'));
    const { text } = await read(officer, location!);
    expect(text).to.include('項次(一)出現兩次：第2列與第3列').and.include('後面那一列不匯入').and.include('前面那一列不匯入').and.include('第 3 列').and.include('第 2 列').and.not.include('第 1 頁').and.not.include('「」');
    const name = /name="(settle\.[\w-]+)"/.exec(text)![1]!;
    await officer.post(`${location}/choices`, { [name]: '' });
    expect((await officer.get(location!)).text, 'sent as it stood').to.include('還沒有選擇任何項目').and.include('出現兩次');
    await officer.post(`${location}/choices`, { [name]: 'leave-out' });
    expect((await officer.get(location!)).text).to.include('已作成 1 項決定').and.include(`${location}/apply`);
    await officer.post(`${location}/choices`, { anew: 'yes' });
    expect((await officer.get(location!)).text).to.include('出現兩次').and.not.include('已作成').and.not.include(`${location}/apply`);
  });

  it('takes nothing over that a colleague decided otherwise meanwhile, and says to look again', async () => {
    const other = await anAct(site.db);
    const doubled = [ROWS[0], ROWS[1], ['(二)', '爰要求數位產業署於2個月內，向立法院經濟委員會提出書面報告。', '遵照辦理。']] as const;
    const { location } = await officer.upload('/imports/new', fileForm(other.id, table(doubled)));
    const settle = /name="(settle\.[\w-]+)"/.exec((await read(officer, location!)).text)![1]!;
    await officer.post(`${location}/choices`, { [settle]: 'item', [settle.replace('settle', 'item')]: '(三)' });
    const shown = /name="shown" value="([^"]+)"/.exec((await officer.get(location!)).text)![1]!;
    const colleague = await site.signedIn('officer');
    await colleague.post(`${location}/choices`, { [settle]: 'leave-out' });
    for (const form of [{ shown }, {}]) {
      expect((await officer.post(`${location}/apply`, form)).location).to.equal(location);
      expect((await officer.get(location!)).text).to.include('請核對現在的內容後再匯入').and.include('全部匯入');
    }
    expect(await findResolutions(site.db, { actId: other.id })).to.deep.equal([]);
    await apply(officer, location!);
    expect((await findResolutions(site.db, { actId: other.id })).map((one) => one.item)).to.deep.equal(['(一)', '(二)']);
  });

  it('lets another act be chosen where the file is of another year', async () => {
    const [wrong, right] = [await anAct(site.db, { title: '113年度預算', fiscalYear: 2024 }), await anAct(site.db, { title: '114年度另一案' })];
    const { location } = await officer.upload('/imports/new', fileForm(wrong.id, table(ROWS)));
    expect((await read(officer, location!)).text).to.include('卻是113年度').and.include('<details class="panel" open>').and.not.include(`${location}/apply`);
    await officer.post(`${location}/choices`, { actId: right.id });
    expect((await officer.get(location!)).text).to.include(`${location}/apply`).and.not.include('卻是');
  });

  it('says so where agencies are to be ticked and none is', async () => {
    const sheet = '機關,項次,內容\n甲署,(一),請於3個月內提出書面報告。\n乙署,(一),請於2個月內提出書面報告。\n';
    const { location } = await officer.upload('/imports/new', fileForm((await anAct(site.db)).id, sheet, '各機關.csv'));
    expect((await read(officer, location!)).text).to.include('選擇機關');
    await officer.post(`${location}/choices`);
    expect((await officer.get(location!)).text).to.include('還沒有選擇任何項目').and.include('選擇機關');
  });

  it('takes over no file of which nothing was read', async () => {
    const { location } = await officer.upload('/imports/new', fileForm((await anAct(site.db)).id, '項次,內容,機關\n(一),請於3個月內提出書面報告。,某署\n', '空.csv'));
    await read(officer, location!);
    await officer.post(`${location}/columns`, { 'column.0': 'item', 'column.1': 'content', 'column.2': 'agency', firstRow: '9' });
    expect((await read(officer, location!)).text).to.include('沒有讀到任何決議').and.not.include(`${location}/apply`);
    expect((await apply(officer, location!)).status).to.equal(422);
  });

  it('shows the letters of several columns, as heads or a person tell them, and what was taken for page numbers', async () => {
    const act = await anAct(site.db);
    const row = '(一),請公開資料。,某署,照辦。,數授產經字第1144000771號,114/4/1,數授產經字第1144000772號,114/4/2\n';
    const both = (text: string): boolean[] => ['數授產經字第1144000771號', '數授產經字第1144000772號'].map((number) => text.includes(number));
    const told = await officer.upload('/imports/new', fileForm(act.id, `項次,內容,機關,辦理情形,第一次函復文號,第一次函復日期,第二次函復文號,第二次函復日期\n${row}`, '兩次.csv'));
    expect(both((await read(officer, told.location!)).text)).to.deep.equal([true, true]);
    const { location } = await officer.upload('/imports/new', fileForm(act.id, `甲,乙,丙,丁,戊,己,庚,辛\n${row}`, '自訂.csv'));
    await read(officer, location!);
    const fields = ['item', 'content', 'agency', 'reply', 'documentNumber', 'issuedOn', 'documentNumber', 'issuedOn'];
    await officer.post(`${location}/columns`, { ...Object.fromEntries(fields.map((field, at) => [`column.${at}`, field])), firstRow: '1' });
    expect(both((await read(officer, location!)).text)).to.deep.equal([true, true]);
    expect((await officer.get(`${location}/columns`)).text.match(/value="issuedOn" selected/g)).to.have.length(2);
    const pasted = await officer.upload('/imports/new', fileForm(act.id, '某署附帶決議\n(一)請公開。\n- 1 -\n(二)請檢討。\n- 2 -\n', '貼上的文字.txt'));
    await officer.post(`${pasted.location}/choices`, { agency: '某署' });
    expect((await read(officer, pasted.location!)).text).to.include('有2行視為頁碼');
  });

  it('keeps the name of a file on one line, as it reads, and no longer than a page', async () => {
    for (const [sent, kept] of [['a\u202egpj.csv', 'a gpj.csv'], ['../../列管表.txt', '列管表.txt'], [`${'長'.repeat(900)}.csv`, `${'長'.repeat(149)}….csv`]] as const) {
      const { location } = await officer.upload('/imports/new', fileForm('', '項次,內容\n(一),請於3個月內提出書面報告。\n', sent));
      expect((await read(officer, location!)).text).to.include(`>${kept}</a>`);
    }
  });

  it('shows each import and each resolution its own name of a file that was handed in twice, and the row of its sheet', async () => {
    const sheet = '項次,內容,機關\n(一),請於3個月內提出書面報告。,某署\n';
    for (const name of ['第一版.csv', '第二版 & 定稿.csv']) {
      const other = await anAct(site.db);
      const { location } = await officer.upload('/imports/new', fileForm(other.id, sheet, name));
      const { text } = await read(officer, location!);
      await apply(officer, location!);
      const [stored] = await findResolutions(site.db, { actId: other.id });
      const shown = (await officer.get(`/resolutions/${stored!.id}`)).text;
      expect(shown).to.include(`${name.replace('&', '&amp;')}，第 2 列`).and.not.include('第 2 行');
      const links = [text, shown].map((page) => /href="(\/files\/[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&'));
      for (const link of links) {
        const { headers, text: held } = await officer.get(link);
        expect([headers.get('content-disposition')!.includes(encodeURIComponent(name)), held]).to.deep.equal([true, sheet]);
      }
      expect((await officer.get(`/files/${links[0]!.split('/')[2]!.split('?')[0]}?name=別的.exe`)).headers.get('content-disposition')).to.not.include('exe');
    }
    expect(await site.db('source_files').where({ name: '第二版 & 定稿.csv' })).to.deep.equal([]);
  });

  it('offers to read a file again only where that may help', async () => {
    const { location } = await officer.upload('/imports/new', fileForm('', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), '掃描.png'));
    expect((await read(officer, location!)).text).to.include('檔案是圖片').and.not.include(`${location}/read`);
    expect((await officer.get('/imports')).text).to.match(/掃描\.png[\s\S]{0,600}不能匯入/);
    const died = refusedReading([problemAt('reader-died', AT_NO_PLACE)]);
    await site.db('imports').where({ id: Number(location!.split('/').at(-1)) }).update({ reading: JSON.stringify(died) });
    expect((await officer.get(location!)).text).to.include('作業中斷').and.include(`${location}/read`);
  });

  it('asks for the file again where it is missing', async () => {
    const { status, text } = await officer.upload('/imports/new', fileForm(act.id, null));
    expect([status, text.includes('請選擇要匯入的檔案，或貼上決議文字'), text.includes(`value="${act.id}" selected`)]).to.deep.equal([422, true, true]);
    expect((await officer.upload('/imports/new', fileForm(999999, 'x'))).status).to.equal(404);
    expect((await officer.get('/imports/999999')).status).to.equal(404);
  });

  it('asks which act a file is for once it is read, with the only budget of its year chosen', async () => {
    const other = await anAct(site.db, { title: '115年度中央政府總預算', fiscalYear: 2026 });
    const { location } = await officer.upload('/imports/new', fileForm('', table(ROWS).replace('中華民國114年度', '中華民國115年度')));
    const { text } = await read(officer, location!);
    expect(text).to.include('這是哪個法案或預算的決議').and.include(`value="${other.id}" selected`).and.include('115 年度').and.include('/acts/new');
    expect((await officer.get('/imports')).text).to.include('依檔案內容');
    expect((await apply(officer, location!)).status, 'before it is said').to.equal(422);
    expect((await officer.post(`${location}/choices`, { actId: '999999' })).status).to.equal(404);
    await officer.post(`${location}/choices`, { actId: String(other.id) });
    expect((await officer.get(location!)).text).to.include('匯入預覽').and.include('115年度中央政府總預算');
    await apply(officer, location!);
    expect(await findResolutions(site.db, { actId: other.id })).to.have.length(2);
    const again = await officer.upload('/imports/new', fileForm('', table(ROWS)));
    expect((await read(officer, again.location!)).text, 'two budgets of one year').to.not.include(' selected>114');
  });

  it('takes an export of ours over without an act: shows what it would make, then makes it', async () => {
    const record = aRecord({
      act: { ...aRecord().act, title: '某基本法<附帶決議>', kind: 'law', fiscalYear: null }, item: '一、', unit: { name: '平臺經濟組', characters: '改過', mailbox: 'x@agency.gov.tw', headEmail: null },
      assignedOn: '2025-02-01', letters: [{ direction: 'out', documentNumber: '數授產經字第1144000777號', issuedOn: '2025-04-17', title: null, outcome: null, releasedTwd: null, staysFrozenTwd: null, isInterim: false, loggedBy: '某人', answers: [] }],
    });
    const upload = async (who: Browser, one: typeof record) => (await who.upload('/imports/new', fileForm('', writeRecordJson([one], '2025-06-30T01:00:00.000Z'), '完整資料.json'))).location!;
    const location = await upload(officer, record);
    const { text } = await read(officer, location);
    for (const said of ['某基本法&lt;附帶決議&gt;', '將新增', '平臺經濟組', '已登錄', '數授產經字第1144000777號', '維持已登錄者', '全部匯入']) expect(text).to.include(said);
    await apply(officer, location!);
    expect((await officer.get(location)).text).to.include('新增 1 項').and.include('<dd>1</dd>');
    const second = await upload(officer, { ...record, reply: '已函送。' });
    expect((await read(officer, second)).text).to.include('<ins>').and.include('已函送。');
    const signedOff = await upload(officer, { ...record, item: '二、', signedOff: { on: '2025-06-01', by: '主管' } });
    expect((await read(officer, signedOff)).text).to.include('請由系統管理者匯入').and.not.include(`${signedOff}/apply`);
    expect((await apply(officer, signedOff)).status).to.equal(422);
  });

  it('refuses more than 30 MB in a sentence', async () => {
    const { status, text } = await officer.upload('/imports/new', fileForm(act.id, new Uint8Array(31 * 1024 * 1024)));
    expect([status, text.includes('檔案過大')]).to.deep.equal([422, true]);
  });

  it('reads the demonstration’s table without a blocking problem', async () => {
    const bytes = await readFile(new URL('../../seeds/demo/fy114-resolutions.txt', import.meta.url));
    const { status, location } = await officer.upload('/imports/new', fileForm((await anAct(site.db)).id, bytes));
    expect(status).to.equal(303);
    expect((await officer.get(location!)).text).to.include('<dd>36</dd>');
  });

  it('is listed, a hundred on a page, and no page beyond the last', async () => {
    const { source_file_id: sourceFileId } = await site.db('imports').first('source_file_id');
    const more = Array.from({ length: 100 }, (_, n) => ({ act_id: null, source_file_id: sourceFileId, file_name: `第${n}份.txt`, started_by: '甲', started_at: '2025-06-30T01:00:00.000Z' }));
    await site.db('imports').insert(more);
    const rowsOf = async (path: string) => (await officer.get(path)).text.match(/class="file-name"/g)?.length ?? 0;
    const { count } = await site.db('imports').count({ count: 'id' }).first() as { count: number | string };
    expect([await rowsOf('/imports'), await rowsOf('/imports?page=2')]).to.deep.equal([100, Number(count) - 100]);
    expect((await officer.get('/imports')).text).to.include('href="/imports?page=2" rel="next"');
    for (const wrong of ['0', '99', 'x', '-1']) expect((await officer.get(`/imports?page=${wrong}`)).status, wrong).to.equal(404);
  });
});
