import { expect } from 'chai';
import { it } from 'mocha';
import { setSession } from '../../server/actions/acts/set-session.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { listSetSessions } from '../../server/store/ly-sessions.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution } from '../support/factories.ts';
import { aSite } from './browser.ts';

const hiddenIn = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [name!, value!]));

withDatabases('sessions of the LY, on pages', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');

  it('stand in a table of terms 10 to 12, the one in course marked', async () => {
    const { text } = await officer.get('/sessions');
    for (const said of ['第 10 屆', '第 12 屆', '憲法第68條', 'href="/sessions/11/3"']) expect(text).to.include(said);
    expect(text.match(/class="in-course"/g)).to.have.length(1);
    expect(text).to.match(/class="in-course">\s*<th scope="row">第 3 會期/);
    const unit = await site.signedIn('unit');
    expect((await unit.get('/sessions')).text).to.include('第 11 屆').and.not.include('href="/sessions/11/3"');
    expect((await unit.get('/sessions/11/3')).status).to.equal(403);
    expect((await unit.post('/sessions/11/3', {})).status).to.equal(403);
    expect((await officer.get('/sessions/11/9')).status).to.equal(404);
    expect((await officer.get('/calendar')).text).to.include('href="/sessions"');
  });

  it('are set with a reason, after a look at what moves', async () => {
    const { id } = await aResolution(site.db, { act: await anAct(site.db, { passedOn: '2025-03-18', promulgatedOn: null }), item: '(會)', text: '請於本會期結束前，向立法院提出書面報告。' });
    const form = { opensOn: '114/2/21', closesOn: '114/7/31' };
    const seen = await officer.post('/sessions/11/3?preview=yes', form);
    expect(seen.status).to.equal(200);
    for (const said of [`/resolutions/${id}`, '114年7月31日', '結束', '延後 59 日']) expect(seen.text).to.include(said);
    expect(await listSetSessions(site.db)).to.deep.equal([]);
    const hidden = hiddenIn(seen.text);
    const silent = await officer.post('/sessions/11/3', { ...hidden, reason: '' });
    expect([silent.status, silent.text.includes('請填寫依據或理由'), silent.text.includes('延後 59 日')]).to.deep.equal([422, true, true]);
    await setSession(site.deps, PROGRAM, { term: 11, session: 3, opensOn: '2025-02-21', closesOn: '2025-06-30', reason: '延會' });
    const late = await officer.post('/sessions/11/3', { ...hidden, reason: '再延會' });
    expect([late.status, late.text.includes('已由他人變更'), (await listSetSessions(site.db))[0]!.closesOn]).to.deep.equal([409, true, '2025-06-30']);
    const done = await officer.post('/sessions/11/3', { ...hiddenIn(late.text), reason: '再<b>延會' });
    expect(done.location).to.equal('/sessions');
    expect((await officer.get('/sessions')).text).to.include('變動 1 個期限').and.include('再&lt;b&gt;延會').and.include('114年7月31日');
  });

  it('are refused in the wrong order or over another', async () => {
    for (const [form, said] of [
      [{ opensOn: '114/2/21', closesOn: '114/2/1' }, '會期結束日不能早於開議日'],
      [{ opensOn: '114/2/21', closesOn: '114/9/30' }, '重疊或次序顛倒'],
      [{ opensOn: '', closesOn: '114/9/30' }, '請填寫開議日'],
    ] as const) {
      const { status, text } = await officer.post('/sessions/11/3?preview=yes', form);
      expect([status, text.includes(said)], said).to.deep.equal([422, true]);
    }
  });
});
