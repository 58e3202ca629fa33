import { RefusalError } from '../refusal.ts'
import type { Bounds } from './table.ts'

/** Not what its name says. */
export const unreadableCsv = (): RefusalError =>
  new RefusalError(422, {
    code: 'file-unreadable',
    text: {
      'zh-CN': '读不出这个文件：不是有效的 CSV 文件，也可能已加密或损坏。',
      en: 'The file cannot be read: it is no CSV file, or it is encrypted or damaged.',
    },
  })

export const tooManyRows = ({ rows, columns }: Bounds): RefusalError =>
  new RefusalError(422, {
    code: 'too-many-rows',
    text: {
      'zh-CN': '行或列太多：一个文件最多 {rows} 行、{columns} 列。',
      en: 'There are too many rows or columns: a file has at most {rows} rows and {columns} columns.',
    },
    values: { rows, columns },
  })
