import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { it } from 'mocha';
import type { Act } from '../../server/domain/resolution/resolution.ts';
import { upsertListings } from '../../server/store/write-resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution } from '../support/factories.ts';
import { aSite } from './browser.ts';

const AGENCY = '數位發展部數位產業署';
const OWN = ['參、各委員會審查決議部分', '歲出部分第20款數位發展部主管第3項數位產業署'];

withDatabases('the official table', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');

  /** Item (一) is answered, (二) has a letter and no reply. */
  const begin = async (): Promise<Act> => {
    const act = await anAct(site.db);
    await aResolution(site.db, { act, agency: AGENCY, sectionPath: OWN, item: '(一)', reply: '配合辦理。' });
    const { id } = await aResolution(site.db, { act, agency: AGENCY, sectionPath: OWN, item: '(二)' });
    await aLetter(site.db, id, { issuedOn: '2025-04-10', documentNumber: '數授產經字第1144000332號', title: '<b>網路</b>防範' });
    return act;
  };

  it('is checked first: complete, with the reply the program proposes marked as such', async () => {
    const act = await begin();
    const { status, text } = await officer.get(`/acts/${act.id}/table`);
    expect(status).to.equal(200);
    expect(text).to.include('2 項決議都在表內').and.include('系統擬稿').and.include('業於114年4月10日以數授產經字第1144000332號函，將「&lt;b&gt;網路&lt;/b&gt;防範」書面報告送立法院。');
    expect(text).not.to.include('仍要製表').and.not.to.match(/<b>|\sstyle=/);
    expect((await officer.get(`/acts/${act.id}`)).text).to.include(`href="/acts/${act.id}/table"`);
  });

  it('is found by the name its form sends, whatever blanks and however many letters the agency has', async () => {
    for (const agency of ['　甲署\r\n分署　', '丙'.repeat(450)]) {
      const act = await anAct(site.db);
      await aResolution(site.db, { act, agency, item: '(一)', reply: '配合辦理。' });
      // As a browser sends what stood in the page.
      const sent = new URLSearchParams({ agency: agency.replace('\r', ''), format: 'odt', confirmed: 'yes' });
      for (const path of ['table', 'table/file', 'table/print']) {
        expect((await officer.get(`/acts/${act.id}/${path}?${sent}`)).status, `${path} ${agency.slice(0, 9)}`).to.equal(200);
      }
    }
  });

  it('is drawn as of a day: a letter of later has not been written', async () => {
    const act = await begin();
    expect((await officer.get(`/acts/${act.id}/table?asOf=114/4/9`)).text).to.include('有 1 處尚未完備').and.not.to.include('1144000332');
  });

  it('comes as ODT and DOCX, with every resolution and the proposed reply', async () => {
    const act = await begin();
    for (const [format, part] of [['odt', 'content.xml'], ['docx', 'word/document.xml']] as const) {
      const { status, headers, bytes } = await officer.get(`/acts/${act.id}/table/file?format=${format}`);
      expect([status, headers.get('content-type')]).to.deep.equal([200, 'application/octet-stream']);
      expect(decodeURIComponent(headers.get('content-disposition')!)).to.include(`114數位發展部數位產業署辦理情形報告表.${format}`);
      expect(strFromU8(unzipSync(bytes)[part]!)).to.include('配合辦理。').and.include('1144000332號函，將「&lt;b&gt;網路');
    }
  });

  it('is a page the browser prints, with its style in a sheet of its own', async () => {
    const act = await begin();
    const { status, text, headers } = await officer.get(`/acts/${act.id}/table/print`);
    expect(status).to.equal(200);
    expect(headers.get('content-type')).to.include('text/html');
    expect(text).to.include('中華民國114年度').and.include('歲出部分第20款').and.not.to.match(/<b>|<script|<style|\sstyle=/);
    const sheet = /href="(\/assets\/[^"]+)"/.exec(text)![1]!;
    expect((await officer.get(sheet)).headers.get('content-type')).to.include('text/css');
  });

  it('that is incomplete says so, and is written only for whoever confirms it', async () => {
    const act = await begin();
    await aResolution(site.db, { act, agency: AGENCY, sectionPath: OWN, item: '(四)' });
    const page = await officer.get(`/acts/${act.id}/table`);
    expect(page.text).to.include('有 2 處尚未完備').and.include('缺第 3 項').and.include('沒有辦理情形').and.include('仍要製表');
    const refused = await officer.get(`/acts/${act.id}/table/file?format=odt`);
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('此表尚有 2 處未完備').and.include('href="#field-confirmed"');
    expect((await officer.get(`/acts/${act.id}/table/print`)).status).to.equal(422);
    for (const path of ['file?format=docx&confirmed=yes', 'print?confirmed=yes']) {
      expect((await officer.get(`/acts/${act.id}/table/${path}`)).status, path).to.equal(200);
    }
  });

  it('names a section once, with every one of its items that is to be mended behind it', async () => {
    const act = await anAct(site.db);
    for (let n = 1; n <= 40; n += 1) await aResolution(site.db, { act, agency: AGENCY, sectionPath: OWN, item: `(${n})` });
    const { text } = await officer.get(`/acts/${act.id}/table`);
    const findings = text.slice(text.indexOf('id="findings-title"'), text.indexOf('id="download-title"'));
    expect(findings.split(`>${OWN[1]}<`)).to.have.length(2);
    expect(findings.match(/href="\/resolutions\/\d+">\(\d+\)</g)).to.have.length(40);
  });

  it('is one agency’s: its own resolutions, in the order of the document', async () => {
    const act = await begin();
    await aResolution(site.db, { act, agency: '資通安全署', item: '(九)', reply: '已辦理。' });
    const { text } = await officer.get(`/acts/${act.id}/table?agency=${encodeURIComponent('資通安全署')}`);
    expect(text).to.include('1 項決議都在表內').and.include('(九)').and.not.to.include('配合辦理');
    expect((await officer.get(`/acts/${act.id}/table?agency=x`)).status).to.equal(404);
  });

  it('lists another agency’s resolution in its own place, with its own reply and without the other’s letters', async () => {
    const act = await begin();
    const other = await aResolution(site.db, { act, agency: '數位發展部', sectionPath: ['貳、新增通過決議'], item: '(七)', reply: '本部已辦理。' });
    await aLetter(site.db, other.id, { issuedOn: '2025-04-11', documentNumber: '數位策字第1142000001號' });
    await upsertListings(site.db, act.id, [{
      resolutionId: other.id, agency: AGENCY, sectionPath: ['壹、通案決議部分'], sectionKey: '壹、通案決議部分', item: '(一)', itemKey: '1',
      position: 0, reply: '本署配合辦理。', repliedOn: null, disposition: 'comply', place: null,
    }]);
    const { text } = await officer.get(`/acts/${act.id}/table?agency=${encodeURIComponent(AGENCY)}`);
    expect(text).to.include('3 項決議都在表內').and.include('本署配合辦理。').and.not.to.include('本部已辦理').and.not.to.include('1142000001');
    expect(text.indexOf('壹、通案決議部分')).to.be.lessThan(text.indexOf('參、各委員會'));
  });

  it('says so where there is nothing to print', async () => {
    const act = await anAct(site.db);
    const { status, text } = await officer.get(`/acts/${act.id}/table`);
    expect(status).to.equal(200);
    expect(text).to.include('還沒有決議').and.not.to.include('下載 ODT');
    for (const path of ['999999/table', 'x/table', '999999/table/print', '999999/table/file?format=odt']) {
      expect((await officer.get(`/acts/${path}`)).status, path).to.equal(404);
    }
  });

  it('refuses a format there is not', async () => {
    const act = await begin();
    expect((await officer.get(`/acts/${act.id}/table/file?format=pdf`)).status).to.equal(422);
    expect((await officer.get(`/acts/${act.id}/table/file`)).status).to.equal(422);
  });
});
