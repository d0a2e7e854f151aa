import { expect } from 'chai';
import { readDeadlines } from '../../server/domain/deadline-phrase.ts';
import type { DeadlineKind, DeadlineReading } from '../../server/domain/deadline-reading.ts';

const SHORT: Record<DeadlineKind, string> = {
  relative_days: 'days', relative_weeks: 'weeks', relative_months: 'months', fixed_date: 'day', recurring: 'every',
  fiscal_year_end: 'year end', session: 'session', fiscal_year_from: 'from year', asap: 'asap',
};

/** `3 months @passed`; a question mark where the reader is unsure. */
const inShort = ({ kind, quantity, anchor, unsure }: DeadlineReading): string =>
  [quantity, SHORT[kind], anchor.kind === 'act' ? null : `@${anchor.kind}`, unsure && '?'].filter((part) => part !== null && part !== '').join(' ');

/** Sentences of our own, modelled on how resolutions and accompanying resolutions of many ministries are put. */
const TABLE: Record<string, readonly (readonly [string, string])[]> = {
  'a period of days, weeks or months': [
    ['爰請內政部於二週內向立法院內政委員會提出書面報告。', '2 weeks'],
    ['請內政部移民署兩周內提供統計資料予本委員會。', '2 weeks'],
    ['爰要求勞動部於2星期內說明。', '2 weeks'],
    ['爰要求勞動部於一禮拜內說明。', '1 weeks'],
    ['爰請國防部於30日內提出專案報告。', '30 days'],
    ['請海洋委員會於十五天內提出書面說明。', '15 days'],
    ['請客家委員會於2月內完成檢討。', '2 months'],
    ['爰要求衛福部限期一個月提出檢討。', '1 months'],
    ['爰要求衛福部限期３個月內提出檢討。', '3 months'],
    ['爰要求衛福部於一年半內完成。', '18 months'],
    ['爰要求衛福部於二個月之內完成修法。', '2 months'],
    ['爰請國防部於即日起三個月內提供書面報告。', '3 months'],
    ['爰請國防部於全面檢討後，於3個月內提供書面報告。', '3 months'],
    ['爰請國防部於一季內提供書面報告。', '3 months'],
    ['衛福部承諾於114年底前完成修法，迄今未見進度，爰請衛福部於1個月內提出書面報告。', '1 months'],
    ['請就114年6月底前之執行情形，於1個月內向立法院提出書面報告。', '1 months'],
    ['請國防部針對近5年內採購情形，於1個月內提出書面報告。', '1 months'],
    ['爰要求勞動部於三個月內，就「外國人3年內轉換雇主」制度提出書面報告。', '3 months'],
    ['三個月內', '3 months'],
    ['於3個月內', '3 months'],
    ['２個月內', '2 months'],
    ['有鑑於偏鄉醫師人力不足，爰凍結「醫政業務」500萬元，俟衛生福利部於3個月內就偏鄉留才方案向立法院社會福利及衛生環境委員會提出書面報告後，始得動支。', '3 months'],
    ['有鑑於此，國防部應於3個月內提出檢討報告，送立法院外交及國防委員會。', '3 months'],
    ['衛生福利部應通盤檢討護理人力配置，於6個月內完成修法，並向立法院提出書面報告。', '6 months'],
    ['爰請法務部於3個月(內)提出書面報告。', '3 months'],
    ['爰請海委會於３０日內增加巡護頻率並提出報告。', '30 days'],
    ['爰請海委會於3個月內有效改善。', '3 months'],
    ['其附帶決議要求環境部於2年內完成盤查。', '24 months'],
    ['爰要求主計總處限於一個月內提供資料。', '1 months'],
    ['建請行政院於1年又6個月內完成。', '18 months'],
    ['請核安會於百日內提出。', '100 days'],
    ['爰請警政署於二十日內提出書面報告。', '20 days'],
    ['請NCC儘速並於1個月內提出書面報告。', '1 months'],
    ['爰請衛福部於1個月內，就出院後14日內再入院情形提出書面報告。', '1 months'],
    ['爰請海巡署就每月巡護次數及每年取締件數，於2個月內提出書面報告。', '2 months'],
  ],
  'a period with its own anchor': [
    ['爰請衛生福利部於本法公布施行後6個月內，向立法院社會福利及衛生環境委員會提出書面報告。', '6 months @promulgated'],
    ['主管機關應於本法三讀通過後三個月內完成相關子法之訂定。', '3 months @passed'],
    ['請勞動部自公布日起二年內，檢討職業災害保險給付水準，並送立法院備查。', '24 months @promulgated'],
    ['爰要求國防部於文到15日內提供書面資料。', '15 days @received'],
    ['請教育部於文到一個月內提出檢討報告。', '1 months @received'],
    ['請法務部於年度結束後1個月內提出書面報告。', '1 months @year_end'],
    ['請法務部於114年結束後1個月內提出書面報告。', '1 months @year_end'],
    ['請法務部於114年度結束後2個月內提出書面報告。', '2 months @year_end'],
    ['請司法院於第11屆第3會期開議後1個月內提出專案報告。', '1 months @session_opening'],
    ['請司法院於下會期開議後一個月內，向立法院司法及法制委員會提出專案報告。', '1 months @session_opening'],
    ['凍結十分之一，俟衛生福利部於預算通過後2個月內向立法院社會福利及衛生環境委員會提出書面報告後，始得動支。', '2 months @passed'],
    ['凍結500萬元，俟國防部於114年度中央政府總預算案三讀通過後1個月內向立法院外交及國防委員會提出專案報告並經同意後，始得動支。', '1 months @passed'],
    ['爰請國防部於本決議通過後2週內提供。', '2 weeks @passed'],
    ['爰請國防部於收到本決議後一個月內提供書面報告。', '1 months @received'],
    ['爰請國防部自114年7月1日起3個月內提供書面報告。', '3 months @day'],
    ['爰請國防部於總統公布後1個月內提供書面報告。', '1 months @promulgated'],
    ['爰請國防部於本預算案公布後1個月內提供書面報告。', '1 months @promulgated'],
    ['爰請國防部自115年度起，每季向立法院外交及國防委員會提出書面報告。', '3 every @year_end'],
    ['爰請國防部自114年起，每年3月底前向立法院提出前一年度執行情形書面報告。', '12 every @year_end'],
    ['請衛生福利部於本法修正公布後六個月內，完成相關子法之訂定。', '6 months @promulgated'],
    ['請勞動部於本法三讀修正通過後三個月內，研擬配套措施。', '3 months @passed'],
    ['本法自公布日施行，主管機關應於公布後1年內訂定施行細則。', '12 months @promulgated'],
    ['請客委會於收到決議後30日內回復。', '30 days @received'],
    ['請客委會於函到10日內回復。', '10 days @received'],
    ['爰要求原民會於預算通過後一個月內提出書面報告。', '1 months @passed'],
    ['爰要求原民會於總預算公布後一個月內提出書面報告。', '1 months @promulgated'],
    ['爰要求原民會於立法院審議通過後一個月內提出書面報告。', '1 months @passed'],
  ],
  'a day, or the end of a fiscal year': [
    ['爰要求衛生福利部於114年6月底前，向立法院提出書面報告。', 'day'],
    ['爰請國防部於114年3月31日前提出專案報告。', 'day'],
    ['爰請國防部於115年1月31日以前提出專案報告。', 'day'],
    ['爰請僑務委員會於2025年9月30日前完成檢討。', 'day'],
    ['爰請僑務委員會於114年底前完成檢討。', 'day'],
    ['請客家委員會於中華民國一百十四年十二月三十一日前完成檢討。', 'day'],
    ['請客家委員會於年底前完成檢討。', 'day'],
    ['請客家委員會於今年底前完成檢討。', 'day'],
    ['請客家委員會於本年6月底前完成檢討。', 'day'],
    ['請客家委員會於6月30日前完成檢討並提出書面報告。', 'day'],
    ['請客家委員會於明（115）年3月底前完成檢討。', 'day'],
    ['請客家委員會於今(114)年底前完成檢討。', 'day'],
    ['請客家委員會於114年3月內完成檢討。', 'day'],
    ['請法務部於年度結束前提出書面報告。', 'year end'],
    ['請法務部於會計年度終了前提出書面報告。', 'year end'],
    ['請法務部於本年度結束前提出書面報告。', 'year end'],
    ['請法務部於114年度結束前提出書面報告。', 'year end'],
    ['請法務部於114年度內完成。', 'year end'],
    ['爰請國防部於114年第2季結束前提供書面報告。', 'day'],
    ['爰請國防部於114年上半年結束前提供書面報告。', 'day'],
    ['114年6月底前', 'day'],
    ['年底前', 'day'],
    ['年度結束前', 'year end'],
    ['請內政部於114/6/30前提供書面資料。', 'day'],
    ['請內政部於114.12.31前提供書面資料。', 'day'],
    ['建請外交部於明年3月底前提出檢討。', 'day'],
    ['請退輔會於次年1月底前提出成果報告。', 'day'],
    ['爰要求中央選舉委員會，應於114年11月30日（含）以前完成檢討。', 'day'],
    ['請財政部最遲於114年9月底前提出修正草案。', 'day'],
    ['爰請僑委會於114年第4季結束前完成。', 'day'],
    ['爰請衛福部於今（114）年6月底前公告。', 'day'],
    ['爰請國科會於本（114）年度結束前提出成果。', 'year end'],
    ['爰請國科會於115年1月31日前，將114年度執行成果以書面送交立法院教育及文化委員會。', 'day'],
  ],
  'what comes round': [
    ['爰要求原住民族委員會每季向立法院內政委員會提出書面報告。', '3 every'],
    ['爰要求原住民族委員會按季將執行情形函送立法院。', '3 every'],
    ['爰要求原住民族委員會應每月於網站公布辦理情形。', '1 every'],
    ['爰要求原住民族委員會按月公布執行率。', '1 every'],
    ['爰要求原住民族委員會每半年向立法院提出書面報告。', '6 every'],
    ['請外交部每年向立法院外交及國防委員會提出書面報告。', '12 every'],
    ['請外交部逐年檢討並向立法院提出報告。', '12 every'],
    ['請外交部每3個月提出書面報告。', '3 every'],
    ['請外交部每兩個月提出書面報告。', '2 every'],
    ['請外交部於每季結束後1個月內提出書面報告。', '3 every'],
    ['請外交部於每年3月底前提出書面報告。', '12 every'],
    ['請外交部於每年6月30日前提出書面報告。', '12 every'],
    ['每季', '3 every'],
    ['爰請教育部於計畫核定後，每半年向立法院提出書面報告。', '6 every'],
    ['請農業部應於每年年底前提出書面報告。', '12 every'],
    ['爰請環境部按季（月）公布監測資料。', '3 every'],
    ['爰請環境部定期（每季）向立法院提出書面報告。', '3 every'],
    ['爰請環境部每年度終了後3個月內提出執行成果報告。', '12 every'],
    ['爰要求各主管機關應作成每季及年度媒體政策分析報告，公布於網站。', '3 every'],
    ['爰請國防部每隔6個月向立法院提出書面報告。', '6 every'],
  ],
  'a session, a year to start from, or as soon as possible': [
    ['請司法院於本會期結束前提出專案報告。', 'session'],
    ['請司法院於下會期提出專案報告。', 'session'],
    ['請司法院於下個會期開議前提出專案報告。', 'session'],
    ['請司法院於第4會期提出專案報告。', 'session'],
    ['請主計總處自115年度起於預算書增列附表。', 'from year'],
    ['請主計總處自下年度起於預算書增列附表。', 'from year'],
    ['爰要求自116年度預算起，各機關應揭露資訊。', 'from year'],
    ['綜上，要求自115年度起，各機關編列媒體政策及業務宣導費應表列。', 'from year'],
    ['爰請環境部儘速檢討。', 'asap'],
    ['爰請環境部盡速檢討。', 'asap'],
    ['爰請環境部儘快檢討。', 'asap'],
    ['爰請環境部應從速檢討。', 'asap'],
    ['環境部應立即檢討改善。', 'asap'],
    ['爰請環境部即刻檢討。', 'asap'],
    ['爰請環境部限期改善。', 'asap'],
    ['儘速', 'asap'],
    ['本會期結束前', 'session'],
    ['自115年度起', 'from year'],
    ['下會期', 'session'],
    ['爰請文化部於下會期開議前，就影視補助向立法院教育及文化委員會提出專案報告。', 'session'],
    ['爰請文化部於本會期內提出書面報告。', 'session'],
    ['爰請文化部於本屆第3會期結束前提出書面報告。', 'session'],
    ['凍結該項預算十分之一，俟內政部向立法院內政委員會提出專案報告，經同意後始得動支，並自115年度起應於預算書中揭露。', 'from year'],
    ['爰要求自下年度預算起，應逐項列明。', 'from year'],
    ['爰決議：116年度起不得再編列。', 'from year'],
    ['衛福部預計於115年6月底前公告，爰請儘速辦理。', 'asap'],
    ['爰請金管會要求業者，應立即下架詐騙廣告。', 'asap'],
  ],
  'several deadlines in one text': [
    ['爰要求衛福部於1年內完成修法，並於半年內提出進度報告。', '12 months, 6 months'],
    ['爰請衛福部3個月內研議，並按季向立法院社會福利及衛生環境委員會提出書面報告，另於114年12月底前提出總結報告。', '3 months, 3 every, day'],
    ['爰要求勞動部於1個月內邀集工會召開會議，並於會後1個月內向立法院社會福利及衛生環境委員會提出書面報告。', '1 months, 1 months @event ?'],
    ['爰要求經濟部會同國發會，於二個月內研提方案，每3個月滾動檢討並公布辦理進度。', '2 months, 3 every'],
    ['爰請農業部於半年內完成盤點，一年內完成修法。', '6 months, 12 months'],
    ['請NCC於三個月內向立法院交通委員會提出書面報告，並應儘速修正相關法規。', '3 months, asap'],
    ['爰請衛福部儘速研議，並於3個月內向立法院提出書面報告。', 'asap, 3 months'],
  ],
  'what only a person can settle': [
    ['本法施行後一年內，主管機關應檢討子法並向立法院提出書面報告。', '12 months @event ?'],
    ['行政院應自本條例修正施行之日起一年內完成組織調整。', '12 months @event ?'],
    ['請環境部於60個工作天內完成檢討。', '60 days ?'],
    ['爰要求衛福部於個月內提出書面報告。', 'months ?'],
    ['爰要求衛福部於 個月內提出書面報告。', 'months ?'],
    ['爰要求衛福部於新任委員就職後1個月內提出書面報告。', '1 months @event ?'],
    ['爰要求衛福部於契約簽訂後三個月內提出書面報告。', '3 months @event ?'],
    ['爰請國防部於114年6月前提供書面報告。', 'day ?'],
    ['爰請國防部於月底前提供書面報告。', 'day ?'],
    ['爰請國防部於三至六個月內提供書面報告。', 'months ?'],
    ['爰請國防部於114年2月30日前提供書面報告。', 'day ?'],
    ['爰請教育部於計畫核定後每半年向立法院提出書面報告。', '6 every @event ?'],
    ['為落實本法之執行，行政院應於本法施行後一年內，就執行成效提出檢討報告。', '12 months @event ?'],
    ['請勞動部於本次修法通過後三個月內，研擬配套措施。', '3 months @event ?'],
    ['爰要求原民會於環評通過後一個月內提出書面報告。', '1 months @event ?'],
    ['爰要求原民會於院會三讀通過本預算後一個月內提出書面報告。', '1 months @event ?'],
    ['請行政院於五個工作日內提供資料。', '5 days ?'],
    ['請行政院於半個月內提供資料。', 'months ?'],
    ['請行政院每週提供資料。', 'every ?'],
  ],
  'no deadline: story, statute, condition, title': [
    ['近3個月物價上漲，爰請行政院主計總處提出書面報告。', ''],
    ['委員任職滿2年者，得請領；爰請銓敘部檢討。', ''],
    ['被保險人投保滿6個月內得申請給付，爰請勞動部檢討。', ''],
    ['108年至113年間，每年編列預算3億元，爰請文化部檢討。', ''],
    ['依預算法第62條之1，各機關應按月於資訊公開區公布，爰請檢討。', ''],
    ['青少年每日使用網路8.3小時，爰請教育部提出書面報告。', ''],
    ['本計畫為4年計畫，分4年辦理，爰請提出書面報告。', ''],
    ['依長期照顧服務法第22條規定，主管機關應於5年內輔導改制，惟成效不彰，爰請衛福部提出書面報告。', ''],
    ['經查，113年12月31日前已完成者計3案。爰請經濟部提出書面報告。', ''],
    ['俟該部提出書面報告後，始得動支。', ''],
    ['查112年12月底前應完成之案件計30件，迄未完成，爰要求內政部提出書面報告。', ''],
    ['雇主應於7日內通報主管機關，為就業服務法第56條所明定，爰請勞動部加強宣導。', ''],
    ['依政府採購法規定，機關應於30日內完成驗收，惟屢有延宕，爰請工程會檢討改善。', ''],
    ['本計畫自110年度起分5年辦理，預計114年底前完工，爰請交通部加強管控。', ''],
    ['國防部前於113年承諾3個月內提出檢討，惟至今未見，爰要求國防部提出書面報告。', ''],
    ['全國每年約有1萬名新增失智者，每月平均照顧支出達3萬元，爰請衛福部研議。', ''],
    ['統計近10年內離職率逐年上升，爰請考試院檢討。', ''],
    ['車輛於出廠5年內免定檢，爰請環境部檢討。', ''],
    ['勞工於離職退保後2年內得請領給付，爰請勞動部檢討。', ''],
    ['教師任職滿1年，且連續3年考核甲等者得晉級，爰請教育部研議。', ''],
    ['有鑑於114年6月30日前完成改建者僅3案，爰請教育部說明。', ''],
    ['監察院於113年6月糾正，要求國防部於2個月內提出改善報告，國防部逾期未提出。爰請國防部檢討。', ''],
    ['民眾應於收到通知後30日內提起訴願，惟多數民眾不諳法令，爰請法務部加強宣導。', ''],
    ['爰請金管會就「金融業3年內數位轉型」及如何於5年內達成普惠金融目標，提出書面報告。', ''],
    ['立法院第11屆第2會期社會福利及衛生環境委員會第5次全體委員會議曾作成決議，爰請衛福部提出書面報告。', ''],
    ['113年度起本項預算逐年增加，爰請主計總處說明。', ''],
    ['為使學生立即獲得協助，爰請教育部研議。', ''],
    ['災害發生時應立即通報，惟本案延誤2小時，爰請消防署檢討。', ''],
    ['爰減列500萬元，其餘照列。', ''],
    ['爰請文資局針對113年至117年之5年計畫提出檢討。', ''],
    ['預算執行率僅3成，每季均落後，爰請環境部檢討。', ''],
    ['爰請勞動部研議將育嬰留職停薪期間由2年延長為3年，並檢討6個月內申請之限制。', ''],
    ['按月提繳退休金之勞工僅五成，爰請勞保局檢討。', ''],
    ['爰請國防部提出112年12月31日以前採購案之檢討書面報告。', ''],
    ['依預算法第72條，會計年度結束後，各機關已發生尚未收得之收入應轉入下年度。', ''],
    ['爰請衛福部針對3個月內再入院率提出書面報告。', ''],
    ['爰請勞動部研議雇主應於30日內給付工資之可行性。', ''],
  ],
};

