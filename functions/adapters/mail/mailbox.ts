/** A name and an address, as in `From` and `To`. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** `name <address>` as RFC 5322 has it, other letters than ASCII as encoded words (RFC 2047). Never a line break. */
export function mailboxText({ name, address }: Mailbox): string {
  const clean = name.replace(/\p{Cc}+/gu, ' ').trim()
  if (clean === '') return address
  if (/^[\w !#$%&'*+/=?^`{|}~.-]+$/.test(clean)) return `"${clean}" <${address}>`
  return `${encodedWords(clean)} <${address}>`
}

/** An encoded word has at most 75 octets: 12 around it leave 63 of base64, 45 of UTF-8. No letter is torn apart. */
function encodedWords(text: string): string {
  const pieces = ['']
  for (const letter of text) {
    const longer = `${pieces.at(-1)}${letter}`
    if (Buffer.byteLength(longer) <= 45) pieces[pieces.length - 1] = longer
    else pieces.push(letter)
  }
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`).join(' ')
}
