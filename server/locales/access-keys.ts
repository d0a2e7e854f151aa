/** Words of a person's secret addresses and tokens. */
import type { KeyKind } from '../domain/access-key.ts';
import type { Topic } from './words.ts';

const zh = {
  title: '我的連結與 API 金鑰',
  lead: '連結供行事曆與閱讀程式訂閱，API 金鑰供其他系統以程式存取。知道連結或金鑰者，即可取得您有權查看的內容，請勿轉寄；外洩時立即撤銷。權限以使用當時您的角色與單位為準。',
  add: '新增連結或 API 金鑰',
  apiHref: '資料介面說明',
  mine: '我的', others: '其他人員的', revokedTitle: (count: number) => `已撤銷 ${count} 個`,
  caption: '連結與 API 金鑰、最近使用日與狀態',
  columns: { name: '名稱', kind: '類別', reach: '範圍', owner: '持有人', createdAt: '建立', lastUsed: '最近使用', action: '操作' },
  kind: { 'calendar': '行事曆訂閱', 'atom': '異動訂閱（Atom）', 'api-read': 'API 金鑰：讀取', 'api-write': 'API 金鑰：讀取並登錄函文' } satisfies Record<KeyKind, string>,
  reach: { mine: '與我有關', all: '全部單位', token: '依持有人權限' },
  never: '尚未使用',
  revoke: '撤銷', revokeNamed: (name: string) => `撤銷「${name}」`,
  revoked: (name: string) => `已撤銷「${name}」，即刻失效。`,
  revokedOn: '撤銷', revokedBy: (who: string) => `由${who}`,
  empty: '還沒有任何連結或 API 金鑰。', emptyHint: '建立行事曆連結後，決議期限會出現在 Outlook、Google 日曆或 Apple 行事曆，並隨期限變動更新。',
  form: {
    kind: '類別', name: '名稱', nameHint: '供日後辨認，例：辦公室 Outlook、統計報表排程。', reach: '範圍',
    reachHint: '僅用於行事曆與異動訂閱。「與我有關」為您所屬單位；不屬單位者為全部。', save: '建立',
  },
  made: {
    title: '已建立，請立即複製', lead: '基於安全，完整內容只在此處顯示一次，本系統不留存。離開此頁後即無法再查看；遺失時請撤銷並重新建立。',
    address: '連結網址', token: 'API 金鑰', copy: '複製', copied: '已複製。', webcal: '以行事曆程式開啟', back: '完成，回到清單',
    howTo: '使用方式',
    steps: {
      'calendar': [
        'Outlook：行事曆 → 新增行事曆 → 從網路訂閱，貼上網址。', 'Google 日曆：其他日曆「＋」→ 加入日曆網址，貼上網址。', 'Apple 行事曆：檔案 → 新增行事曆訂閱，貼上網址。',
        '行事曆程式自行決定多久更新一次，通常數小時至一日；臨近期限仍以通知信與本系統頁面為準。',
      ],
      'atom': ['於 Outlook「RSS 摘要」或任何閱讀程式新增訂閱，貼上網址。'],
      'api-read': ['於 HTTP 標頭帶入 Authorization: Bearer 與 API 金鑰。可用的網址與範例見「資料介面說明」。'],
      'api-write': ['於 HTTP 標頭帶入 Authorization: Bearer 與 API 金鑰。所登錄之函文記為您本人登錄，您即不得核定該決議之解除列管。'],
    } satisfies Record<KeyKind, string[]>,
  },
};

export const accessKeys: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'My links and tokens',
    lead: 'Links are for calendars and feed readers to subscribe to, tokens for other programs. Whoever knows one sees what you may see, so pass none on, and revoke it at once if it gets out. What it may do follows your role and unit at the time of use.',
    add: 'Make a link or token',
    apiHref: 'About the API',
    mine: 'Mine', others: "Other people's", revokedTitle: (count) => `${count} revoked`,
    caption: 'Links and tokens, when they were last used, and their state',
    columns: { name: 'Name', kind: 'Kind', reach: 'Range', owner: 'Owner', createdAt: 'Made', lastUsed: 'Last used', action: 'Action' },
    kind: { 'calendar': 'calendar', 'atom': 'feed of changes (Atom)', 'api-read': 'API token: read', 'api-write': 'API token: read and log letters' },
    reach: { mine: 'what concerns me', all: 'all units', token: "as the owner's rights" },
    never: 'never',
    revoke: 'Revoke', revokeNamed: (name) => `Revoke “${name}”`,
    revoked: (name) => `“${name}” is revoked and works no more.`,
    revokedOn: 'Revoked', revokedBy: (who) => `by ${who}`,
    empty: 'There are no links or tokens yet.', emptyHint: 'With a calendar link, due dates stand in Outlook, Google Calendar or Apple Calendar and follow when they move.',
    form: {
      kind: 'Kind', name: 'Name', nameHint: 'To know it by later: Outlook at the office, nightly report.', reach: 'Range',
      reachHint: 'For the calendar and the feed only. “What concerns me” is your unit, or everything if you belong to none.', save: 'Make it',
    },
    made: {
      title: 'Made: copy it now', lead: 'For safety it is shown here once and kept nowhere. Once you leave this page nobody can see it again; if it is lost, revoke it and make another.',
      address: 'Address', token: 'Token', copy: 'Copy', copied: 'Copied.', webcal: 'Open with the calendar program', back: 'Done, back to the list',
      howTo: 'How to use it',
      steps: {
        'calendar': [
          'Outlook: Calendar → Add calendar → Subscribe from web, and paste the address.', 'Google Calendar: Other calendars “+” → From URL, and paste the address.',
          'Apple Calendar: File → New Calendar Subscription, and paste the address.',
          'A calendar program decides itself how often it looks, mostly every few hours to a day; near a deadline go by the mails and by the pages here.',
        ],
        'atom': ['Add a subscription in “RSS Feeds” of Outlook or in any feed reader, and paste the address.'],
        'api-read': ['Send it in the HTTP header Authorization: Bearer. Addresses and examples are on the page about the API.'],
        'api-write': ['Send it in the HTTP header Authorization: Bearer. Letters logged with it are logged by you, so you cannot sign those resolutions off.'],
      },
    },
  },
};
