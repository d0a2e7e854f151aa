import { expect } from 'chai';
import { it } from 'mocha';
import type { Role } from '../../../server/domain/rights.ts';
import { eventsOf } from '../../../server/store/events.ts';
import * as schemas from '../../../server/web/api/schemas.ts';
import { withDatabases } from '../../support/database.ts';
import { aResolution, aUnit, aUser } from '../../support/factories.ts';
import { anApi, type Json, problemIn } from './an-api.ts';

withDatabases('logging a letter through the API', (open) => {
  const api = anApi(open);
  const aLetterOut = (resolutionIds: number[], over: Json = {}): Json =>
    ({ direction: 'out', documentNumber: '數授產經字第1144000332號', issuedOn: '2025-04-15', resolutionIds, ...over });

  it('logs a letter once, however often it is sent', async () => {
    const { id } = await aResolution(api.deps.db, {});
    const told = await api.post(aLetterOut([id], { title: '報告' }));
    expect(told.status, told.text).to.equal(201);
    const said = schemas.loggedLetter.parse(JSON.parse(told.text));
    expect([said.isNew, said.documentNumber, said.resolutions[0]!.timeliness, said.resolutions[0]!.letter.loggedBy])
      .to.deep.equal([true, '數授產經字第1144000332號', 'done_on_time', '王小明']);
    expect(said.resolutions[0]!.answeredOccurrenceIds).to.have.length(1);
    // The number as people write it is the same number.
    for (const documentNumber of ['數授產經字第1144000332號', '數授產經字第 １１４４０００３３２ 號']) {
      const again = await api.post(aLetterOut([id], { documentNumber }));
      expect([again.status, schemas.loggedLetter.parse(JSON.parse(again.text)).isNew]).to.deep.equal([200, false]);
    }
    expect((await eventsOf(api.deps.db, { type: 'resolution', id })).filter((event) => event.verb === 'letter_logged')).to.have.length(1);
    const clash = await api.post(aLetterOut([id], { issuedOn: '2025-04-14' }));
    expect([clash.status, problemIn(clash).code]).to.deep.equal([409, 'letter-on-record-differs']);
    const corrected = await api.post(aLetterOut([id], { interim: true }));
    expect([corrected.status, schemas.loggedLetter.parse(JSON.parse(corrected.text)).resolutions[0]!.timeliness]).to.deep.equal([201, 'due_soon']);
  });

  it('gives the same answer under the same Idempotency-Key, and refuses another request under it', async () => {
    const { id } = await aResolution(api.deps.db, {});
    const letter = aLetterOut([id], { documentNumber: '數授產經字第1144000999號' });
    const key = { 'idempotency-key': 'letter-1144000999' };
    const first = await api.post(letter, key);
    const again = await api.post(letter, key);
    expect([first.status, again.status, again.text]).to.deep.equal([201, 201, first.text]);
    const other = await api.post({ ...letter, issuedOn: '2025-04-14' }, key);
    expect([other.status, problemIn(other).code]).to.deep.equal([409, 'idempotency-key-reused']);
    const bad = await api.post(letter, { 'idempotency-key': 'x'.repeat(201) });
    expect([bad.status, problemIn(bad).code]).to.deep.equal([422, 'idempotency-key-invalid']);
    api.clock.setDay('2025-04-18');
    expect((await api.post(letter, key)).status, 'after a day').to.equal(200);
  });

  it('lets a unit log for its own resolutions and a reading token for none', async () => {
    const [own, other] = [await aUnit(api.deps.db), await aUnit(api.deps.db)];
    const owner = await aUser(api.deps.db, 'unit', { unitId: own.id });
    const token = await api.tokenOf(owner, 'api-write');
    const [mine, theirs] = [await aResolution(api.deps.db, { unitId: own.id }), await aResolution(api.deps.db, { unitId: other.id })];
    const number = (n: number) => ({ documentNumber: `數授產經字第11440005${n}號` });
    expect((await api.post(aLetterOut([mine.id], number(10)), {}, token)).status).to.equal(201);
    for (const ids of [[theirs.id], [mine.id, theirs.id]]) {
      const told = await api.post(aLetterOut(ids, number(11)), {}, token);
      expect([told.status, problemIn(told).code]).to.deep.equal([403, 'forbidden']);
    }
    await api.post(aLetterOut([theirs.id], number(12)));
    expect((await api.post(aLetterOut([theirs.id], number(12)), {}, token)).status, 'on record, and not theirs to log').to.equal(403);
    const readOnly = await api.post(aLetterOut([mine.id]), {}, api.reader);
    expect([readOnly.status, problemIn(readOnly).code]).to.deep.equal([403, 'token-read-only']);
    await api.deps.db('users').where({ id: owner.id }).update({ unit_id: null });
    expect((await api.post(aLetterOut([mine.id], number(13)), {}, token)).status, 'the unit is lost').to.equal(403);
    await api.deps.db('users').where({ id: owner.id }).update({ role: 'supervisor' satisfies Role });
    expect((await api.post(aLetterOut([mine.id], number(13)), {}, token)).status, 'the role is lost').to.equal(403);
  });

  it('refuses a letter that is wrong, and says where', async () => {
    const { id } = await aResolution(api.deps.db, {});
    const bad: [unknown, number, string, string?][] = [
      ['{"direction":', 400, 'json-unreadable'],
      ['[]', 422, 'field-type', ''],
      ['null', 422, 'required', 'direction'],
      [{}, 422, 'required', 'direction'],
      [aLetterOut([]), 422, 'required', 'resolutionIds'],
      [aLetterOut([id], { resolutionIds: 'x' }), 422, 'field-type', 'resolutionIds'],
      [aLetterOut([id], { resolutionIds: [1.5] }), 422, 'field-type', 'resolutionIds.0'],
      [aLetterOut(Array.from({ length: 501 }, (_, at) => at + 1)), 422, 'too-many', 'resolutionIds'],
      [aLetterOut([id], { documentNumber: 'x' }), 422, 'document-number-invalid', 'documentNumber'],
      [aLetterOut([id], { documentNumber: '\u0000' }), 422, 'required', 'documentNumber'],
      [aLetterOut([id], { issuedOn: '114/4/15' }), 422, 'day-invalid', 'issuedOn'],
      [aLetterOut([id], { issuedOn: '2025-04-17', documentNumber: '數授產經字第1144000601號' }), 422, 'letter-dated-ahead', 'issuedOn'],
      [aLetterOut([id], { issuedOn: '2025-01-20', documentNumber: '數授產經字第1144000602號' }), 422, 'letter-before-passage', 'issuedOn'],
      [aLetterOut([id], { direction: 'up' }), 422, 'choice-invalid', 'direction'],
      [aLetterOut([id], { title: 'x'.repeat(301) }), 422, 'too-long', 'title'],
      [aLetterOut([id], { releasedTwd: -1 }), 422, 'number-invalid', 'releasedTwd'],
      [aLetterOut([id], { isInterim: true }), 422, 'field-unknown', 'isInterim'],
      [aLetterOut([999999]), 404, 'resolution-not-found'],
      ['x'.repeat(210_000), 413, 'body-too-large'],
    ];
    for (const [body, status, code, field] of bad) {
      const told = await api.post(body);
      const { code: said, errors } = problemIn(told);
      expect([told.status, said, errors?.[0]?.field], JSON.stringify(body).slice(0, 200)).to.deep.equal([status, code, field]);
    }
    const form = await api.post('direction=out', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([form.status, problemIn(form).code]).to.deep.equal([415, 'not-json']);
    expect(await eventsOf(api.deps.db, { type: 'resolution', id })).to.deep.equal([]);
  });
});
