/** Words of units and people. */
import type { Role } from '../domain/rights.ts';
import type { Topic } from './words.ts';

const zh = {
  title: '人員',
  lead: '可登入本系統的人，及其角色。',
  tabs: '人員與單位', people: '人員', units: '單位',
  caption: '人員',
  columns: { name: '姓名', email: '電子郵件', role: '角色', unit: '單位' },
  add: '新增人員',
  added: (name: string) => `已新增 ${name}。請另行告知初始密碼。`,
  noUnit: '不屬於特定單位',
  empty: '還沒有任何人員。',
  form: {
    name: '姓名', email: '電子郵件', emailHint: '用以登入；督導主管與國會聯絡人也由此收到通知。', role: '角色', unit: '單位',
    unitHint: '業務單位角色必填：只能登錄該單位承辦決議的函文。', password: '初始密碼', passwordHint: (least: number) => `至少 ${least} 個字元。請以安全方式告知本人。`,
  },
  roleOption: (name: string, can: string) => `${name}（${can}）`,
  roleHint: '各角色權限',
  roleCan: {
    officer: '匯入、分辦、登錄函文、寄送提醒', supervisor: '分辦、解除列管、查看通知信', unit: '查看全部，登錄所屬單位的函文', admin: '除解除列管外的全部權限，並管理人員與單位',
  } satisfies Record<Role, string>,
  unitTitle: '單位',
  unitLead: '決議分辦的對象。通知寄至單位信箱；逾期時並寄給主管。',
  unitCaption: '單位、發文字與信箱',
  unitColumns: { name: '名稱', characters: '發文字', mailbox: '單位信箱', head: '主管', open: '未結案' },
  addUnit: '新增單位',
  unitAdded: (name: string) => `已新增 ${name}。`,
  noCharacters: '未設定', noHead: '未設定，逾期時不通知主管',
  openItems: (count: number) => `${count} 項`,
  unitsEmpty: '還沒有任何單位。',
  unitsEmptyHint: '建立單位後才能分辦決議。填入發文字，登錄函文時即可由字號認出承辦單位。',
  unitForm: {
    name: '名稱', characters: '發文字', charactersHint: '該單位在發文字號中所用的字，例：數授產經；有數個時以「、」分隔。', mailbox: '單位信箱',
    mailboxHint: '到期前的提醒寄至此處。', head: '主管信箱', headHint: '逾期後同時通知。',
  },
};

export const people: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'People',
    lead: 'Who can sign in, and in which role.',
    tabs: 'People and units', people: 'People', units: 'Units',
    caption: 'People',
    columns: { name: 'Name', email: 'E-mail', role: 'Role', unit: 'Unit' },
    add: 'Add a person',
    added: (name) => `${name} is added. Tell them the first password yourself.`,
    noUnit: 'of no unit',
    empty: 'There are no people yet.',
    form: {
      name: 'Name', email: 'E-mail', emailHint: 'To sign in with; supervisors and liaison officers are also told by it.', role: 'Role', unit: 'Unit',
      unitHint: "Needed for the role “unit”: it may log letters for that unit's resolutions only.", password: 'First password',
      passwordHint: (least) => `At least ${least} characters. Tell the person by a safe way.`,
    },
    roleOption: (name, can) => `${name} (${can})`,
    roleHint: 'What each role may do',
    roleCan: {
      officer: 'import, assign, log letters, send reminders', supervisor: 'assign, sign off, see the mails', unit: 'see everything, log letters of its own unit',
      admin: 'everything but signing off, and people and units',
    },
    unitTitle: 'Units',
    unitLead: "Whom resolutions are handed to. Reminders go to the unit's mailbox; once overdue, to its head too.",
    unitCaption: 'Units, their characters and mailboxes',
    unitColumns: { name: 'Name', characters: 'Characters', mailbox: 'Mailbox', head: 'Head', open: 'Open' },
    addUnit: 'Add a unit',
    unitAdded: (name) => `${name} is added.`,
    noCharacters: 'not set', noHead: 'not set: nobody above is told when overdue',
    openItems: (count) => String(count),
    unitsEmpty: 'There are no units yet.',
    unitsEmptyHint: 'Resolutions can be handed out once there are units. With its characters, a unit is recognised by the number of a letter.',
    unitForm: {
      name: 'Name', characters: 'Characters', charactersHint: "The unit's characters in document numbers, such as 數授產經; several with 、 between.", mailbox: 'Mailbox',
      mailboxHint: 'Reminders before a deadline go here.', head: "Head's mailbox", headHint: 'Also told once overdue.',
    },
  },
};
