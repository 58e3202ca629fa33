const MOST_LINES = 400
const MOST_LETTERS = 1000

/** The first line of what the mail program put below the answer: the mail that is answered. */
const QUOTATION = [
  /^[>＞]/,
  // ----- Original Message -----, ------------------ 原始邮件 ------------------, ---- 回复的原邮件 ----
  /^[-—=*_]{2,}\s*[^\s\-—=*_].{0,60}?\s*[-—=*_]{2,}$/,
  /^[_=*-]{10,}$/,
  /^\*?(?:发件人|寄件者|發件人|发送人|from|von|de)\*?\s*[:：]/i,
  /^\|\s*(?:发件人|from)\s*\|/i,
] as const

/** `On …, Onduty wrote:`, `在 …，职守 写道：`, `职守 <…> 于2026年…写道：`: its last line, and what its first lines look like. */
const ATTRIBUTION_END = /(?:写道|寫道|wrote|schrieb|a écrit|escribió)\s*[^:：]{0,80}[:：]$/i
const ATTRIBUTION_START = /^(?:on|at|am|le|el)\s|^[在于於]\s?\d|[^\s@<]+@[^\s@>]+/i
const ATTRIBUTION_LINES = 3

/** Where the signature begins: the usual mark, the card of NetEase mail, what phones add. */
const SIGNATURE = [
  /^[-–—_=*]{2,}$/,
  /^\|[\s|]*$/,
  /^(?:发自|發自|来自|來自|发送自)\s?(?:我的|手机|iphone|ipad|android|outlook|网易|qq|foxmail|企业微信|钉钉|windows)/i,
  /^从\s?(?:我的|windows|outlook).{0,40}发送$/i,
  /^(?:sent from|get outlook for|获取\s?outlook|下载\s?outlook)\b/i,
] as const

/**
 * The lines somebody wrote themselves: everything above the first quotation or signature, trimmed, without empty lines
 * at the top and bottom. Whatever stands below a quotation does not count even when it is not quoted: programs wrap
 * quoted lines, and then their tail looks like an answer.
 */
export function writtenLines(lines: readonly string[]): string[] {
  const read = lines.slice(0, MOST_LINES).map((line) => trimmed(line.slice(0, MOST_LETTERS)))
  const end = read.findIndex((line, at) => isMark(line) || startsAttribution(read, at))
  const own = end < 0 ? read : read.slice(0, end)
  const first = own.findIndex((line) => line !== '')
  return first < 0 ? [] : own.slice(first, own.findLastIndex((line) => line !== '') + 1)
}

const isMark = (line: string): boolean =>
  QUOTATION.some((pattern) => pattern.test(line)) || SIGNATURE.some((pattern) => pattern.test(line))

/** Whether an attribution of at most three lines begins here. */
function startsAttribution(lines: readonly string[], at: number): boolean {
  for (let end = at; end < at + ATTRIBUTION_LINES; end += 1) {
    const line = lines[end] ?? ''
    if (line === '') return false
    if (ATTRIBUTION_END.test(line)) return end === at || ATTRIBUTION_START.test(lines[at] ?? '')
  }
  return false
}

const NO_WIDTH = /^[\u200b-\u200d\u2060\ufeff]$/

/** Without what people do not see at the ends: blanks of any kind, marks of width zero, QQ's empty line. */
function trimmed(line: string): string {
  let [from, to] = [0, line.length]
  while (from < to && isUnseen(line.charAt(from))) from += 1
  while (to > from && isUnseen(line.charAt(to - 1))) to -= 1
  const seen = line.slice(from, to)
  return seen === '&nbsp;' ? '' : seen
}

const isUnseen = (letter: string): boolean => letter.trim() === '' || NO_WIDTH.test(letter)
