/** A tracker that holds whatever can be lost on the way into another. */
import { tellStory } from '../../../seeds/demo/story.ts';
import { addResolution } from '../../../server/actions/resolutions/add-resolution.ts';
import { decideExtension } from '../../../server/actions/dates/decide-extension.ts';
import { endObligation } from '../../../server/actions/dates/end-obligation.ts';
import { logLetter } from '../../../server/actions/letters/log-letter.ts';
import { setDate } from '../../../server/actions/dates/override-date.ts';
import { requestExtension } from '../../../server/actions/dates/request-extension.ts';
import { signOff } from '../../../server/actions/resolutions/sign-off.ts';
import type { Deps } from '../../../server/deps.ts';
import type { Database } from '../../../server/store/database.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { upsertListings } from '../../../server/store/write-resolutions.ts';
import { aClock, anAct, aResolution, asActor, aUser, testDeps } from '../../support/factories.ts';
import { LATE } from './own-records.ts';

const HOSTILE = '=cmd|\'/c calc\'!A1 <script>alert("x")</script>\n「」\\n\\u0041 _x0041_ 𠮷\u2028\t\u0007請於2個月內，向立法院交通委員會提出書面報告。';

/** The demonstration until a late day, and what it does not tell: other dates, days by hand, ends, listings, texts out to break a reader. */
export async function aFullTracker(db: Database): Promise<Deps> {
  const clock = aClock('2025-01-21');
  await tellStory((day) => { clock.setDay(day); return testDeps(db, { clock }); }, LATE);
  clock.setDay('2025-05-02');
  const deps = testDeps(db, { clock });
  const [officer, supervisor] = [asActor(await aUser(db, 'officer', { name: '王「承辦」' })), asActor(await aUser(db, 'supervisor', { name: '主管\\甲' }))];
  const all = await findResolutions(db);
  const act = await anAct(db, { title: '人工智慧基本法', kind: 'law', fiscalYear: null, passedOn: '2025-02-23', promulgatedOn: null, orderedOn: '2025-03-01', orderedAuthority: '院會決定', countFrom: 'ordered' });
  const recurring = await aResolution(db, { act, agency: '數位發展部', item: '一、', text: '請自三讀通過日起每3個月向立法院提出書面報告。', today: '2025-05-02' });
  const quarterly = recurring.obligations.find(({ kind }) => kind === 'recurring')!;
  const ask = async (occurrenceId: number, resolutionId: number, newDueOn: string, decision: 'granted' | 'refused' | null, kind: 'extended' | 'promised' = 'extended') => {
    const { id } = await requestExtension(deps, officer, { resolutionId, occurrenceId, kind, newDueOn, reason: '資料\n蒐集', authority: kind === 'extended' ? '台立院議字第1140701234號函' : null });
    if (decision) await decideExtension(deps, supervisor, { id, decision, reason: '已閱' });
  };
  await ask(quarterly.occurrences[0]!.id, recurring.id, '2025-08-30', 'granted');
  await ask(quarterly.occurrences[1]!.id, recurring.id, '2025-12-30', 'refused');
  await ask(quarterly.occurrences[1]!.id, recurring.id, '2025-12-31', null);
  await ask(quarterly.occurrences[1]!.id, recurring.id, '2025-10-31', 'granted', 'promised');
  await setDate(deps, officer, { obligationId: quarterly.id, kind: 'anchor', on: '2025-03-05', number: null, reason: '以實際日期為準' });
  await setDate(deps, officer, { obligationId: quarterly.id, kind: 'due', on: '2025-09-20', number: 3, reason: '另函指定' });

  const text = '爰凍結1,000萬元，俟向立法院交通委員會提出書面報告經同意後，始得動支，並每半年向立法院提出書面報告。';
  const frozen = await aResolution(db, { act, agency: '數位發展部', item: '二、', text, today: '2025-05-02', reply: '已函送。', repliedOn: '2025-05-02' });
  const letter = { documentNumber: '', title: null, outcome: null, releasedTwd: null, isInterim: false, resolutionIds: [frozen.id], occurrenceIds: [] as number[] };
  await logLetter(deps, officer, { ...letter, direction: 'out', documentNumber: '數位策字第1140000101號', issuedOn: '2025-04-28', isInterim: true });
  clock.setDay('2025-06-10');
  const second = frozen.obligations.find(({ kind }) => kind === 'recurring')!.occurrences[1]!.id;
  await logLetter(deps, officer, { ...letter, direction: 'out', documentNumber: '數位策字第1140000150號', issuedOn: '2025-06-02', title: '報告「二」', occurrenceIds: [second] });
  await logLetter(deps, officer, { ...letter, direction: 'in', documentNumber: '台立院議字第1140702222號', issuedOn: '2025-06-10', outcome: 'freeze_continues', releasedTwd: 6_500_000 });
  // Two of one day, of which another resolution has only the later.
  await logLetter(deps, officer, { ...letter, direction: 'out', documentNumber: '數位策字第1140000160號', issuedOn: '2025-06-10', resolutionIds: [recurring.id] });
  await logLetter(deps, officer, { ...letter, direction: 'out', documentNumber: '數位策字第1140000159號', issuedOn: '2025-06-10', resolutionIds: [recurring.id, frozen.id] });
  clock.setDay('2025-09-01');
  await endObligation(deps, supervisor, { obligationId: quarterly.id, endedOn: '2025-12-31', reason: '改列年報' });
  await signOff(deps, supervisor, { resolutionIds: [frozen.id], reason: '餘款另案' });

  await addResolution(deps, officer, { actId: act.id, agency: '-1+「機關」', section: '=1+1', item: '附（一）', text: HOSTILE });
  await upsertListings(db, all[0]!.actId, [{
    resolutionId: all[0]!.id, agency: '另一機關', sectionKey: 'x', sectionPath: ['一', '二'], itemKey: '3', item: '(三)', position: 2, reply: '=另「答」\n復', repliedOn: '2025-05-01',
    disposition: 'not_ours', place: null,
  }]);
  clock.setDay(LATE);
  return deps;
}
