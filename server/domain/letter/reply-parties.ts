/** Who sent a letter a reply names, and to whom it went: to the LY, to another body, or it cannot be told. */
import type { MentionGroup } from './reply-mentions.ts';

/** The standing committees, by their names and short names; other 委員會 are agencies or boards of agencies. */
const COMMITTEES = '(?:內政|外交(?:及)?國防|經濟|財政|教育(?:及)?文化|教文|交通|司法(?:及)?法制|社會福利(?:及)?衛生環境|社福(?:及)?衛環|衛環|程序)委員會';
const YUAN = `(?:立法院|立院|大院|貴院|貴委員會|${COMMITTEES})`;
const NAMES_YUAN = new RegExp(YUAN);

export const namesYuan = (text: string): boolean => NAMES_YUAN.test(text);

const SENDING = '(?:送|復|報|陳|呈|提出|提交|提供|檢附|函|轉|遞|致|寄|交|予|至|向|請|知|達)';
/** Sent to the LY; not done by its decision (依立法院決議), nor a letter to one of its members. */
const TO_YUAN = new RegExp(`${SENDING}[^，,；;。依據遵俟經]{0,40}?(?<![依據照經俟待獲按應合遵由為])${YUAN}(?!(?:[^，,；;。]{0,8}委員會)?(?:之?決議|要求|委員(?!會)|三讀|審議通過))`);
const BODY = '(?:部|署|局|會|處|院|府|機關|單位|公司|學校|銀行|中心)';
/** Sent to somebody else: 函報行政院, 函請各縣市政府配合, 函陳本部核轉. */
const TO_OTHER = new RegExp(`(?:函|送|陳|報|請|轉|致|知|復|予|至)(?:請|送|報|陳|復|知)?(各[^，,；;。]{1,10}|本[部院會署局]|[^，,；;。、本將□]{1,14}?${BODY})(?:秘書[長處])?(?=[，,；;、。)）及暨與和並核審備同轉請配協查知照表說辦]|$)`, 'g');
/** What another decided: 號函核定. */
const DECIDED = /^\s*函?(?:核[定備復示]|同意|准予|准|頒|訂定|修正|釋|備查|發布|公告|下達|分行)/;
const THROUGH_ANOTHER = /核轉|層轉|轉陳|轉送|轉請|轉報|函轉|副知|副本/;
const NOT_YET = /尚未|未及|將於|預計|擬於|預定|俟/;

export type Addressee = 'yuan' | 'unclear' | 'elsewhere';

/** `other`: the body it went to instead. `unclear`: the LY is named, but not as the one the letter was sent to. */
export function addresseeOf(group: MentionGroup): { to: Addressee; other: string | null } {
  const { before, between, after, clause, isAside } = group;
  const words = `函${after.replace(/^\s*書?函/, '')}`;
  const other = otherIn(words);
  const yuan = TO_YUAN.exec(words);
  const isDirect = yuan !== null && (other === null || yuan.index <= other.at || isJointly(words, other)) && !THROUGH_ANOTHER.test(yuan[0])
    && !THROUGH_ANOTHER.test(words.slice(Math.max(0, yuan.index - 4), yuan.index));
  if (isDirect && !DECIDED.test(after)) return { to: 'yuan', other: null };
  if (isAside && other === null && !DECIDED.test(after)) {
    const story = `${before}${between}`;
    if (TO_YUAN.test(story) && !NOT_YET.test(story) && !THROUGH_ANOTHER.test(story)) return { to: 'yuan', other: null };
  }
  const isNamed = yuan !== null || namesYuan(clause) || (isAside && namesYuan(before));
  return { to: isNamed ? 'unclear' : 'elsewhere', other: other?.name ?? null };
}

function otherIn(words: string): { name: string; at: number; end: number } | null {
  for (const match of words.matchAll(TO_OTHER)) {
    const name = match[1]!;
    if (!namesYuan(name)) return { name, at: match.index, end: match.index + match[0].length };
  }
  return null;
}

