import { expect } from 'chai';
import { type ActChange, actChangeInput } from '../../../server/actions/acts/act-change.ts';
import { addAct, addActInput } from '../../../server/actions/acts/add-act.ts';
import { changeAct, changeActInput } from '../../../server/actions/acts/change-act.ts';
import { previewActChange } from '../../../server/actions/acts/preview-act-change.ts';
import type { MovedDate } from '../../../server/actions/dates/recompute-deadlines.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { requireInput } from '../../../server/input.ts';
import { findAct } from '../../../server/store/acts.ts';
import { eventsOf } from '../../../server/store/events.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aLetter, anAct, aResolution, asActor, aUser, testDeps } from '../../support/factories.ts';
import { refusalOf } from '../../support/refusal.ts';

const ask = (words: string): string => `爰要求數位產業署${words}，向立法院經濟委員會提出書面報告。`;
const change = (typed: Record<string, unknown>): ActChange => requireInput(actChangeInput, typed);
const making = (typed: Record<string, unknown>) => requireInput(changeActInput, { reason: '依函釋', ...typed });
const brief = (moved: MovedDate[]) => moved.map((one) => [one.from, one.to, one.turnsOverdue ? 'late' : one.stopsBeingOverdue ? 'not late' : '']);

withDatabases('changing an act', (open) => {
  /** On 16 April 2025: one month is eight weeks late from the passage, and due on Monday from the promulgation. */
  async function office() {
    const db = await open();
    const act = await anAct(db);
    const late = await aResolution(db, { act, text: ask('於1個月內') });
    await aResolution(db, { act, text: ask('於3個月內') });
    await aResolution(db, { act, dueOn: '2025-06-30' });
    const other = await aResolution(db, { act: await anAct(db, { title: '他案' }), text: ask('於1個月內') });
    return { db, act, late, other, deps: testDeps(db) };
  }
  const dueDays = async (db: Awaited<ReturnType<typeof open>>) =>
    (await findResolutions(db)).map((one) => one.obligations[0]!.occurrences[0]!.dueOn);

  it('previews every date that would move and writes nothing, then does just that in one event', async () => {
    const { db, act, late, deps } = await office();
    const before = await findResolutions(db);
    const preview = await previewActChange(deps, PROGRAM, change({ actId: act.id, countFrom: 'promulgated' }));
    expect(brief(preview.moved)).to.deep.equal([['2025-02-21', '2025-04-21', 'not late'], ['2025-04-21', '2025-06-23', '']]);
    expect(preview.moved[0]).to.deep.include({ resolutionId: late.id, item: late.item, obligationId: late.obligations[0]!.id, number: 1, isOpen: true });
    expect(await findResolutions(db)).to.deep.equal(before);

    const { moved } = await changeAct(deps, PROGRAM, making({ actId: act.id, countFrom: 'promulgated', basis: preview.basis }));
    expect(moved).to.deep.equal(preview.moved);
    expect(await dueDays(db)).to.deep.equal(['2025-04-21', '2025-06-23', '2025-06-30', '2025-02-21']);
    expect(await findAct(db, act.id)).to.deep.include({ countFrom: 'promulgated', countFromReason: '依函釋', passedOn: '2025-01-21' });
    const [event] = await eventsOf(db, { type: 'act', id: act.id });
    expect(event).to.deep.include({ verb: 'act_changed', reason: '依函釋' });
    expect(event!.before['countFrom']).to.equal('passed');
    expect(event!.after['moved']).to.deep.equal(moved);
    expect(await eventsOf(db, { type: 'resolution', id: late.id })).to.have.length(1);
  });

  it('moves a whole budget to a day an authority ordered, and says which', async () => {
    const { db, act, deps } = await office();
    const ordered = { actId: act.id, countFrom: 'ordered', orderedOn: '114/5/1' };
    expect(await refusalOf(changeAct(deps, PROGRAM, making(ordered)))).to.equal('authority-missing');
    await changeAct(deps, PROGRAM, making({ ...ordered, authority: '台立院議字第1140700001號' }));
    expect(await dueDays(db)).to.deep.equal(['2025-06-02', '2025-08-01', '2025-06-30', '2025-02-21']);
    const [first] = await findResolutions(db);
    expect(first!.obligations[0]!.occurrences[0]).to.include({ anchor: 'ordered', anchorOn: '2025-05-01' });
    expect(await findAct(db, act.id)).to.include({ orderedOn: '2025-05-01', orderedAuthority: '台立院議字第1140700001號' });
  });

  it('turns a date overdue, tells it of nothing that was answered, and takes a date off the record', async () => {
    const { db, act, late, deps } = await office();
    await aLetter(db, late.id, { issuedOn: '2025-04-15' });
    await changeAct(deps, PROGRAM, making({ actId: act.id, countFrom: 'promulgated' }));
    const back = await previewActChange(deps, PROGRAM, change({ actId: act.id, countFrom: 'passed', passedOn: '2025-01-10', promulgatedOn: '' }));
    expect(brief(back.moved)).to.deep.equal([['2025-04-21', '2025-02-10', ''], ['2025-06-23', '2025-04-10', 'late']]);
    expect(back.moved.map((one) => one.isOpen)).to.deep.equal([false, true]);
    expect(back.after.promulgatedOn).to.equal(null);
  });

  it('refuses when the act is not as previewed any more', async () => {
    const { db, act, deps } = await office();
    const { basis } = await previewActChange(deps, PROGRAM, change({ actId: act.id, countFrom: 'promulgated' }));
    await changeAct(deps, PROGRAM, making({ actId: act.id, passedOn: '2025-01-22' }));
    expect(await refusalOf(changeAct(deps, PROGRAM, making({ actId: act.id, countFrom: 'promulgated', basis })))).to.equal('act-changed-meanwhile');
    expect(await findAct(db, act.id)).to.include({ countFrom: 'passed', passedOn: '2025-01-22' });
  });

  it('refuses what changes nothing, a count from a date there is none of, and who may not', async () => {
    const { db, act, deps } = await office();
    const stranger = asActor(await aUser(db, 'unit'));
    const refusals = await Promise.all([
      refusalOf(previewActChange(deps, PROGRAM, change({ actId: act.id, countFrom: 'passed' }))),
      refusalOf(previewActChange(deps, PROGRAM, change({ actId: act.id, countFrom: 'received' }))),
      refusalOf(previewActChange(deps, PROGRAM, change({ actId: act.id, passedOn: '' }))),
      refusalOf(previewActChange(deps, PROGRAM, change({ actId: 999, countFrom: 'promulgated' }))),
      refusalOf(changeAct(deps, stranger, making({ actId: act.id, countFrom: 'promulgated' }))),
    ]);
    expect(refusals).to.deep.equal(['nothing-changes', 'anchor-date-missing', 'required', 'act-not-found', 'forbidden']);
    expect(() => requireInput(changeActInput, { actId: act.id, countFrom: 'promulgated' })).to.throw('required');
  });

  it('refuses a passage long ago or far ahead, new or changed; what is on record may stay', async () => {
    const { db, act, deps } = await office();
    const adding = (passedOn: string) => addAct(deps, PROGRAM, requireInput(addActInput, { title: '新案', kind: 'law', passedOn }));
    for (const [typed, answer] of [
      ['民國25年12月23日', 'day-implausible'], ['78/12/31', 'day-implausible'], ['2026-04-17', 'day-implausible'], ['79/1/1', 'done'], ['2026-04-16', 'done'],
    ] as const) {
      expect(await refusalOf(adding(typed)), `added as passed on ${typed}`).to.equal(answer);
      expect(await refusalOf(previewActChange(deps, PROGRAM, change({ actId: act.id, passedOn: typed, promulgatedOn: '' }))), typed).to.equal(answer);
    }
    expect(await refusalOf(changeAct(deps, PROGRAM, making({ actId: act.id, passedOn: '民國25年12月23日' })))).to.equal('day-implausible');
    const old = await anAct(db, { passedOn: '1936-12-23', promulgatedOn: '1937-01-10' });
    expect(await refusalOf(changeAct(deps, PROGRAM, making({ actId: old.id, countFrom: 'promulgated' })))).to.equal('done');
  });
});
