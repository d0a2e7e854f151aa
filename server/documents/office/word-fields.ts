/** Fields of a Word part, one inside the other (ECMA-376 part 1, 17.16): what is shown of one is its result, never its code. */

/** Fields inside fields; Word's own documents have two or three. */
const MOST_FIELDS = 50;

export type WordFields = {
  /** What a `w:fldChar` says: `begin`, `separate` before the result, `end`. */
  mark: (type: string | undefined) => void;
  addCode: (text: string) => void;
  isInCode: () => boolean;
  /** A field whose code never ends would swallow the rest of the document. */
  endUnfinished: () => void;
};

/** Calls `onCodeAlone` with the code of a field that ends without a result, such as an equation. */
export function createWordFields(onCodeAlone: (code: string) => void): WordFields {
  const fields: { code: string; isResult: boolean }[] = [];
  const end = (): void => {
    const field = fields.pop();
    if (field && !field.isResult) onCodeAlone(field.code);
  };
  return {
    mark(type) {
      if (type === 'begin' && fields.length < MOST_FIELDS) fields.push({ code: '', isResult: false });
      else if (type === 'separate' && fields.length > 0) fields.at(-1)!.isResult = true;
      else if (type === 'end') end();
    },
    addCode(text) {
      if (fields.length > 0) fields.at(-1)!.code += text;
    },
    isInCode: () => fields.some(({ isResult }) => !isResult),
    endUnfinished() {
      if (fields.at(-1)?.isResult === false) end();
    },
  };
}
