import { expect } from 'chai';
import { it } from 'mocha';
import { readOffice } from '../../../server/actions/reminders/office.ts';
import { foresee } from '../../../server/actions/reminders/simulate.ts';
import { withDatabases } from '../../support/database.ts';
import { anAct, aResolution, aUnit } from '../../support/factories.ts';

withDatabases('reckoning days ahead', (open) => {
  it('leaves out what cannot be followed, and goes on with the rest', async () => {
    const db = await open();
    const { id: unitId } = await aUnit(db);
    const broken = await aResolution(db, { act: await anAct(db), unitId, dueOn: '2025-04-28' });
    const whole = await aResolution(db, { act: await anAct(db, { title: '另一法案' }), unitId, dueOn: '2025-04-28' });
    const office = await readOffice(db);
    const acts = new Map([...office.acts].filter(([id]) => id !== broken.actId));
    const mails = await foresee(db, { ...office, acts }, { first: '2025-04-16', days: 30 });
    expect([...new Set(mails.flatMap(({ items }) => items.map((one) => one.resolutionId)))]).to.deep.equal([whole.id]);
  });
});
