/** The facts of the demonstration: units, people by their function, who was given what, which letters went out and came in. */
import type { Outcome } from '../../server/domain/letter/reply.ts';
import type { Role } from '../../server/domain/rights.ts';
import type { Direction } from '../../server/domain/resolution/resolution.ts';

export type Place = `${'general' | 'new' | 'ministry' | 'agency'}/${string}`;

/** The week after the passage: the act is entered and the resolutions are handed out. */
export const FIRST_DAY = '2025-02-05';
/** Dates of the act that came later, each entered on its own day. */
export const DATES_LEARNT = [
  { on: '2025-03-21', name: 'promulgatedOn', reason: '總統令公布。' },
  { on: '2025-03-25', name: 'receivedOn', reason: '機關收文。' },
] as const;

/** In the order of their ids, from 1; the characters are those of the agency's real document numbers. */
export const UNITS = [
  { name: '政策規劃組', characters: '數授產策', mailbox: 'policy@agency.example', headEmail: 'policy-head@agency.example' },
  { name: '通訊產業組', characters: '數授產通', mailbox: 'comms@agency.example', headEmail: 'comms-head@agency.example' },
  { name: '平臺經濟組', characters: '數授產經', mailbox: 'platform@agency.example', headEmail: 'platform-head@agency.example' },
  { name: '跨域創新組', characters: '數授產興', mailbox: 'cross-domain@agency.example', headEmail: 'cross-domain-head@agency.example' },
  { name: '數位服務組', characters: '數授產服', mailbox: 'services@agency.example', headEmail: 'services-head@agency.example' },
  { name: '秘書室', characters: '數授產秘', mailbox: 'secretariat@agency.example', headEmail: 'secretariat-head@agency.example' },
  { name: '人事室', characters: '數授產人', mailbox: 'personnel@agency.example', headEmail: 'personnel-head@agency.example' },
];

/** People by their function; `unit` counts from 1 in `UNITS`. */
export const USERS: { email: string; name: string; role: Role; unit: number | null }[] = [
  { email: 'officer@agency.example', name: '國會聯絡人', role: 'officer', unit: null },
  { email: 'supervisor@agency.example', name: '督導主管', role: 'supervisor', unit: null },
  { email: 'platform@agency.example', name: '平臺經濟組承辦人', role: 'unit', unit: 3 },
  { email: 'secretariat@agency.example', name: '秘書室承辦人', role: 'unit', unit: 6 },
  { email: 'admin@agency.example', name: '系統管理者', role: 'admin', unit: null },
];

/** What each unit was given; general resolutions and two others are still with nobody. */
export const ASSIGNMENTS: readonly (readonly [unitId: number, places: readonly Place[]])[] = [
  [1, ['new/(三六九)', 'agency/(五)', 'agency/(八)', 'agency/(九)', 'agency/(十四)']],
  [2, ['ministry/(二十三)']],
  [3, [
    'ministry/(十八)', 'ministry/(十九)', 'ministry/(二十)', 'ministry/(二十一)', 'agency/(四)', 'agency/(六)', 'agency/(七)', 'agency/(十二)',
    'agency/(十五)', 'agency/(十六)', 'agency/(十七)', 'agency/(十八)', 'agency/(十九)', 'agency/(二十)', 'agency/(二十一)', 'agency/(二十二)',
  ]],
  [4, ['agency/(十三)', 'agency/(二十三)']],
  [5, ['agency/(三)', 'agency/(十一)']],
  [6, ['general/(一)', 'general/(三)', 'general/(四)', 'general/(五)', 'general/(六)', 'agency/(一)', 'agency/(二)']],
  [7, ['agency/(十)']],
];

type DemoLetter = { direction: Direction; documentNumber: string; issuedOn: string; title: string | null; outcome?: Outcome; about: Place[] };

const sent = (issuedOn: string, documentNumber: string, about: Place, title: string): DemoLetter =>
  ({ direction: 'out', issuedOn, documentNumber, title, about: [about] });