describe('reading deadlines', () => {
  for (const [group, sentences] of Object.entries(TABLE)) {
    describe(group, () => {
      for (const [sentence, expected] of sentences) {
        it(sentence, () => {
          expect(readDeadlines(sentence).map(inShort).join(', ')).to.equal(expected);
        });
      }
    });
  }

  it('gives the words exactly as they stand, with their place, across spaces, line ends and tags', () => {
    const text = '<p>爰要求本部於 ３\n個月</p> <p>內，向立法院交通委員會提出書面報告。</p>';
    const [reading] = readDeadlines(text);
    expect(reading!.words).to.equal('於 ３\n個月</p> <p>內');
    expect(text.slice(reading!.start, reading!.end)).to.equal(reading!.words);
    expect(reading!.quantity).to.equal(3);
  });

  it('takes the anchor into the words', () => {
    const [reading] = readDeadlines('爰要求本部於本預算三讀通過後3個月內提出書面報告。');
    expect(reading!.words).to.equal('於本預算三讀通過後3個月內');
  });

  it('reads which day is meant, and leaves open what the text leaves open', () => {
    const dayOf = (text: string) => readDeadlines(text)[0]!.day;
    expect(dayOf('請於114年6月底前提出')).to.deep.equal({ year: 2025, yearOffset: 0, month: 6, dayOfMonth: null });
    expect(dayOf('請於6月30日前提出')).to.deep.equal({ year: null, yearOffset: 0, month: 6, dayOfMonth: 30 });
    expect(dayOf('請於明年3月底前提出')).to.deep.equal({ year: null, yearOffset: 1, month: 3, dayOfMonth: null });
    expect(dayOf('請於年底前提出')).to.deep.equal({ year: null, yearOffset: 0, month: 12, dayOfMonth: null });
    expect(dayOf('請於114年第2季結束前提出')).to.deep.equal({ year: 2025, yearOffset: 0, month: 6, dayOfMonth: null });
  });

  it('says why it is unsure', () => {
    const whyOf = (text: string) => readDeadlines(text)[0]!.unsure;
    expect(whyOf('請於 個月內提出')).to.equal('number-missing');
    expect(whyOf('請於10個工作天內提出')).to.equal('working-days');
    expect(whyOf('請於契約簽訂後1個月內提出')).to.equal('event-unknown');
    expect(whyOf('請於114年2月30日前提出')).to.equal('day-not-real');
    expect(whyOf('請於114年6月前提出')).to.equal('day-ambiguous');
    expect(whyOf('請每週提出報告')).to.equal('interval-not-months');
  });

  it('answers to hostile text of 100,000 characters within two seconds', function () {
    this.timeout(20_000);
    for (const part of ['於', '3個月內', '爰請', '「', '每季', '114年', '一', '自公布日起', '，', '儘速', '於3個月內，', '第11屆第3會期', '請於6月底前提出。', '<p', '後']) {
      const text = part.repeat(Math.ceil(100_000 / part.length));
      const began = performance.now();
      readDeadlines(text);
      expect(performance.now() - began, part).to.be.below(2000);
    }
  });
});
