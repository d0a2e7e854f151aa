import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { urlOf, withDatabases } from '../support/database.ts';
import { aResolution, testDeps } from '../support/factories.ts';
import { openSite } from '../web/browser.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = (url: string, ...args: string[]) =>
  promisify(execFile)('npm', ['run', '-s', 'cli', '--', 'proof', ...args], { cwd: ROOT, env: { ...process.env, DATABASE_URL: url, TRACKER_TODAY: '2025-04-16' } });

withDatabases('the command proof', (open) => {
  it('says what the page’s JSON says, and the same for people', async function () {
    this.timeout(240_000);
    const db = await open();
    const { id } = await aResolution(db, { text: '爰請於公布後3個月內，向立法院經濟委員會提出書面報告。' });
    const { stdout } = await run(urlOf(db), '--resolution', String(id), '--json');
    const site = await openSite(testDeps(db));
    const page = JSON.parse((await (await site.signedIn('officer')).get(`/resolutions/${id}/proof.json`)).text);
    await site.close();
    const said = JSON.parse(stdout);
    expect([said.printedBy, said.asOf, said.resolution, said.act]).to.deep.equal(['program', page.asOf, page.resolution, page.act]);
    expect(said.deadlines).to.deep.equal(page.deadlines);
    const lines = (await run(urlOf(db), '--resolution', String(id))).stdout;
    expect(lines).to.include('期限：114年6月23日（2025-06-23，星期一）').and.include('民法第122條').and.include('三讀通過日起算');
  });

  it('refuses a resolution that is not there with a sentence', async function () {
    this.timeout(240_000);
    const refused = await run(urlOf(await open()), '--resolution', '999999', '--json').catch((error: { code: number; stderr: string; stdout: string }) => error);
    expect(refused).to.include({ code: 1, stdout: '' });
    expect(refused.stderr).to.include('999999');
  });
});
