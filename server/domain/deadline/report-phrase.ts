/** Which report is asked for, and by which committee of the Yuan. */

export type ReportType = 'written' | 'oral';

/** 書面專案報告 is written, 專案報告 alone is given orally; a plain 報告 or what is 送立法院 is written. */
const REPORT = /書面|專案[^，。；;]{0,2}報告|口頭[^，。；;]{0,4}報告|專題報告|(?:提出|提交|提送|提供|繳交|檢送|函送|陳報|彙報|報送|撰寫|送|回覆)[^。；;]{0,80}?報告|報告(?=送|函送|至|予|交|提送)|向(?:立法院|本院)[^，。；;]{0,16}報告|完成[^，。；]{0,40}報告(?!之)|(?:送(?:交|請|至)?|提[交送報]|[回函][復覆])(?:立法院|本院)/;

export function readReportType(words: string): ReportType | null {
  const found = REPORT.exec(words)?.[0];
  if (found === undefined) return null;
  return /^(?:專案|口頭|專題)|(?:專案|口頭|專題)報告$/.test(found) && !found.includes('書面') ? 'oral' : 'written';
}

/** 立法院組織法第10條, and names in use before. */
const COMMITTEES = [
  '內政', '外交及國防', '經濟', '財政', '教育及文化', '交通', '司法及法制', '社會福利及衛生環境',
  '程序', '紀律', '修憲', '經費稽核', '內政及民族', '科技及資訊', '國防', '預算及決算', '法制', '司法', '衛生環境及社會福利',
];
const COMMITTEE = new RegExp(`(?:^|[^\\u4e00-\\u9fff]|立法院?|本院|大院|院|向|送|至|予|交|請|由|及|、)(${COMMITTEES.join('|')})(?:委員會|委會|委員(?=提|送|就|進))`);

/** `readCommittee('向立法院交通委員會提出')` is 交通委員會, also where a character was lost (交通委員提出). */
export function readCommittee(words: string): string | null {
  const found = COMMITTEE.exec(words);
  return found ? `${found[1]}委員會` : null;
}
