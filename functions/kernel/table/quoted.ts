/** What a spreadsheet could take for a formula, or for the end of something. */
const DANGEROUS = /^[=+\-@\t\r\0]/

/**
 * A cell that no program takes for a formula: a quotation mark in front, as people write it themselves. Numbers stay
 * numbers, also below nothing.
 */
export function quoted(text: string): string {
  const plain = text.replaceAll('\0', '')
  return DANGEROUS.test(plain) && !/^-?\d+(?:\.\d+)?$/.test(plain) ? `'${plain}` : plain
}

/** What it was before. */
export const unquoted = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
