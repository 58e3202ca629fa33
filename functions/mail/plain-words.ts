/**
 * What people typed, made safe to print in a mail: no control characters, and no marks that turn the direction of
 * writing (they make `exe.fdp` read as `pdf.exe`, and a risk of "low" out of something else).
 */
const UNPRINTABLE = new RegExp(
  `[${[
    '\u0000-\u0008\u000b-\u001f\u007f-\u009f', // controls but tab and line feed
    '\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069', // direction
    '\u2028\u2029\ufeff\ufff9-\ufffb', // separators and annotations
  ].join('')}]`,
  'gu',
)

const ELLIPSIS = '…'

/** Words over several lines; at most `limit` characters, and at most two line ends in a row. */
export function paragraph(words: string, limit: number): string {
  const lines = words.toWellFormed().replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '')
  return cut(
    lines
      .replace(/[\t ]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    limit,
  )
}

/** Words on one line: fit for a subject or a heading. */
export const oneLine = (words: string, limit: number): string =>
  cut(
    words
      .toWellFormed()
      .replace(/[\r\n\t]+/g, ' ')
      .replace(UNPRINTABLE, '')
      .replace(/ {2,}/g, ' ')
      .trim(),
    limit,
  )

/** Cuts between characters as people count them, so that no half of a pair is left over. */
function cut(words: string, limit: number): string {
  if (words.length <= limit) return words
  const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(words.slice(0, limit + 32))
  let kept = ''
  for (const { segment } of segments) {
    if (kept.length + segment.length > limit - ELLIPSIS.length) break
    kept += segment
  }
  return kept.trimEnd() + ELLIPSIS
}
