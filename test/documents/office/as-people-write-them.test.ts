/** What Word, LibreOffice and browsers keep beside plain rows: merged cells, columns of sections, notes, hidden words. */
import { expect } from 'chai';
import { readFile } from '../../../server/documents/reader/read-file.ts';
import { docxOf, odtCell, odtOf, odtTable, wordCell, wordParagraph, wordTable } from '../../support/office-files.ts';
import { bytesOf, cells, HEAD, HEADS, odfHead, read, word } from './annex-file.ts';

describe('a document as people write it', () => {
  describe('with one reply in a cell that spans two items', () => {
    const expected = [['', '(一)', '請檢討。', '均已辦理。'], ['', '(二)', '請改善。', '均已辦理。'], ['', '(三)', '請公開。', '照辦。']];
    const files: Record<string, () => [Uint8Array, string]> = {
      DOCX: () => [docxOf(HEAD.map((line) => wordParagraph(line)).join('') + wordTable(
        cells(...HEADS), cells('(一)', '請檢討。') + wordCell('均已辦理。', '<w:vMerge w:val="restart"/>'),
        cells('(二)', '請改善。') + wordCell('', '<w:vMerge/>'), cells('(三)', '請公開。', '照辦。'),
      )), 'a.docx'],
      ODT: () => [odtOf(odfHead + odtTable(
        HEADS.map((one) => odtCell(one)).join(''), odtCell('(一)') + odtCell('請檢討。') + odtCell('均已辦理。', 'table:number-rows-spanned="2"'),
        `${odtCell('(二)')}${odtCell('請改善。')}<table:covered-table-cell/>`, odtCell('(三)') + odtCell('請公開。') + odtCell('照辦。'),
      )), 'a.odt'],
      HTML: () => [bytesOf(`<html><meta charset="utf-8">${HEAD.map((line) => `<p>${line}</p>`).join('')}<table><tr>${HEADS.map((one) => `<th>${one}</th>`).join('')}</tr>
        <tr><td>(一)</td><td>請檢討。</td><td rowspan="2">均已辦理。</td></tr><tr><td>(二)</td><td>請改善。</td></tr><tr><td>(三)</td><td>請公開。</td><td>照辦。</td></tr></table></html>`), 'a.html'],
    };
    for (const [format, file] of Object.entries(files)) it(`answers both, in ${format}`, async () => expect(await read(...file())).to.deep.equal({ rows: expected, told: [] }));
    it('but not where the cell beside them is only empty', async () => {
      const { rows, told } = await word(wordTable(cells(...HEADS), cells('(一)', '請檢討。', '已辦理。'), cells('(二)', '請改善。', '')));
      expect(rows.map(([, item, , reply]) => [item, reply])).to.deep.equal([['(一)', '已辦理。'], ['(二)', '']]);
      expect(told).to.deep.equal(['no-reply (二)']);
    });
    const [began, below] = [wordCell('', '<w:vMerge w:val="restart"/>'), wordCell('', '<w:vMerge/>')];
    it('and an empty one answers none', async () => {
      const { rows, told } = await word(wordTable(cells(...HEADS), cells('(一)', '請檢討。', '已辦理。'), cells('(二)', '請改善。') + began, cells('(三)', '請公開。') + below));
      expect(rows.map(([, item, , reply]) => [item, reply])).to.deep.equal([['(一)', '已辦理。'], ['(二)', ''], ['(三)', '']]);
      expect(told).to.deep.equal(['no-reply (二)', 'no-reply (三)']);
    });
    it('nor does one answer items of the next section', async () => {
      const reply = wordCell('已辦理。', '<w:vMerge w:val="restart"/>');
      const { rows, told } = await word(wordTable(
        cells(...HEADS), cells('(一)', '請檢討。') + reply, cells('貳、新增通過決議', '') + below, cells('(一)', '請改善。') + below, cells('(二)', '請公開。', '照辦。'),
      ));
      expect(rows.map(([, item, , given]) => [item, given])).to.deep.equal([['(一)', '已辦理。'], ['(一)', ''], ['(二)', '照辦。']]);
      expect(told).to.deep.equal(['no-reply (一)']);
    });
  });

  it('names the section in a column, once for the rows it spans', async () => {
    const { rows, told } = await word(wordTable(
      cells('類別', ...HEADS), wordCell('通案決議', '<w:vMerge w:val="restart"/>') + cells('(一)', '請檢討。', '照辦。'),
      wordCell('', '<w:vMerge/>') + cells('(二)', '請改善。', '照辦。'), cells('丙委員會', '(一)', '請公開。', '照辦。'),
    ));
    expect(rows.map(([section, item]) => [section, item])).to.deep.equal([['通案決議', '(一)'], ['通案決議', '(二)'], ['丙委員會', '(一)']]);
    expect(told).to.deep.equal([]);
  });

  describe('with a column of kinds', () => {
    const sections = async (head: string, ...kinds: [string, string][]): Promise<string[]> => {
      const rows = kinds.map(([kind, item]) => cells(kind, item, '請檢討。', '照辦。'));
      return (await word(wordTable(cells(head, ...HEADS), ...rows))).rows.map(([section]) => section!);
    };
    it('has no sections where the numbers run on', async () => {
      expect(await sections('類別', ['', '(一)'], ['凍結', '(二)'], ['', '(三)'])).to.deep.equal(['', '', '']);
      expect(await sections('決議性質', ['主決議', '(一)'], ['凍結', '(二)'], ['主決議', '(三)'])).to.deep.equal(['', '', '']);
      expect(await sections('分類', ['減列', '(一)'], ['減列', '(二)'])).to.deep.equal(['', '']);
    });
    it('has sections where the numbers begin anew, or the only one is a heading', async () => {
      expect(await sections('類別', ['減列', '(一)'], ['', '(二)'], ['其他', '(一)'])).to.deep.equal(['減列', '減列', '其他']);
      expect(await sections('類別', ['通案決議', '(一)'], ['', '(二)'])).to.deep.equal(['通案決議', '通案決議']);
    });
    it('keeps a row without a number in the section above it', async () => {
      const { rows, told } = await word(wordTable(cells('委員會', ...HEADS), cells('甲委員會', '(一)', '請檢討，', '照辦，'), cells('乙委員會', '', '並改善。', '續辦。')));
      expect({ rows, told }).to.deep.equal({ rows: [['甲委員會', '(一)', '請檢討，並改善。', '照辦，續辦。']], told: [] });
    });
  });

  it('tells where nothing was resolved beside what was moved', async () => {
    const heads = cells('項次', '案由', '決議', '辦理情形');
    const { told } = await word(wordTable(heads, cells('(一)', '有關甲案。', '', '照辦。'), cells('(二)', '有關乙案。', '', ''), cells('(三)', '有關丙案。', '請改善。', '照辦。')));
    expect(told).to.deep.equal(['reply-without-text (一)', 'no-text (二)', 'columns-left-out –']);
  });

  describe('with columns beside the annex’s three', () => {
    const heads = ['項次', '決議內容', '主辦單位', '期限', '第一次函復文號', '第一次函復日期', '第二次函復文號', '第二次函復日期', '辦理情形'];
    const rows = [['(一)', '請檢討。', '企劃組', '114/4/21', '海企字第1140000011號', '114.4.10', '海企字第1140000012號', '114.5.10', '照辦。'], ['(二)', '請改善。', '', '', '', '', '', '', '照辦。']];
    const toldOf = async (bytes: Uint8Array, name: string) => {
      const reading = await readFile({ bytes, name }, () => {});
      return reading.kind === 'resolutions' && reading.blocks[0]!.resolutions.map(({ told }) => told);
    };
    const expected = [
      { unit: '企劃組', dueOn: '2025-04-21', letters: [{ documentNumber: '海企字第1140000011號', issuedOn: '2025-04-10' }, { documentNumber: '海企字第1140000012號', issuedOn: '2025-05-10' }] }, undefined,
    ];
    it('has unit, deadline and letters of each, as a sheet has', async () => {
      const title = '甲署114年度決議辦理情形表';
      expect(await toldOf(docxOf(wordParagraph(title) + wordTable(cells(...heads), ...rows.map((row) => cells(...row)))), 'a.docx')).to.deep.equal(expected);
      expect(await toldOf(docxOf(wordParagraph(title) + wordTable(cells(...heads), cells(...rows[0]!)) + wordParagraph('貳、新增通過決議') + wordTable(cells(...rows[1]!))), 'a.docx')).to.deep.equal(expected);
      const web = [heads, ...rows].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
      expect(await toldOf(bytesOf(`<html><meta charset="utf-8"><p>${title}</p><table>${web}</table></html>`), 'a.html')).to.deep.equal(expected);
    });
    it('has them below heads in two levels, and in a form for each', async () => {
      const upper = wordCell('決議', '<w:gridSpan w:val="2"/>') + wordCell('函復', '<w:gridSpan w:val="2"/>') + cells('辦理情形');
      const row = ['(一)', '請檢討。', '海企字第1140000011號', '114.4.10', '照辦。'];
      const letters = [{ documentNumber: '海企字第1140000011號', issuedOn: '2025-04-10' }];
      expect(await toldOf(docxOf(wordParagraph('甲署114年度決議辦理情形表') + wordTable(upper, cells('項次', '內容', '文號', '日期', ''), cells(...row))), 'a.docx')).to.deep.equal([{ unit: null, dueOn: null, letters }]);
      const form = (item: string): string => wordTable(cells('項次', item), cells('決議內容', '請檢討。'), cells('主辦單位', '企劃組'), cells('發文字號', row[2]!), cells('發文日期', row[3]!), cells('辦理情形', '照辦。'));
      expect(await toldOf(docxOf(`${wordParagraph('甲署114年度決議辦理情形表')}${form('(一)')}<w:p/>${form('(二)')}`), 'a.docx')).to.deep.equal([{ unit: '企劃組', dueOn: null, letters }, { unit: '企劃組', dueOn: null, letters }]);
    });
    it('tells which were left out, and nothing of those that say what is taken anyway', async () => {
      const { told } = await word(wordTable(cells(...HEADS, '備註', '決議'), cells('(一)', '請檢討。', '照辦。', '列入追蹤', '請檢討。')));
      expect(told).to.deep.equal(['columns-left-out –']);
    });
  });

  it('has what was done from every column that tells it', async () => {
    const { rows, told } = await word(wordTable(cells('項次', '決議內容', '辦理進度', '執行情形'), cells('(一)', '請檢討。', '已辦竣。', '照辦。'), cells('(二)', '請改善。', '', '續辦。')));
    expect({ rows, told }).to.deep.equal({ rows: [['', '(一)', '請檢討。', '已辦竣。\n照辦。'], ['', '(二)', '請改善。', '續辦。']], told: [] });
  });

  it('has what was moved in a column beside the resolution, also where no reply is there yet', async () => {
    const { rows } = await word(wordTable(cells('項次', '案由', '決議', '辦理情形'), cells('(一)', '有關甲案。', '請檢討。', ''), cells('(二)', '有關乙案。', '請改善。', '照辦。')));
    expect(rows).to.deep.equal([['', '(一)', '有關甲案。\n請檢討。', ''], ['', '(二)', '有關乙案。\n請改善。', '照辦。']]);
  });

  it('names the first section between its title and its table', async () => {
    const table = (item: string): string => wordTable(cells(...HEADS), cells(item, '請檢討。', '照辦。'));
    const body = `${HEAD.map((line) => wordParagraph(line)).join('')}${wordParagraph('壹、通案決議部分')}${table('(一)')}${wordParagraph('貳、新增通過決議')}${table('(一)')}`;
    expect((await read(docxOf(body), 'a.docx')).rows.map(([section]) => section)).to.deep.equal(['壹、通案決議部分', '貳、新增通過決議']);
  });

  describe('tells what stands beside the text, with the resolution it concerns', () => {
    const run = (inside: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr>${inside}</w:r>`;
    const wordRow = (inside: string): string => cells('(二)', '請改善。') + wordCell(`<w:p>${run('<w:t>照</w:t>')}${inside}${run('<w:t>辦。</w:t>')}</w:p>`);
    const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>';
    const notes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="7"><w:p>${run('<w:t>另案說明</w:t>')}</w:p></w:footnote></w:footnotes>`;
    const docx = (inside: string): Uint8Array => docxOf(
      `${wordParagraph('封面')}<w:p>${run('<w:t>藏</w:t>', '<w:vanish/>')}</w:p>${HEAD.map((line) => wordParagraph(line)).join('')}${wordTable(cells(...HEADS), cells('(一)', '請檢討。', '已辦理。'), wordRow(inside))}<w:p/>`,
      { more: { 'word/_rels/document.xml.rels': relations, 'word/footnotes.xml': notes } },
    );
    const odt = (inside: string): Uint8Array => odtOf(odfHead + odtTable(
      HEADS.map((one) => odtCell(one)).join(''), odtCell('(一)') + odtCell('請檢討。') + odtCell('已辦理。'), odtCell('(二)') + odtCell('請改善。') + odtCell(`<text:p>照${inside}辦。</text:p>`),
    ), { automatic: '<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>' });
    const html = (inside: string): Uint8Array => bytesOf(`<html><meta charset="utf-8">${HEAD.map((line) => `<p>${line}</p>`).join('')}<table><tr>${HEADS.map((one) => `<th>${one}</th>`).join('')}</tr>
      <tr><td>(一)</td><td>請檢討。</td><td>已辦理。</td></tr><tr><td>(二)</td><td>請改善。</td><td>照${inside}辦。</td></tr></table></html>`);
    const cases: [string, Uint8Array, string, string][] = [
      ['a note of Word', docx(run('<w:footnoteReference w:id="7"/>')), 'a.docx', 'note-left-out (二)'],
      ['hidden words of Word', docx(run('<w:t>未定</w:t>', '<w:vanish/>')), 'a.docx', 'hidden-left-out (二)'],
      ['a picture of Word', docx(run('<w:drawing><pic:pic xmlns:pic="p"/></w:drawing>')), 'a.docx', 'picture-left-out (二)'],
      ['a note of LibreOffice', odt('<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>另案說明</text:p></text:note-body></text:note>'), 'a.odt', 'note-left-out (二)'],
      ['hidden words of LibreOffice', odt('<text:span text:style-name="Hidden">未定</text:span>'), 'a.odt', 'hidden-left-out (二)'],
      ['a picture of LibreOffice', odt('<draw:frame><draw:image/></draw:frame>'), 'a.odt', 'picture-left-out (二)'],
      ['a note of a web page of Word', html('<a style="mso-footnote-id:ftn1" href="#_ftn1">[1]</a>'), 'a.html', 'note-left-out (二)'],
      ['hidden words of a web page', html('<span style="display:none">未定</span>'), 'a.html', 'hidden-left-out (二)'],
      ['a picture of a web page', html('<img src="a.png">'), 'a.html', 'picture-left-out (二)'],
    ];
    for (const [name, bytes, file, expected] of cases) {
      it(name, async () => {
        const { rows, told } = await read(bytes, file);
        expect(rows.map(([, , , reply]) => reply)).to.deep.equal(['已辦理。', '照辦。']);
        expect(told).to.deep.equal([expected]);
      });
    }
    it('characters of somebody’s own', async () => {
      const { rows, told } = await read(html('\ue123\u200b'), 'a.html');
      expect([rows[1]![3], told]).to.deep.equal(['照\ue123辦。', ['letters-private (二)']]);
    });
    it('in any row of a form', async () => {
      const rows = [cells('項次', '(一)'), cells('決議', '請檢討。'), wordCell('辦理情形') + wordCell(`<w:p>${run('<w:t>照辦。</w:t>')}${run('<w:t>未定</w:t>', '<w:vanish/>')}</w:p>`)];
      expect((await word(wordTable(...rows))).told).to.deep.equal(['hidden-left-out (一)']);
    });
  });

  it('draws what a field of Word only has as code', async () => {
    const field = (code: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const drawn: [string, string][] = [
      ['EQ \\o\\ac(○,1)', '①'], ['EQ \\o\\ac(□,印)', '印'], ['EQ \\* jc2 \\* "Font:標楷體" \\* hps10 \\o\\ad(\\s\\up 9(ㄓㄨˋ),註)', '註'], ['EQ \\f(1,10)', '1/10'],
      ['PAGE', ''], ['EQ ((((', ''],
    ];
    for (const [code, text] of drawn) {
      const { rows } = await word(wordTable(cells(...HEADS), cells('(一)') + wordCell(`<w:p><w:r><w:t>請檢討</w:t></w:r>${field(code)}<w:r><w:t>。</w:t></w:r></w:p>`) + cells('照辦。')));
      expect(rows[0]![2], code).to.equal(`請檢討${text}。`);
    }
  });

  describe('with an item’s number in the cell beside', () => {
    const texts = async (...rows: string[][]) =>
      (await word(wordTable(cells(...HEADS), ...rows.map((row) => cells(...row))))).rows.map(([, item, text]) => item + text!);
    it('is an item where it counts on', async () => {
      expect(await texts(['(一)', '請檢討。', '照辦。'], ['', '(二)請改善。', '照辦。'], ['(三)', '請公開。', '照辦。'])).to.deep.equal(['(一)請檢討。', '(二)請改善。', '(三)請公開。']);
    });
    it('is told where a whole row has none at all', async () => {
      const rows = [['(一)', '請檢討。', '照辦。'], ['', '請改善。', '已辦。'], ['', '並公開。', ''], ['(二)', '請公開，', '照辦，'], ['', '並檢討。', '續辦。']];
      expect((await word(wordTable(cells(...HEADS), ...rows.map((row) => cells(...row))))).told).to.deep.equal(['row-without-item (一)']);
    });
    it('is a point where it counts on from one', async () => {
      expect(await texts(['(一)', '請檢討：\n(一)甲。', '照辦。'], ['', '(二)乙。', '續辦。'])).to.deep.equal(['(一)請檢討：\n(一)甲。\n(二)乙。']);
    });
    for (const before of ['請檢討：(一)甲。', '請檢討。(一)甲；', '請檢討下列：\n甲案；(一)甲案之一。']) {
      it(`is a point where one stands inside a line: ${before.replace('\n', ' ')}`, async () => {
        expect(await texts(['(一)', before, '照辦。'], ['', '(二)丙案一併檢討。', '續辦。'])).to.have.length(1);
      });
    }
    it('is a point where the cell of the item reaches down to it', async () => {
      const rows = [wordCell('(一)', '<w:vMerge w:val="restart"/>') + cells('請檢討甲案。', '照辦。'), wordCell('', '<w:vMerge/>') + cells('(二)丙案。', '續辦。')];
      expect((await word(wordTable(cells(...HEADS), ...rows))).rows).to.have.length(1);
    });
    it('is a point where the item that bears it comes later', async () => {
      const rows = [['(一)', '請檢討甲案及', '照辦，'], ['', '(二)丙案。', '續辦。'], ['(二)', '請公開。', '照辦。']];
      expect(await texts(...rows)).to.deep.equal(['(一)請檢討甲案及(二)丙案。', '(二)請公開。']);
    });
  });

  describe('that is nothing but a table', () => {
    const table = (...texts: string[]): string => wordTable(cells('項次', '內容', '辦理情形'), ...texts.map((text, at) => cells(`(${at + 1})`, text, '照辦。')));
    it('needs no title where its rows ask for something', async () => {
      const { rows, told } = await read(docxOf(`${wordParagraph('甲署')}${table('請於3個月內，向立法院提出書面報告。', '請公開資料。')}${wordParagraph('製表：秘書室')}`), 'a.docx');
      expect(rows).to.deep.equal([['', '(1)', '請於3個月內，向立法院提出書面報告。', '照辦。'], ['', '(2)', '請公開資料。', '照辦。']]);
      expect(told).to.deep.equal(['text-outside-table –']);
    });
    it('is none where they do not, or where much else is said', async () => {
      const said = table('本年度業務概況良好。', '各項計畫均已完成。', '民眾滿意度提升。');
      expect((await read(docxOf(said), 'a.docx')).rows).to.deep.equal([]);
      const words = ['目次', '壹、前言', '本署成立以來，推動各項業務。', '貳、業務概況', '各項業務如下。', '參、結語'].map((line) => wordParagraph(line)).join('');
      expect((await read(docxOf(words + table('請檢討。', '請改善。')), 'a.docx')).rows).to.deep.equal([]);
    });
  });

  it('is read although its elements are named as what every object has', async () => {
    const odd = '<w:p><w:r><constructor/><toString>x</toString><__proto__/><w:t>遵辦。</w:t></w:r></w:p>';
    expect((await word(wordTable(cells(...HEADS), cells('(一)', '請檢討。') + wordCell(odd)))).rows).to.deep.equal([['', '(一)', '請檢討。', '遵辦。']]);
    const odt = odtOf(odfHead + odtTable([...HEADS].map((one) => odtCell(one)).join(''), `${odtCell('(一)')}${odtCell('請檢討。')}${odtCell('遵辦。')}`) + '<constructor/><__proto__/>');
    expect((await read(odt, 'a.odt')).rows).to.deep.equal([['', '(一)', '請檢討。', '遵辦。']]);
  });

  it('has items numbered as Word does by itself', async () => {
    const { rows } = await word(wordTable(cells(...HEADS), cells('1)', '請檢討。', '照辦。'), cells('2）', '請改善。', '照辦。')));
    expect(rows.map(([, item]) => item)).to.deep.equal(['1)', '2）']);
  });

  it('has codes for items, where the table is an agency’s own', async () => {
    const table = wordTable(cells('編號', '決議事項', '執行情形'), cells('通-1', '請檢討。', '照辦。'), cells('通-2', '請改善。', '照辦。'));
    expect((await read(docxOf(`${wordParagraph('114年度決議辦理情形')}${table}`), 'a.docx')).rows.map(([, item, text]) => [item, text])).to.deep.equal([['通-1', '請檢討。'], ['通-2', '請改善。']]);
  });

  it('is read as one XML file of LibreOffice too', async () => {
    const names = ['office', 'text', 'table'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ');
    const table = odtTable(HEADS.map((one) => odtCell(one)).join(''), odtCell('(一)') + odtCell('請檢討 a<b。') + odtCell('照辦。'));
    const flat = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document ${names} office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>${odfHead}${table}</office:text></office:body></office:document>`;
    expect(await read(bytesOf(flat), 'a.fodt')).to.deep.equal({ rows: [['', '(一)', '請檢討 a<b。', '照辦。']], told: [] });
    expect((await read(bytesOf(flat.slice(0, -60)), 'a.fodt')).told).to.deep.equal(['damaged-file']);
  });
});
