/** Words of a resolution's states: timeliness, stage, outcome, disposition, kinds. */
import type { ActKind, CountFrom, Direction } from '../domain/resolution/resolution.ts';
import type { ReportType } from '../domain/resolution/obligation.ts';
import type { Disposition, Outcome } from '../domain/letter/reply.ts';
import type { Stage } from '../domain/resolution/status.ts';
import type { Timeliness } from '../domain/resolution/timeliness.ts';
import type { Topic } from './words.ts';

type Status = {
  timeliness: Record<Timeliness, string>;
  stage: Record<Stage, string>;
  outcome: Record<Outcome, string>;
  disposition: Record<Disposition | 'dropped', string>;
  reportType: Record<ReportType, string>;
  direction: Record<Direction, string>;
  actKind: Record<ActKind, string>;
  countFrom: Record<CountFrom, string>;
  unassigned: string;
  provisional: string;
  provisionalWhy: string;
  interim: string;
};

export const status: Topic<Status> = {
  'zh-TW': {
    timeliness: {
      overdue: '逾期', due_today: '今日到期', due_soon: '即將到期', not_due: '未到期', done_late: '逾期辦畢', done_on_time: '如期辦畢',
      closed: '已結案',
      no_deadline: '無期限',
    },
    stage: {
      passed: '已通過', assigned: '已分辦', replied: '已填復', letter_sent: '已函送', committee_handled: '委員會已處理', ly_replied: '立法院已函復',
      signed_off: '解除列管',
    },
    outcome: {
      release_agreed: '同意動支', unfreeze_agreed: '同意解凍', for_the_record: '准予備查', freeze_continues: '繼續凍結', release_refused: '不同意動支',
      deferred: '另定期處理',
    },
    disposition: { comply: '配合辦理', not_ours: '非本機關業務', dropped: '免辦' },
    reportType: { written: '書面報告', oral: '專案報告' },
    direction: { out: '發文', in: '來文' },
    actKind: { budget: '預算', law: '法律', motion: '議案' },
    countFrom: { passed: '三讀通過日', promulgated: '公布日', received: '機關收文日', ordered: '主管機關另定之起算日' },
    unassigned: '未分辦',
    provisional: '暫估',
    provisionalWhy: '該年辦公日曆表尚未載入，日期可能變動',
    interim: '期中函復',
  },
  en: {
    timeliness: {
      overdue: 'overdue', due_today: 'due today', due_soon: 'due soon', not_due: 'not due', done_late: 'done late', done_on_time: 'done on time',
      closed: 'closed',
      no_deadline: 'no deadline',
    },
    stage: {
      passed: 'passed', assigned: 'assigned', replied: 'replied', letter_sent: 'letter sent', committee_handled: 'committee handled it',
      ly_replied: 'LY replied', signed_off: 'signed off',
    },
    outcome: {
      release_agreed: 'release agreed', unfreeze_agreed: 'unfreezing agreed', for_the_record: 'taken for the record', freeze_continues: 'freeze continues',
      release_refused: 'release refused', deferred: 'put off',
    },
    disposition: { comply: 'complied with', not_ours: 'not ours', dropped: 'dropped' },
    reportType: { written: 'written report', oral: 'special oral report' },
    direction: { out: 'out', in: 'in' },
    actKind: { budget: 'budget', law: 'law', motion: 'motion' },
    countFrom: { passed: 'passage', promulgated: 'promulgation', received: 'receipt', ordered: 'the day an authority set' },
    unassigned: 'unassigned',
    provisional: 'provisional',
    provisionalWhy: 'no office calendar of that year is loaded; the date may move',
    interim: 'interim',
  },
};
