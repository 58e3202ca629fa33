/** Bytes of a text in GBK, as Chinese mail programs of two decades write it: the platform only decodes it. */
export function gbk(text: string): Buffer {
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.charCodeAt(0) < 128 ? [letter.charCodeAt(0)] : table().get(letter)
    if (code === undefined) throw new TypeError(`not in GBK: ${letter}`)
    bytes.push(...code)
  }
  return Buffer.from(bytes)
}

let kept: Map<string, [number, number]> | undefined

function table(): Map<string, [number, number]> {
  if (kept !== undefined) return kept
  kept = new Map()
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail))
      if ([...letter].length === 1 && letter !== '\ufffd') kept.set(letter, [lead, trail])
    }
  }
  return kept
}
