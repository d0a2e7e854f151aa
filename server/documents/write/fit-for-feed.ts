/** What ends a line to one reader or another: CR LF, CR, NEL, and Unicode's line and paragraph separators. */
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g;

/** Characters that neither XML 1.0 nor iCalendar should hold: control characters, and halves of pairs. */
const UNFIT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without what no feed can hold; every line ends with `\n`. */
export const fitForFeed = (text: string): string => text.replace(LINE_END, '\n').replace(UNFIT, '');
