/** Text → Big5 bytes, by turning the platform's decoder round; a character Big5 lacks becomes '?', as encoders write it. */
export function encodeBig5(text: string): Uint8Array {
  const codes = big5Codes();
  const bytes: number[] = [];
  for (const c of text) {
    if (c < '\x80') bytes.push(c.charCodeAt(0));
    else bytes.push(...(codes.get(c) ?? [0x3f]));
  }
  return Uint8Array.from(bytes);
}

let codes: Map<string, [number, number]> | null = null;

function big5Codes(): Map<string, [number, number]> {
  if (codes) return codes;
  codes = new Map();
  const decoder = new TextDecoder('big5');
  for (let lead = 0xa1; lead <= 0xf9; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) trail = 0xa1;
      const c = decoder.decode(Uint8Array.of(lead, trail));
      if ([...c].length === 1 && c !== '\ufffd' && !codes.has(c)) codes.set(c, [lead, trail]);
    }
  }
  return codes;
}