const JOINTLY = new RegExp(`^[、及暨與和]\\s?${YUAN}`);
const isJointly = (words: string, { end }: { end: number }): boolean => JOINTLY.test(words.slice(end, end + 20));

const OURSELVES = /本(?:部|署|會|院|局|處|府|校|館|所|中心|公司|行|庫|基金|廠|場)[^，,；;。]{0,14}$/;
const ANOTHER = /(?:行政院|總統府)(?:院長|秘書長|秘書處|院會)?$|該(?:部|院|署|局|會|府|所|處|校|行|館)$|(?:者|人|委員|政府|公司|協會|學會|工會|公會|商會|農會|基金會|學校|大學|議會)$/;
const OF_YUAN = new RegExp(`${YUAN}(?:[^，,；;。]{1,10}委員會)?(?:秘書長|秘書處|議事處|院會)?$`);
/** Only the clause that names nobody: 並於, 業以, 遵照決議於. */
const FILLING = /(?:[業已經前爰並復另遂分別嗣再即乃則亦又先後於以在自由函\s(（)）]|依限|如期|(?:遵照|依照|依據|按照|依|遵|按)[^，,；;。]{0,12}(?:決議|規定|期限|意旨))$/;
const OF_CABINET = /^院[臺台]/;

/**
 * Whether a letter to the LY is an agency's own: anybody's but the cabinet's, the LY's, a body's to which the letter
 * before went, and those that are no agencies. Who is named in `agency` is always meant.
 */
export function isFromAgency(group: MentionGroup, agency: string | null, earlierOther: string | null): boolean {
  const isCabinet = agency === '行政院';
  if (!isCabinet && group.mentions.some(({ number }) => OF_CABINET.test(number.sender))) return false;
  const clauses = `${group.before}`.split(/[，,；;：:]/).map((clause) => clause.slice(-60));
  for (const [index, clause] of clauses.reverse().entries()) {
    const subject = index === 0 && !group.isAside ? withoutFilling(clause) : leadingSubject(clause);
    if (subject === '' || subject === null) continue;
    if (OURSELVES.test(subject) || isAgency(subject, agency)) return true;
    if (ANOTHER.test(subject) || (index === 0 && OF_YUAN.test(subject)) || (earlierOther !== null && !earlierOther.startsWith('本') && subject.endsWith(earlierOther))) return false;
    if (index === 0 && /[部署局會院處所館行庫府室隊團]$/.test(subject)) return true;
  }
  return true;
}

function withoutFilling(clause: string): string {
  let rest = clause;
  for (let count = 0; count < 20; count += 1) {
    const shorter = rest.replace(FILLING, '');
    if (shorter === rest) return rest;
    rest = shorter;
  }
  return rest;
}

/** 行政院業依決議檢討完竣: the name a clause begins with. */
const leadingSubject = (clause: string): string | null =>
  /^\s*(?:[一二三四五六七八九十]、|[(（][^()（）]{1,3}[)）]|[0-9]{1,2}[.、])?\s*(?:經|由|並由|嗣由)?([^業已並於以將爰]{2,20}?)(?=業|已|並|於|以|將|爰|依)/.exec(clause)?.[1] ?? null;

/** The full name, its end, or a short form of it: 數產署 of 數位產業署. */
function isAgency(subject: string, agency: string | null): boolean {
  if (agency === null || agency === '') return false;
  for (let length = Math.min(subject.length, agency.length); length >= 2; length -= 1) {
    const name = subject.slice(-length);
    if (name.at(-1) === agency.at(-1) && name[0] !== '該' && isWithin(name, agency)) return true;
  }
  return false;
}

/** Whether the characters stand in the name in their order. */
function isWithin(short: string, name: string): boolean {
  let at = 0;
  for (const c of short) {
    at = name.indexOf(c, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
