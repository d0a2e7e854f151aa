import { expect } from 'chai';
import { it } from 'mocha';
import type { MovedDate } from '../../server/actions/dates/recompute-deadlines.ts';
import { wordsOf } from '../../server/locales/index.ts';
import { MOST_MOVED, movedView } from '../../server/web/pages/reminders/moved-dates.ts';
import { pathsFor } from '../../server/web/paths.ts';
import type { SignedIn } from '../../server/web/visit.ts';
import { withDatabases } from '../support/database.ts';
import { aResolution } from '../support/factories.ts';

const visit = { locale: 'zh-TW', t: wordsOf('zh-TW'), paths: pathsFor(null) } as SignedIn;
const REST = { href: '/all' };

withDatabases('the table of due dates that move', (open) => {
  it('counts all of a long list, shows what matters of it, and leads to the rest', async () => {
    const db = await open();
    const { id, item, obligations } = await aResolution(db);
    const move: MovedDate = {
      resolutionId: id, item, obligationId: obligations[0]!.id, number: 1, from: '2025-04-21', to: '2025-04-01', isOpen: false, turnsOverdue: false, stopsBeingOverdue: false,
    };
    const long = [...Array.from({ length: MOST_MOVED + 2 }, () => move), { ...move, isOpen: true, turnsOverdue: true }];
    const view = await movedView(db, long, visit, { title: '', isWhole: false, rest: REST });
    expect(view.totals.map((one) => one.count)).to.deep.equal([MOST_MOVED + 3, 1, 0, 1]);
    expect([view.rows.length, view.rows[0]!.mark?.text, view.rows[0]!.shift, view.rest?.href]).to.deep.equal([MOST_MOVED, '轉為逾期', '提前 20 日', '/all']);
    const whole = await movedView(db, long, visit, { title: '', isWhole: true, rest: REST });
    expect([whole.rows.length, whole.rest]).to.deep.equal([MOST_MOVED + 3, null]);
  });

  it('tells of a date that appears or goes, and of a resolution that is gone', async () => {
    const db = await open();
    const move: MovedDate = { resolutionId: 999, item: '(一)', obligationId: 1, number: 1, from: null, to: '2025-04-01', isOpen: true, turnsOverdue: false, stopsBeingOverdue: false };
    const { rows } = await movedView(db, [move, { ...move, from: '2025-04-01', to: null }], visit, { title: '', isWhole: false, rest: REST });
    expect(rows.map((row) => [row.shift, row.href])).to.deep.equal([['原無日期', null], ['改為無日期', null]]);
    expect(rows[0]!.item).to.include('999');
  });
});
