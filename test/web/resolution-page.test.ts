import { expect } from 'chai';
import { before, it } from 'mocha';
import { setSignOff } from '../../server/store/write-resolutions.ts';
import type { Act, Unit } from '../../server/domain/resolution/resolution.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

const PDF = Buffer.from('%PDF-1.7\n% a scan\n');
const form = (name: string, bytes: Uint8Array): FormData => {
  const data = new FormData();
  data.append('file', new Blob([Uint8Array.from(bytes)]), name);
  return data;
};

withDatabases('the page of a resolution', (open) => {
  const site = aSite(open);
  let act: Act;
  let unit: Unit;
  before(async () => {
    act = await anAct(site.db);
    unit = await aUnit(site.db, { name: '<i>甲組' });
  });

  const nextOf = (html: string): string => /<section class="next-step[\s\S]*?<\/section>/.exec(html)![0].replace(/<svg[\s\S]*?<\/svg>/g, '');

  it('says what happens next and who does it, with the way for whoever may', async () => {
    const { db } = site.deps;
    const [officer, supervisor, reader] = [
      await site.signedIn('officer'), await site.signedIn('supervisor'), await site.signedIn('unit', { unitId: (await aUnit(db)).id }),
    ];
    const nobodys = await aResolution(db, { act, dueOn: '2025-05-01' });
    const late = await aResolution(db, { act, dueOn: '2025-03-14', unitId: unit.id });
    const sent = await aResolution(db, { act, dueOn: '2025-03-14', unitId: unit.id });
    await aLetter(db, sent.id, { issuedOn: '2025-03-10' });
    const page = async (who: typeof officer, id: number, query = ''): Promise<string> => nextOf((await who.get(`/resolutions/${id}${query}`)).text);
    expect(await page(officer, nobodys.id)).to.include('待分辦').and.include('href="#assign"');
    expect((await officer.get(`/resolutions/${nobodys.id}`)).text).to.include('id="assign"');
    expect(await page(reader, nobodys.id)).to.include('待分辦').and.not.include('href=');
    expect(await page(officer, late.id)).to.include('期限114年3月14日已過，請&lt;i&gt;甲組儘速函送立法院').and.include(
      `/letters/new?resolutionIds=${late.id}&amp;direction=out`
    );
    expect(await page(supervisor, sent.id)).to.include('已於 114年3月10日函送，等候立法院函復').and.not.include('href=');
    expect(await page(officer, sent.id)).to.include(`/letters/new?resolutionIds=${sent.id}&amp;direction=in`);
    expect(
      await page(officer, sent.id, '?asOf=2025-03-09'), 'on the day before'
    ).to.include('請&lt;i&gt;甲組於114年3月14日前函送立法院').and.not.include('href=');
  });

  it('opens the form of a letter on the side it goes', async () => {
    const one = await aResolution(site.db, { act, unitId: unit.id });
    const { text } = await (await site.signedIn('officer')).get(`/letters/new?resolutionIds=${one.id}&direction=in`);
    expect(text).to.match(/<option value="in" selected>/);
  });

  it('draws the course on real days, and tells it in words', async () => {
    const { db } = site.deps;
    const one = await aResolution(db, { act, text: '爰要求於2個月內，向立法院經濟委員會提出書面報告。', unitId: unit.id });
    await aLetter(db, one.id, { issuedOn: '2025-04-02' });
    await setSignOff(db, [one.id], '2025-04-10', '主管');
    const officer = await site.signedIn('officer');
    const course = async (query: string): Promise<string> => /<svg class="course[\s\S]*?<\/svg>\s*<ol/.exec((await officer.get(`/resolutions/${one.id}${query}`)).text)![0];
    const now = await course('');
    expect(now).to.include('aria-label="辦理時程：起算 114年1月21日；期限 114年3月21日；函送 114年4月2日；解除列管 114年4月10日；基準日 114年4月16日"');
    expect(now).to.include('sign-sent').and.include('sign-signedOff').and.include('course-late');
    const then = await course('?asOf=2025-02-20');
    expect(then).to.not.include('sign-').and.not.include('course-late');
    const at = (name: string): number => Number(new RegExp(`class="course-${name}" x1="([\\d.]+)%"`).exec(then)![1]);
    // From 21 January to 21 March are 59 days on 90 percent of the line; 20 February is the 30th.
    expect([at('due'), at('day')]).to.deep.equal([95, 50.8]);
  });

  it('draws what happened where nothing is due', async () => {
    const one = await aResolution(site.db, { act, text: '爰要求向立法院經濟委員會提出書面報告。', unitId: unit.id });
    await aLetter(site.db, one.id, { issuedOn: '2025-04-02' });
    expect((await (await site.signedIn('officer')).get(`/resolutions/${one.id}`)).text)
      .to.include('aria-label="辦理時程：三讀通過 114年1月21日；函送 114年4月2日；基準日 114年4月16日"').and.not.include('course-due');
  });

  it('has no line where nothing is due and nothing happened', async () => {
    const one = await aResolution(site.db, { act, text: '爰要求加強宣導。', unitId: unit.id });
    expect((await (await site.signedIn('officer')).get(`/resolutions/${one.id}`)).text).to.not.include('class="course');
  });

  it('leads to its neighbours and to the list of its section', async () => {
    const section = ['某一章', '某一節'];
    const ids: number[] = [];
    for (const item of ['甲', '乙', '丙']) ids.push((await aResolution(site.db, { act, item, sectionPath: section })).id);
    const officer = await site.signedIn('officer');
    const { text } = await officer.get(`/resolutions/${ids[1]}`);
    const near = /<nav class="neighbours"[\s\S]*?<\/nav>/.exec(text)![0];
    expect(near).to.include(`href="/resolutions/${ids[0]}"`).and.include(`href="/resolutions/${ids[2]}"`).and.include('本章節第 2／3 項');
    const list = await officer.get(/href="(\/resolutions\?[^"]*)"/.exec(near)![1]!.replaceAll('&amp;', '&'));
    expect(list.text).to.include('共 3 筆');
  });

  describe('and the files of its letters', () => {
    const letterOf = async (unitId = unit.id): Promise<{ id: number; letterId: number }> => {
      const { id } = await aResolution(site.db, { act, unitId });
      await aLetter(site.db, id, { issuedOn: '2025-04-10' });
      const [one] = await findResolutions(site.db, { ids: [id] });
      return { id, letterId: one!.letters[0]!.id };
    };

    it('keeps a scan with its letter, hands it over for saving, and lets it be taken away again', async () => {
      const { id, letterId } = await letterOf();
      const officer = await site.signedIn('officer');
      const path = `/resolutions/${id}/letters/${letterId}/files/new`;
      expect((await officer.get(`/resolutions/${id}`)).text).to.include(`href="${path}"`);
      expect((await officer.get(path)).text).to.include('enctype="multipart/form-data"');
      const sent = await officer.upload(path, form('函 <b>"掃描".pdf', PDF));
      expect([sent.status, sent.location]).to.deep.equal([303, `/resolutions/${id}#letters`]);
      const { text } = await officer.get(`/resolutions/${id}`);
      expect(text).to.include('函 &lt;b&gt;').and.include('1 KB').and.include('附加檔案「').and.not.include('<b>');
      const href = /href="(\/letter-files\/\d+)"/.exec(text)![1]!;
      const got = await officer.get(href);
      expect(Buffer.from(got.bytes).equals(PDF)).to.equal(true);
      expect(got.headers.get('content-disposition')).to.match(/^attachment;/);
      expect([got.headers.get('content-type'), got.headers.get('x-content-type-options')]).to.deep.equal(['application/octet-stream', 'nosniff']);
      expect((await officer.get(`/resolutions/${id}?asOf=2025-04-15`)).text, 'not yet there the day before').to.not.include(href);
      const remove = /action="(\/resolutions\/\d+\/letter-files\/\d+\/remove)"/.exec(text)![1]!;
      expect((await officer.post(remove)).status).to.equal(303);
      const afterwards = (await officer.get(`/resolutions/${id}`)).text;
      expect(afterwards).to.include('移除').and.not.include(href);
      expect((await officer.get(href)).status).to.equal(404);
      expect((await officer.post(remove)).status).to.equal(404);
    });

    it('names a file by what it is, and refuses what is neither a scan nor an office file', async () => {
      const { id, letterId } = await letterOf();
      const officer = await site.signedIn('officer');
      const path = `/resolutions/${id}/letters/${letterId}/files/new`;
      const refused: [string, Uint8Array, string][] = [
        [
          '函.pdf', Buffer.from('<script>alert(1)</script>'), '不是掃描檔或文書檔',
        ], ['setup.exe', Buffer.from('MZ\u0090\u0000'), '不是掃描檔或文書檔'], ['空.pdf', Buffer.alloc(0), '請選擇要附加的檔案'],
      ];
      for (const [name, bytes, says] of refused) {
        const { status, text } = await officer.upload(path, form(name, bytes));
        expect([status, text.includes(says)], name).to.deep.equal([422, true]);
      }
      expect((await officer.upload(path, new FormData())).status).to.equal(422);
      expect((await officer.upload(path, form('run.exe', PDF))).status).to.equal(303);
      expect((await officer.get(`/resolutions/${id}`)).text).to.include('run.exe.pdf');
      expect((await officer.upload(path, form('again.pdf', PDF))).status, 'the same content twice').to.equal(409);
    });

    it('lets a unit attach to its own letters alone', async () => {
      const [own, others] = [await letterOf(), await letterOf((await aUnit(site.db)).id)];
      const person = await site.signedIn('unit', { unitId: unit.id });
      const path = ({ id, letterId }: typeof own): string => `/resolutions/${id}/letters/${letterId}/files/new`;
      expect((await person.upload(path(others), form('x.pdf', PDF))).status).to.equal(403);
      expect((await person.upload(path({ id: own.id, letterId: others.letterId }), form('x.pdf', PDF))).status, 'a letter of another').to.equal(404);
      expect((await person.upload(path(own), form('x.pdf', PDF))).status).to.equal(303);
      const supervisor = await site.signedIn('supervisor');
      const { text } = await supervisor.get(`/resolutions/${own.id}`);
      expect(text).to.include('x.pdf').and.not.include('/remove"');
      expect((await supervisor.upload(path(own), form('y.pdf', PDF))).status).to.equal(403);
    });

    it('lets a unit take a file from a letter that is another unit’s as well only where its own person added it', async () => {
      const [own, others] = [await aResolution(site.db, { act, unitId: unit.id }), await aResolution(site.db, { act, unitId: (await aUnit(site.db)).id })];
      for (const { id } of [own, others]) await aLetter(site.db, id, { issuedOn: '2025-04-10', documentNumber: '數授產經字第1149999001號' });
      const letterId = (await findResolutions(site.db, { ids: [own.id] }))[0]!.letters[0]!.id;
      const [officer, person] = [await site.signedIn('officer'), await site.signedIn('unit', { unitId: unit.id })];
      const attach = `/resolutions/${own.id}/letters/${letterId}/files/new`;
      const page = async (who: typeof officer, id: number): Promise<string> => (await who.get(`/resolutions/${id}`)).text;
      const removals = (text: string): string[] => [...text.matchAll(/action="([^"]*\/remove)"/g)].map(([, action]) => action!);
      await officer.upload(attach, form('officers.pdf', PDF));
      expect(removals(await page(person, own.id))).to.deep.equal([]);
      expect((await person.post(removals(await page(officer, own.id))[0]!)).status).to.equal(403);
      expect(await page(officer, others.id)).to.include('officers.pdf');
      await person.upload(attach, form('mistake.pdf', Buffer.concat([PDF, PDF])));
      expect((await person.post(removals(await page(person, own.id))[0]!)).status).to.equal(303);
      const left = [...(await page(officer, others.id)).matchAll(/href="\/letter-files[^>]*>[\s\S]*?<\/a>/g)].map(([link]) => link);
      expect(left).to.have.length(1).and.to.have.nested.property('[0]').that.includes('officers.pdf');
      expect((await officer.post(removals(await page(officer, others.id))[0]!)).status, 'an officer, from any').to.equal(303);
    });

    it('hands over a file that was taken from its letter under no address any more, unless something was read from it', async () => {
      const { id, letterId } = await letterOf();
      const officer = await site.signedIn('officer');
      const bytes = Buffer.from('%PDF-1.7\n% of a person\n');
      await officer.upload(`/resolutions/${id}/letters/${letterId}/files/new`, form('個資.pdf', bytes));
      const source = await site.db('source_files').where({ size: bytes.length, name: '個資.pdf' }).first('id');
      expect((await officer.get(`/files/${source.id}`)).status, 'of a letter').to.equal(404);
      await officer.post(/action="([^"]*\/remove)"/.exec((await officer.get(`/resolutions/${id}`)).text)![1]!);
      expect((await officer.get(`/files/${source.id}`)).status, 'of no letter any more').to.equal(404);
      await site.db('resolutions').where({ id }).update({ source_file_id: source.id });
      expect((await officer.get(`/files/${source.id}`)).status, 'a resolution was read from it').to.equal(200);
    });
  });
});
