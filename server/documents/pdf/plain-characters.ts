/** Characters as people type them, for those that the fonts of PDFs name otherwise. */

/**
 * Kangxi radicals and compatibility ideographs become the plain character, ligatures their letters, punctuation of vertical
 * writing that of horizontal. Nothing else is folded: full-width punctuation and characters of private use stay as printed.
 */
export function toPlainCharacters(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text.replace(DECOMPOSING, (c) => c.normalize('NFKC')).replace(SUPPLEMENT, (c) => RADICALS.get(c) ?? c).replace(UPRIGHT, (c) => LYING.get(c) ?? c);
}

/** Kangxi radicals, CJK compatibility ideographs (both planes), Latin ligatures. */
const DECOMPOSING = /[\u2f00-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}\ufb00-\ufb06]/gu;
/** CJK radicals supplement: Unicode gives them no decomposition, only "equivalent unified ideographs". */
const SUPPLEMENT = /[\u2e80-\u2eff]/g;
/** Punctuation of vertical writing, which narrow columns are set with; U+FE30 is typed as a colon and stays. */
const UPRIGHT = /[\ufe10-\ufe16\ufe35-\ufe44]/g;
const UNUSUAL = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}\ufb00-\ufb06\ufe10-\ufe16\ufe35-\ufe44]/u;

/** From Unicode's EquivalentUnifiedIdeograph.txt: those radicals that are characters in their own right. */
const PAIRS =
  '⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒' +
  '⺶羊⺷羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟' +
  '⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
const pairsOf = (pairs: string): ReadonlyMap<string, string> => new Map(pairs.match(/../gu)!.map((pair) => [pair[0]!, pair[1]!]));
const RADICALS: ReadonlyMap<string, string> = pairsOf(PAIRS);
const LYING = pairsOf('︐，︑、︒。︓：︔；︕！︖？︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』');
