import { expect } from 'chai';
import { type ObligationReading, readObligations } from '../../../server/domain/resolution/obligation.ts';

/** Names that hold 業, 原, 因, 就, 令, 關於 … - characters that elsewhere tell a story from a request. */
const AGENCIES = `總統府 國家安全會議 國史館 中央研究院 行政院 主計總處 人事行政總處 國家發展委員會 檔案管理局 原住民族委員會
  客家委員會 中央選舉委員會 國家通訊傳播委員會 公共工程委員會 大陸委員會 僑務委員會 內政部 國土管理署 警政署 刑事警察局
  移民署 消防署 外交部 領事事務局 國防部 軍備局 陸軍司令部 財政部 國庫署 關務署 國有財產署 教育部 國民及學前教育署 體育署
  運動部 國立臺灣大學 國立成功大學醫學院附設醫院 法務部 調查局 矯正署 經濟部 產業發展署 商業發展署 中小及新創企業署
  水利署 能源署 台灣電力公司 台灣中油股份有限公司 交通部 公路局 航港局 中央氣象署 國營臺灣鐵路公司 勞動部 勞工保險局
  勞動力發展署 職業安全衛生署 就業安定基金管理會 農業部 農糧署 漁業署 林業及自然保育署 農業金融署 衛生福利部 疾病管制署
  食品藥物管理署 中央健康保險署 環境部 資源循環署 文化部 文化資產局 國立故宮博物院 數位發展部 數位產業署 國家科學及技術委員會
  新竹科學園區管理局 國家太空中心 核能安全委員會 金融監督管理委員會 海洋委員會 海巡署 退輔會 司法院 考試院 考選部 銓敘部
  監察院 審計部 國家人權委員會 該部 該會 該署 各主管機關 相關機關`.trim().split(/\s+/);

const inShort = ({ kind, quantity, anchor, unsure, day, reportType }: ObligationReading): string =>
  [kind, quantity, anchor.kind === 'act' ? null : `@${anchor.kind}`, unsure && '?', day && `${day.year ?? ''}/${day.month ?? ''}/${day.dayOfMonth ?? ''}`, reportType]
    .filter((part) => part !== null && part !== '').join(' ');

const TABLE: readonly (readonly [sentence: string, answer: string])[] = [
  ['請X於3個月內提出書面報告。', 'relative_months 3 written'],
  ['爰請X3個月內提出書面報告。', 'relative_months 3 written'],
  ['X應於3個月內完成檢討。', 'relative_months 3'],
  ['X就本案於1個月內提出書面報告。', 'relative_months 1 written'],
  ['一個月內請X提出說明。', 'relative_months 1'],
  ['爰凍結500萬元，俟X於2個月內向立法院相關委員會提出書面報告後，始得動支。', 'relative_months 2 written'],
  ['有鑑於X執行率偏低，爰要求X於1個月內提出檢討。', 'relative_months 1'],
  ['鑑於X近3年預算逐年增加，爰要求X會同主計總處於2個月內提出檢討。', 'relative_months 2'],
  ['經查X前於3個月內完成5案，爰要求檢討。', ''],
  ['於文到15日內，X應提出說明。', 'relative_days 15 @received'],
  ['請X於本決議通過後1個月內提出說明。', 'relative_months 1 @passed'],
  ['請X於年度結束後1個月內公布。', 'relative_months 1 @year_end'],
  ['請X於114年6月30日前完成檢討。', 'fixed_date 2025/6/30'],
  ['X應於114年6月30日提出報告。', 'fixed_date 2025/6/30 written'],
  ['請X於114年6月提出檢討報告。', 'fixed_date 2025/6/ written'],
  ['請X於6月底前公布。', 'fixed_date /6/'],
  ['X應於年度結束前完成檢討。', 'fiscal_year_end /12/'],
  ['請X每季檢討並公布結果。', 'recurring 3'],
  ['X應按月公布執行情形。', 'recurring 1'],
  ['X應依法按季公布。', 'recurring 3'],
  ['請X每年3月底前公布前一年度成果。', 'recurring 12 /3/'],
  ['請X於每月10日前公布統計。', 'recurring 1 //10'],
  ['請X每半年向立法院提出書面報告。', 'recurring 6 written'],
  ['自114年7月1日起，X應按月公布統計。', 'recurring 1 @day'],
  ['請X儘速檢討改善。', 'asap'],
  ['X應儘速公告補助方案。', 'asap'],
  ['請X限期改善。', 'asap'],
  ['請X自115年度起逐項編列。', 'fiscal_year_from'],
  ['自115年度起，X應逐項揭露。', 'fiscal_year_from'],
  ['請X於下會期提出專案報告。', 'session oral'],
];

describe('a deadline does not hang on who is asked', () => {
  for (const [sentence, answer] of TABLE) {
    it(sentence, () => {
      const others = AGENCIES.map((agency) => [agency, readObligations(sentence.replaceAll('X', agency)).map(inShort).join(', ')] as const)
        .filter(([, read]) => read !== answer);
      expect(others).to.deep.equal([]);
    });
  }
});
