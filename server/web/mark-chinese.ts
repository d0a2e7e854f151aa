/**
 * Says of the Chinese on an English page that it is Chinese (WCAG 3.1.2): names, resolutions, numbers of letters, quoted
 * words. A voice that reads English aloud cannot read them otherwise, and no page has to remember it.
 */
const HAN = /\p{Script=Han}/u;
/** Chinese with the digits and marks between and around it. */
const RUN = /\d{0,4}[「『（(]?\p{Script=Han}(?:[^\p{L}<&]*\p{Script=Han})*[」』）)。]?/gu;
/** An element that holds text alone. */
const LEAF = /<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>([^<]+)<\/\1>/g;
const TAG_OR_TEXT = /<(\/?)([a-z][a-z0-9]*)([^<>]*)>|[^<]+/g;

/** Elements that hold text but no other elements, and those that say what language they are in already. */
const CLOSED = new Set(['title', 'script', 'style', 'option', 'textarea', 'svg']);
const hasLanguage = (attributes: string): boolean => /\slang=/.test(attributes);

/** `html` is what our views draw: every `<`, `>` and `&` of a text or attribute is escaped in it. */
export const markChinese = (html: string): string => markRuns(markLeaves(html));

/** All Chinese: the element says so. */
const markLeaves = (html: string): string =>
  html.replace(LEAF, (whole, name: string, attributes: string, text: string) =>
    (HAN.test(text) && !/[A-Za-z]/.test(text.replace(/&#?\w+;/g, '')) && !hasLanguage(attributes) ? `<${name}${attributes} lang="zh-TW">${text}</${name}>` : whole));

/** Chinese among English: a span around it. `inside` counts elements of the name that closes what is left alone. */
function markRuns(html: string): string {
  let name: string | null = null;
  let inside = 0;
  return html.replace(TAG_OR_TEXT, (whole, slash: string | undefined, tag: string | undefined, attributes: string | undefined) => {
    if (tag === undefined) return name === null ? whole.replace(RUN, '<span lang="zh-TW">$&</span>') : whole;
    if (name === null && slash === '' && (CLOSED.has(tag) || (tag !== 'html' && hasLanguage(attributes!)))) name = tag;
    if (tag === name && !attributes!.endsWith('/')) inside += slash === '' ? 1 : -1;
    if (inside === 0) name = null;
    return whole;
  });
}
