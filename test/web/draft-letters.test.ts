import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { it } from 'mocha';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

const valueOf = (html: string, name: string): string =>
  (new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html) ?? new RegExp(`name="${name}"[^>]*>([^<]*)</textarea>`).exec(html))?.[1] ?? '';

withDatabases('the draft of a letter', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');

  const FROZEN = '預算編列5,000萬元，凍結500萬元，俟數位產業署向立法院交通委員會提出書面報告並經同意後，始得動支。';
  const fields = (over: Record<string, string | number> = {}) => ({
    sender: '數位產業署', addressee: '立法院', subject: '檢送書面報告1份，請查照。', explanation: '一、依決議辦理。\n二、檢附報告。', attachments: '書面報告1份',
    originals: '立法院', copies: '立法院交通委員會', ...over,
  });

  it('begins with the program’s words for the resolution, from its page and from the list', async () => {
    const { id } = await aResolution(site.db, { text: FROZEN, item: '(五)' });
    expect((await officer.get(`/resolutions/${id}`)).text).to.include(`href="/letters/draft?resolutionIds=${id}"`);
    expect((await officer.get('/resolutions')).text).to.include('formaction="/resolutions/draft');
    const { status, text } = await officer.get(`/letters/draft?resolutionIds=${id}`);
    expect(status).to.equal(200);
    expect(valueOf(text, 'subject')).to.equal('檢送大院審議114年度中央政府總預算案所作決議項次(五)之書面報告1份，請惠予同意動支。');
    expect(valueOf(text, 'copies')).to.equal('立法院交通委員會');
    expect(text).to.include('<p class="letter-to">受文者：立法院</p>').and.include('凍結500萬元，依決議須經大院同意後始得動支');
  });

  it('shows the changed words again, and stores nothing', async () => {
    const { id } = await aResolution(site.db);
    const before = await findResolutions(site.db);
    const { status, text } = await officer.post('/letters/draft', fields({ resolutionIds: id, subject: '改過的主旨<script>alert(1)</script>，請查照。' }));
    expect(status).to.equal(200);
    expect(text).to.include('主旨：改過的主旨&lt;script&gt;').and.not.to.include('<script>alert');
    expect(await findResolutions(site.db)).to.deep.equal(before);
  });

  it('comes as ODT and DOCX with what was typed', async () => {
    const { id } = await aResolution(site.db);
    for (const [format, part] of [['odt', 'content.xml'], ['docx', 'word/document.xml']] as const) {
      const sent = fields({ resolutionIds: id, format, subject: '檢送<b>報告</b>\u0001 & 附件，請查照。', copies: '甲\n乙' });
      const { status, headers, bytes } = await officer.post('/letters/draft', sent);
      expect([status, headers.get('content-type')]).to.deep.equal([200, 'application/octet-stream']);
      expect(headers.get('content-disposition')).to.match(new RegExp(`filename\\*?=.*\\.${format}`));
      const words = strFromU8(unzipSync(bytes)[part]!);
      expect(words).to.include('檢送&lt;b&gt;報告&lt;/b&gt; &amp; 附件').and.include('副本：甲、乙').and.include('二、檢附報告。').and.include('發文字號：');
    }
  });

  it('comes back with what was typed where something is missing', async () => {
    const { id } = await aResolution(site.db);
    const { status, text } = await officer.post('/letters/draft', fields({ resolutionIds: id, format: 'odt', subject: ' ', copies: '乙委員會' }));
    expect(status).to.equal(422);
    expect(text).to.include('請填寫主旨').and.include('href="#field-subject"').and.include('value="乙委員會"');
    expect((await officer.post('/letters/draft', fields({ resolutionIds: id, explanation: '長'.repeat(20_001) }))).text).to.include('說明過長，最多 20000 字');
  });

  it('is of one act, of resolutions there are', async () => {
    const [one, other] = [await aResolution(site.db, { act: await anAct(site.db) }), await aResolution(site.db, { act: await anAct(site.db) })];
    expect((await officer.get(`/letters/draft?resolutionIds=${one.id}&resolutionIds=${other.id}`)).text).to.include('所選決議分屬不同的法案或預算');
    expect((await officer.get('/letters/draft')).location).to.equal('/resolutions');
    expect((await officer.get('/letters/draft?resolutionIds=999999')).status).to.equal(404);
  });

  it('is a unit’s for its own resolutions only', async () => {
    const unit = await aUnit(site.db);
    const member = await site.signedIn('unit', { unitId: unit.id });
    const [own, another] = [await aResolution(site.db, { unitId: unit.id }), await aResolution(site.db)];
    expect((await member.get(`/letters/draft?resolutionIds=${own.id}`)).status).to.equal(200);
    expect((await member.get(`/letters/draft?resolutionIds=${another.id}`)).status).to.equal(403);
    expect((await (await site.signedIn('supervisor')).get(`/letters/draft?resolutionIds=${own.id}`)).status).to.equal(403);
  });
});
