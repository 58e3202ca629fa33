import type { Language } from '../../kernel/text.ts'

/** What stands in cells that hold one of a few words, or several things. */

/** Parts of a cell: one a line, or separated by `、` `;` `；`. */
export const partsOf = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/[;；、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The same of people and positions, whose names have no commas either. */
export const namesIn = (cell: string | undefined): string[] => partsOf((cell ?? '').replaceAll(/[,，]/g, ';'))

/** Undefined for another word. */
export function truthIn(cell: string): boolean | undefined {
  if (/^(?:是|对|y|yes|true|1|√)$/i.test(cell)) return true
  return /^(?:否|不是|n|no|false|0|×)$/i.test(cell) ? false : undefined
}

export function languageIn(cell: string): Language | undefined {
  if (/^(?:中文|汉语|简体中文|zh|zh-cn|chinese)$/i.test(cell)) return 'zh-CN'
  return /^(?:英文|英语|en|en-us|english)$/i.test(cell) ? 'en' : undefined
}

const ADDRESS = /^[^\s@<>"(),;:]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/

/** Lower case. */
export const isAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text)

/** Nothing below nothing; also in full width. */
export function numberIn(cell: string): number | undefined {
  const plain = cell.normalize('NFKC').trim()
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
