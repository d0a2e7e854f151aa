/** Words of saved views of the list. */
import type { Topic } from './words.ts';

const zh = {
  tabs: '檢視', all: '全部決議', tab: (name: string, count: number | null) => (count === null ? name : `${name}（${count}）`),
  sharedBy: (owner: string) => `${owner}共用`,
  save: '儲存目前檢視', saveHint: '目前的條件、排序與欄位會存成一個名稱；同名的檢視會改為目前的內容。',
  name: '名稱', share: '與所有人共用', asDefault: '設為我的預設檢視', saveButton: '儲存',
  saved: (name: string) => `已儲存檢視「${name}」。`, replaced: (name: string) => `檢視「${name}」已改為目前的條件。`,
  manage: '管理檢視', title: '管理檢視',
  lead: '檢視是決議清單某一組條件、排序與欄位的名稱。預設檢視是按下「決議」時開啟的清單。',
  mine: '我的檢視', others: '他人共用的檢視',
  empty: '還沒有任何檢視。', emptyHint: '在決議清單設好條件後，按「儲存目前檢視」。', toList: '前往決議清單',
  columns: { name: '名稱', opens: '開啟', action: '操作' },
  open: '開啟', change: '變更', changeNamed: (name: string) => `變更「${name}」`,
  remove: '刪除', removeNamed: (name: string) => `刪除「${name}」`,
  makeDefault: '設為預設', makeDefaultNamed: (name: string) => `以「${name}」為預設`, endDefault: '取消預設', isDefault: '預設', isShared: '共用',
  changed: (name: string) => `已變更檢視「${name}」。`, removed: (name: string) => `已刪除檢視「${name}」。`,
  defaultSet: (name: string) => `今後按下「決議」會開啟「${name}」。`, defaultEnded: '今後按下「決議」會列出全部決議。',
  unreadable: '條件已不適用，請刪除後重新儲存。',
};

export const views: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    tabs: 'Views', all: 'All resolutions', tab: (name, count) => (count === null ? name : `${name} (${count})`),
    sharedBy: (owner) => `shared by ${owner}`,
    save: 'Save this view', saveHint: 'The present filters, order and columns under a name. A view of yours by that name will show these instead.',
    name: 'Name', share: 'Share with everybody', asDefault: 'Make it my default', saveButton: 'Save',
    saved: (name) => `The view “${name}” is saved.`, replaced: (name) => `The view “${name}” now shows the present filters.`,
    manage: 'Manage views', title: 'Manage views',
    lead: 'A view is a name for filters, an order and columns of the list. The default view is what “Resolutions” opens.',
    mine: 'My views', others: 'Shared by others',
    empty: 'There are no views yet.', emptyHint: 'Set the filters of the list, then choose “Save this view”.', toList: 'To the list',
    columns: { name: 'Name', opens: 'Open', action: 'Action' },
    open: 'Open', change: 'Change', changeNamed: (name) => `Change “${name}”`,
    remove: 'Remove', removeNamed: (name) => `Remove “${name}”`,
    makeDefault: 'Make default', makeDefaultNamed: (name) => `Make “${name}” the default`, endDefault: 'End default', isDefault: 'default', isShared: 'shared',
    changed: (name) => `The view “${name}” is changed.`, removed: (name) => `The view “${name}” is removed.`,
    defaultSet: (name) => `“Resolutions” opens “${name}” from now on.`, defaultEnded: '“Resolutions” opens the whole list from now on.',
    unreadable: 'Its filters no longer apply; remove it and save it anew.',
  },
};
