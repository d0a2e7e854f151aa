import { expect } from 'chai';
import { it } from 'mocha';
import { urlOf, withDatabases } from '../support/database.ts';
import { anAct } from '../support/factories.ts';
import { runCli } from '../support/run-cli.ts';

withDatabases('publishing by hand', (open) => {
  it('publishes the acts named that there are, and stops', async () => {
    const db = await open();
    const { id } = await anAct(db);
    const run = (...args: string[]) => runCli(urlOf(db), ['publishing', ...args, '--json']);
    expect((await run('start', '--act', `${id},999`, '--publisher', '範例署')).json).to.deep.equal({ isOn: true, publisher: '範例署', contact: null, actIds: [id] });
    expect((await run('stop')).json).to.deep.equal({ isOn: false, publisher: '範例署', contact: null, actIds: [id] });
  });
});
