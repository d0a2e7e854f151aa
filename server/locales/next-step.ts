/** Words of what has to happen next with a resolution, and who does it. */
import type { NextStep } from '../domain/resolution/next-step.ts';
import type { Topic } from './words.ts';

/** What a sentence may speak of: the lead unit, the date still open (null where none is) and whether it is over, the day of our last letter. */
type Told = { unit: string; due: string | null; isOver: boolean; sent: string | null };

type NextStepWords = {
  title: string;
  name: Record<NextStep, string>;
  /** Who does it, for a glance. */
  who: Record<NextStep, string>;
  sentence: Record<NextStep, (told: Told) => string>;
  /** What the button says to whoever may do it; null where there is no page for it. */
  action: Record<NextStep, string | null>;
};

export const nextStep: Topic<NextStepWords> = {
  'zh-TW': {
    title: '下一步',
    name: {
      assign: '待分辦', settle_date: '待釐清期限', report: '待函報', reply: '待填復', await_ly: '待立法院函復', ask_again: '待續洽立法院', sign_off: '待解除列管',
      closed: '已結案',
    },
    who: {
      assign: '國會聯絡人', settle_date: '國會聯絡人', report: '主辦單位', reply: '主辦單位', await_ly: '立法院', ask_again: '主辦單位', sign_off: '督導主管', closed: '—',
    },
    sentence: {
      assign: () => '請國會聯絡人或主管指定主辦單位。',
      settle_date: () => '決議文字推算不出期限，請國會聯絡人確認期限。',
      report: ({ unit, due, isOver }) => {
        if (due === null) return `請${unit}提出報告函送立法院；決議未定期限。`;
        return isOver ? `期限${due}已過，請${unit}儘速函送立法院，並登錄函文。` : `請${unit}於${due}前函送立法院，並登錄函文。`;
      },
      reply: ({ unit }) => `本項未要求另送報告，請${unit}提供辦理情形，由國會聯絡人登載於辦理情形報告表。`,
      await_ly: ({ sent }) => (sent === null ? '等候立法院處理；收到來函後請登錄。' : `已於 ${sent}函送，等候立法院函復；收到來函後請登錄。`),
      ask_again: ({ unit }) => `立法院已函復，惟尚未同意全數動支或解凍，請${unit}補充說明後再函請立法院同意。`,
      sign_off: () => '已函復，請未經手函文的督導主管確認後解除列管。',
      closed: () => '本項已結案，沒有待辦事項。',
    },
    action: {
      assign: '前往分辦', settle_date: '確認期限', report: '登錄發文', reply: '辦理情形報告表', await_ly: '登錄立法院來函', ask_again: '登錄發文', sign_off: '前往解除列管', closed: null,
    },
  },
  en: {
    title: 'Next',
    name: {
      assign: 'to be assigned', settle_date: 'date to be settled', report: 'to be reported', reply: 'reply to be written',
      await_ly: 'awaiting the LY', ask_again: 'to be asked again', sign_off: 'to be signed off', closed: 'closed',
    },
    who: {
      assign: 'liaison officer', settle_date: 'liaison officer', report: 'lead unit', reply: 'lead unit',
      await_ly: 'the LY', ask_again: 'lead unit', sign_off: 'supervisor', closed: '–',
    },
    sentence: {
      assign: () => 'A liaison officer or a supervisor names the lead unit.',
      settle_date: () => 'The words do not tell a date; a liaison officer settles it.',
      report: ({ unit, due, isOver }) => {
        if (due === null) return `${unit} reports to the LY by letter; the resolution sets no date.`;
        if (isOver) return `It was due on ${due}: ${unit} reports to the LY by letter at once, and logs the letter.`;
        return `${unit} reports to the LY by letter until ${due}, and logs the letter.`;
      },
      reply: ({ unit }) => `No report is asked for: ${unit} says what was done, and a liaison officer takes it into the official table.`,
      await_ly: ({ sent }) => (
        sent === null ? 'The LY has it; its letter is logged when it arrives.'
          : `Sent on ${sent}; the LY has it. Its letter is logged when it arrives.`
      ),
      ask_again: ({ unit }) => `The LY answered but did not release everything: ${unit} explains further and asks again.`,
      sign_off: () => 'Answered: a supervisor who did not log its letters confirms and signs it off.',
      closed: () => 'Closed; nothing is left to do.',
    },
    action: {
      assign: 'Assign it', settle_date: 'Settle the date', report: 'Log our letter', reply: 'Official table',
      await_ly: 'Log the LY\'s letter', ask_again: 'Log our letter', sign_off: 'Sign it off',
      closed: null,
    },
  },
};