export const LETTERS: readonly DemoLetter[] = [
  sent('2025-04-10', '數授產人字第1140500249號', 'agency/(十)', '職場霸凌防制精進作為'),
  sent('2025-04-15', '數授產興字第1145000121號', 'agency/(二十三)', '公共建設計畫經費揭露說明'),
  sent('2025-04-17', '數授產經字第1144000332號', 'ministry/(十八)', '偽造車牌之網路防範'),
  sent('2025-04-17', '數授產經字第1144000344號', 'ministry/(十九)', '電競產業之協助'),
  sent('2025-04-17', '數授產經字第1144000318號', 'ministry/(二十)', '詐欺犯罪防制作為與成效'),
  sent('2025-04-17', '數授產經字第1144000319號', 'ministry/(二十一)', '社群平臺防阻機制改善'),
  sent('2025-04-17', '數授產經字第1144000342號', 'agency/(七)', '遊戲產業之發展'),
  sent('2025-04-17', '數授產經字第1144000313號', 'agency/(十五)', '平臺販售違法商品之因應'),
  sent('2025-04-17', '數授產經字第1144000317號', 'agency/(十七)', '遊戲點數交易之管理'),
  sent('2025-04-17', '數授產經字第1144000314號', 'agency/(十八)', '電商平臺之管理'),
  sent('2025-04-17', '數授產經字第1144000322號', 'agency/(十九)', '兒少網路安全之管理措施'),
  sent('2025-04-17', '數授產經字第1144000315號', 'agency/(二十一)', '業者遵循防詐措施之確保'),
  sent('2025-04-18', '數授產經字第1144000343號', 'agency/(十二)', '電子遊戲產業之推動'),
  sent('2025-04-18', '數授產經字第1144000335號', 'agency/(十六)', '第三方支付防詐與洗錢防制'),
  sent('2025-04-24', '數授產策字第1142000258號', 'new/(三六九)', '創新動能預算之解凍'),
  sent('2025-04-24', '數授產秘字第1140400303號', 'agency/(一)', '基本行政工作維持之解凍'),
  sent('2025-04-24', '數授產秘字第1140400304號', 'agency/(二)', '設備及投資之解凍'),
  sent('2025-04-24', '數授產服字第1146000226號', 'agency/(三)', '獎補助費之解凍'),
  sent('2025-04-24', '數授產經字第1144000374號', 'agency/(四)', '政策宣導費之解凍'),
  sent('2025-04-24', '數授產策字第1142000259號', 'agency/(五)', '創新動能計畫之解凍'),
  sent('2025-04-24', '數授產經字第1144000370號', 'agency/(六)', '跨域應用與平臺服務之解凍'),
  sent('2025-05-13', '數授產經字第1144000433號', 'agency/(二十)', '詐騙通報查詢網之執行'),
  sent('2025-05-19', '數授產經字第1144000464號', 'agency/(二十二)', '數位雙生計畫之永續經營'),
  sent('2025-05-22', '數授產興字第1145000162號', 'agency/(十三)', '智慧城鄉補助案之資安查核'),
  sent('2025-06-17', '數授產通字第1143000179號', 'ministry/(二十三)', '媒體議價制度之推動進度'),
  {
    direction: 'in', issuedOn: '2025-06-17', documentNumber: '台立院議字第1140702034號', title: null, outcome: 'release_agreed',
    about: ['new/(三六九)', 'agency/(三)', 'agency/(六)'],
  },
  {
    direction: 'in', issuedOn: '2025-06-17', documentNumber: '台立院議字第1140702038號', title: null, outcome: 'for_the_record',
    about: ['agency/(一)', 'agency/(二)', 'agency/(四)', 'agency/(五)'],
  },
];

export const SIGN_OFFS: readonly { on: string; about: Place[]; reason: string }[] = [
  { on: '2025-06-24', about: ['new/(三六九)', 'agency/(三)', 'agency/(六)'], reason: '立法院已函復同意動支。' },
];
