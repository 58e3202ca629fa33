import type { Reason } from '../../kernel/refusal.ts'
import type { RowFault } from '../../kernel/table/table.ts'

/** Why a row of a file of results or of a report cannot be taken; `{value}` is what stands in the cell. */
const WORDS = {
  'no-rows': ['文件里没有数据行。', 'There are no rows in the file.'],
  'row-twice': ['与第 {row} 行重复。', 'This is the same as row {row}.'],
  'too-long': ['太长，最多 {most} 个字。', 'This is too long: {most} characters at most.'],
  'not-one-line': ['只能写一行。', 'This is one line only.'],
  'not-an-order': [
    '“{value}”不是这个系统的指令，请原样保留下载文件里的“指令”一列。',
    '“{value}” is no order of this system; leave that column as it was downloaded.',
  ],
  'number-differs': [
    '这条指令的单号是 {number}，行的内容可能错位了。',
    'The number of this order is {number}; cells may have moved between rows.',
  ],
  'not-a-result': ['结果只能是“完成”或“失败”；没办的留空。', 'A result is “done” or “failed”, or empty.'],
  'account-missing': ['开通完成的，必须填写系统账号。', 'What was granted needs its account on the system.'],
  'proof-missing': [
    '请写明做了什么、凭什么确认；失败的写原因。',
    'Say what was done and what shows it, or why it failed.',
  ],
  'order-fell-away': [
    '这项申请已撤销。如果已在系统上开通，请立即收回，并把结果留空。',
    'This request has fallen away. If it was granted on the system, take it back at once and leave the result empty.',
  ],
  'not-a-time': [
    '“{value}”不是日期或时间，请写作 2026-11-20 或 2026-11-20 08:30。',
    '“{value}” is no date or time; write 2026-11-20 or 2026-11-20 08:30.',
  ],
} as const satisfies Record<string, readonly [string, string]>

export type RowFaultCode = keyof typeof WORDS

export const faultReason = (code: RowFaultCode, values: Readonly<Record<string, string | number>> = {}): Reason => {
  const [chinese, english] = WORDS[code]
  return { code, text: { 'zh-CN': chinese, en: english }, values }
}

/** @param column key of the column; undefined: the row as a whole */
export const faultIn = (
  row: number,
  column: string | undefined,
  code: RowFaultCode,
  values?: Readonly<Record<string, string | number>>,
): RowFault => ({ row, ...(column === undefined ? {} : { column }), reason: faultReason(code, values) })
