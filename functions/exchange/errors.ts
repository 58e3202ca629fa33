import { RefusalError, type RefusalStatus } from '../kernel/refusal.ts'

type Words = readonly [status: RefusalStatus, chinese: string, english: string]

/** Why a file cannot be read, or an import not be carried out. */
const REFUSALS = {
  'file-unreadable': [
    422,
    '读不出这个文件：不是有效的 Excel 工作簿（.xlsx）或 CSV 文件，也可能已加密或损坏。',
    'The file cannot be read: it is no Excel workbook (.xlsx) or CSV file, or it is encrypted or damaged.',
  ],
  'file-too-big-inside': [
    422,
    '文件展开后太大，已拒绝。工作簿展开后最多 {most} MB、{entries} 个部件。',
    'Unpacked, the file is too big and was refused: a workbook has at most {most} MB and {entries} parts inside.',
  ],
  'table-not-named': [
    422,
    'CSV 文件只含一张表，请说明是哪一张：人员、岗位、职责或权限。',
    'A CSV file holds one table; say which: people, positions, duties or entitlements.',
  ],
  'no-sheet-known': [
    422,
    '没有找到认识的工作表。工作表名称应为：{names}。请从模板开始。',
    'None of the sheets is known. They are called: {names}. Please begin with the template.',
  ],
  'too-many-rows': [
    422,
    '行或列太多：一张表最多 {rows} 行、{columns} 列，请分成几个文件导入。',
    'There are too many rows or columns: a table has at most {rows} rows and {columns} columns; import it in parts.',
  ],
  'import-has-faults': [
    409,
    '文件里有 {count} 处错误，没有导入任何内容。请按报告改正后重试。',
    'There are {count} faults in the file; nothing was imported. Correct them by the report and try again.',
  ],
  'import-changes-nothing': [
    409,
    '文件内容与系统现状一致，没有需要导入的内容。',
    'Everything in the file is so already; there is nothing to import.',
  ],
  'import-is-another': [
    409,
    '检查之后，文件或系统内容有了变化，请重新检查再导入。',
    'The file, or what it meets here, is another than the one that was checked; check it again before importing.',
  ],
} as const satisfies Record<string, Words>

export type ExchangeRefusal = keyof typeof REFUSALS

/** The refusal of this code, to be thrown. */
export function refused(
  code: ExchangeRefusal,
  values: Readonly<Record<string, string | number>> = {},
  options?: ErrorOptions,
): RefusalError {
  const [status, chinese, english]: Words = REFUSALS[code]
  return new RefusalError(status, { code, text: { 'zh-CN': chinese, en: english }, values }, {}, options)
}

/** What a table may have at most. */
export const MOST_ROWS = 5000
export const MOST_COLUMNS = 100
