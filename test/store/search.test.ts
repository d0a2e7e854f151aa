import { expect } from 'chai';
import { unlinkLetter } from '../../server/store/letters.ts';
import { fillSearchTexts, readSearchTexts, refreshSearchTexts } from '../../server/store/search-texts.ts';
import { rankResolutions } from '../../server/store/search-resolutions.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { storedResolutions } from '../../server/store/stored-resolutions.ts';
import { refreshResolutions, upsertListings } from '../../server/store/write-resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution } from '../support/factories.ts';

withDatabases('the search', (open) => {
  it('finds words of two characters, and of one, wherever they stand', async () => {
    const db = await open();
    const act = await anAct(db);
    const one = await aResolution(db, { act, item: '(十七)', sectionPath: ['壹、通案決議', '交通委員會'], text: '請檢討離岸風\n電之漁業補償，並提出書面報告。', reply: '已函請台電研議。' });
    const other = await aResolution(db, { act, item: '(十八)', text: '請檢討港區照明。' });
    await aLetter(db, one.id, { issuedOn: '2025-04-10', documentNumber: '數授產經字第1144000332號', title: '漁電共生檢討' });
    await upsertListings(db, act.id, [{
      resolutionId: one.id, agency: '海洋保育署', sectionKey: '丙', sectionPath: ['丙、單位預算'], itemKey: '5', item: '5.', position: 1,
      reply: '鯨豚觀察員業已派遣。', repliedOn: null, disposition: null, place: null,
    }]);
    const found = async (words: string): Promise<number[]> => {
      const ids = await rankResolutions(db, { words });
      expect((await findResolutions(db, { words })).map(({ id }) => id), words).to.have.members(ids);
      return ids;
    };
    for (const words of ['風電', '漁業', '臺電', '台電', '鯨豚', '共生', '１１４４０００３３２', '字第 1144000332 號', '十七', '交通', '丙、單位', '鯨', '風電 鯨豚 共生']) {
      expect(await found(words), words).to.deep.equal([one.id]);
    }
    expect(await found('檢討')).to.deep.equal([one.id, other.id]);
    for (const words of ['風電 照明', '風力', '%', '_', '\\', "'", '電\u0000漁']) expect(await found(words), words).to.deep.equal([]);
    expect(await rankResolutions(db, { words: '檢討', agency: '海洋保育署' })).to.deep.equal([one.id]);
    expect(await rankResolutions(db, { words: '檢討', actId: 999 })).to.deep.equal([]);
  });

  it('orders title before text before reply, more before fewer, then as in the document', async () => {
    const db = await open();
    const act = await anAct(db);
    const inReply = await aResolution(db, { act, text: '請檢討港區照明。', reply: '風電風電風電。' });
    const inText = await aResolution(db, { act, text: '請檢討風電。' });
    const again = await aResolution(db, { act, text: '請說明風電。' });
    const oftener = await aResolution(db, { act, text: '請檢討風電與風電。' });
    const inTitle = await aResolution(db, { act, text: '請檢討港區照明。' });
    await aLetter(db, inTitle.id, { issuedOn: '2025-04-10', title: '風電報告' });
    expect(await rankResolutions(db, { words: '風電' })).to.deep.equal([inTitle, oftener, inText, again, inReply].map(({ id }) => id));
  });

  it('follows every writing: changed words, another reply, a letter taken back', async () => {
    const db = await open();
    const act = await anAct(db);
    const { id } = await aResolution(db, { act, text: '請檢討風電。' });
    const [stored] = await storedResolutions(db, act.id);
    await refreshResolutions(db, act.id, [{ ...stored!, text: '請檢討漁港。', reply: '配合辦理。' }], '2025-04-16T01:00:00.000Z');
    expect([await rankResolutions(db, { words: '風電' }), await rankResolutions(db, { words: '漁港 配合' })]).to.deep.equal([[], [id]]);
    await aLetter(db, id, { issuedOn: '2025-04-10', title: '燈塔' });
    expect(await rankResolutions(db, { words: '燈塔' })).to.deep.equal([id]);
    await unlinkLetter(db, (await findResolutions(db))[0]!.letters[0]!.id, [id]);
    expect(await rankResolutions(db, { words: '燈塔' })).to.deep.equal([]);
  });

  it('finds what was on record before there was a search', async () => {
    const db = await open();
    const { id } = await aResolution(db, { text: '請檢討風電。' });
    await db('search_texts').delete();
    expect([await fillSearchTexts(db), await fillSearchTexts(db)]).to.deep.equal([1, 0]);
    expect(await rankResolutions(db, { words: '風電' })).to.deep.equal([id]);
  });

  it('holds nothing that gathering it anew would change', async () => {
    const db = await open();
    const { id } = await aResolution(db, { text: '請檢討風電。', reply: '配合辦理。' });
    await aLetter(db, id, { issuedOn: '2025-04-10', title: '燈塔' });
    const before = await readSearchTexts(db, [id]);
    await refreshSearchTexts(db, [id]);
    expect(await readSearchTexts(db, [id])).to.deep.equal(before);
  });
});
