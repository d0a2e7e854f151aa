/** Names of codes in sheets. They are read back, so they stay as they are; what pages say is in `locales/`. */
import type { ExtensionKind } from '../../domain/deadline/extension.ts';
import type { OverrideKind } from '../../domain/deadline/override.ts';
import type { Outcome } from '../../domain/letter/reply.ts';
import type { ActKind, CountFrom, Direction } from '../../domain/resolution/resolution.ts';
import type { ResolutionRecord } from './record.ts';

export const ACT_KIND_NAMES: Record<ActKind, string> = { budget: '預算', law: '法律', motion: '動議' };
export const COUNT_FROM_NAMES: Record<CountFrom, string> = { passed: '三讀通過日', promulgated: '公布日', received: '收文日', ordered: '指定日' };
export const DIRECTION_NAMES: Record<Direction, string> = { out: '發文', in: '來文' };
export const DISPOSITION_NAMES: Record<NonNullable<ResolutionRecord['disposition']>,
  string> = { comply: '配合辦理', not_ours: '非本機關業務', dropped: '不予列管' };
export const OUTCOME_NAMES: Record<Outcome, string> = {
  release_agreed: '同意動支', for_the_record: '准予備查', unfreeze_agreed: '同意解凍', freeze_continues: '繼續凍結', release_refused: '不同意動支', deferred: '另定期處理',
};
export const EXTENSION_NAMES: Record<ExtensionKind, string> = { extended: '展期', promised: '承諾' };
export const DECISION_NAMES = { granted: '核定', refused: '不同意' };
export const OVERRIDE_NAMES: Record<OverrideKind, string> = { anchor: '起算日', due: '期限' };

/** Of a place in a sheet; any other is left empty. */
export const SHEET = '工作表';

/** The code a name stands for; the name itself where it stands for none, so that checking tells of it. */
export const codeOf = (names: Record<string, string>, name: string): string => Object.entries(names).find(([, one]) => one === name)?.[0] ?? name;
