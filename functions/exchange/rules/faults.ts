import type { Reason } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import type { Fault, TableName } from '../exchange.ts'

/** Why a cell cannot be taken; `{value}` is what stands in it. */
const WORDS = {
  'not-an-address': ['“{value}”不是邮箱地址。', '“{value}” is no e-mail address.'],
  'too-long': ['太长，最多 {most} 个字。', 'This is too long: {most} characters at most.'],
  'not-a-language': ['语言只能是“中文”或“英文”。', 'A language is “Chinese” or “English”.'],
  'not-yes-or-no': ['请填“是”或“否”。', 'Write “yes” or “no”.'],
  'row-twice': ['与第 {row} 行重复。', 'This is the same as row {row}.'],
  'person-has-left': [
    '这个邮箱属于已离职人员，请先在“人员”页面让其回归。',
    'This address is of somebody who has left; let them back in on the page of people first.',
  ],
  'unknown-person-named': [
    '找不到“{value}”，请填写邮箱；新人请同时写在“人员”表中。',
    'Nobody is “{value}”. Give an address; whoever is new belongs into the table of people too.',
  ],
  'several-people-named': ['有多人叫“{value}”，请改填邮箱。', 'Several people are called “{value}”; give an address.'],
  'unknown-position-named': [
    '找不到岗位“{value}”。请写作“组 / 岗位”，新岗位请同时写在“岗位”表中。',
    'There is no position “{value}”. Write “group / position”; a new one belongs into the table of positions too.',
  ],
  'several-positions-named': [
    '有多个岗位叫“{value}”，请写作“组 / 岗位”。',
    'Several positions are called “{value}”; write “group / position”.',
  ],
  'group-without-leader': [
    '“{value}”是新组，请把其中一个岗位标为组长岗位。',
    '“{value}” is a new group: mark the position that leads it.',
  ],
  'leader-is-another': [
    '这个组的组长岗位是“{value}”。更换组长岗位请在“组”页面操作。',
    'This group is led by “{value}”. Which position leads it is changed on the page of groups.',
  ],
  'unknown-service-named': ['没有服务“{value}”。', 'There is no service “{value}”.'],
  'unknown-activity-named': [
    '职责书里没有活动“{value}”，请先在职责书草稿的框架中添加。',
    'The role book has no activity “{value}”; add it to the frame of a draft first.',
  ],
  'unknown-authority-named': ['没有权限“{value}”。', 'There is no authority “{value}”.'],
  'unknown-duty-id': [
    '没有编号为“{value}”的职责；新职责请留空。',
    'No duty has the id “{value}”; leave it empty for a new one.',
  ],
  'not-a-date-written': ['“{value}”不是日期，请写作 2026-01-05。', '“{value}” is no date; write 2026-01-05.'],
  'date-is-past': ['{value} 已经过去。', '{value} is over.'],
  'until-too-far-ahead': ['最长到 {value}。', 'The longest is until {value}.'],
  'not-an-allowance': [
    '看不懂时限“{value}”。请写作：2 小时、30 分钟、1 天、1 个工作日、8 个工作小时。',
    'The time “{value}” is not understood. Write 2 hours, 30 minutes, 1 day, 1 business day, 8 business hours.',
  ],
  'not-late-rule': ['逾期只能填“保留”或“作废”。', 'What becomes of it when late is “stays” or “lapses”.'],
  'not-evidence': [
    '看不懂证据“{value}”。请写作：记录：检查结果；链接：报告；数字：剩余空间% [20,100]。',
    'The evidence “{value}” is not understood. Write note: what was checked; link: the report; number: free space % [20,100].',
  ],
  'not-a-number-written': ['“{value}”不是数字。', '“{value}” is no number.'],
  'activity-and-services': ['填写了服务却没有填写活动。', 'There are services, but no activity that is done for them.'],
  'unknown-system-named': ['目录中没有系统“{value}”。', 'The catalogue has no system “{value}”.'],
  'unknown-right-named': ['该系统没有权限“{value}”。', 'This system has no right “{value}”.'],
  'does-not-hold-it': ['此人不担任岗位“{value}”。', 'This person does not hold the position “{value}”.'],
} as const satisfies Record<string, readonly [string, string]>
export type CellFault = keyof typeof WORDS

export const reasonFor = (code: CellFault, values: Readonly<Record<string, string | number | Text>> = {}): Reason => {
  const [chinese, english] = WORDS[code]
  return { code, text: { 'zh-CN': chinese, en: english }, values }
}

/** Faults of one row, collected while it is read. */
export class FaultsOf {
  readonly found: Fault[] = []
  readonly #table: TableName
  readonly #row: number

  constructor(table: TableName, row: number) {
    this.#table = table
    this.#row = row
  }

  add(
    column: string | undefined,
    code: CellFault,
    values: Readonly<Record<string, string | number | Text>> = {},
  ): void {
    this.because(column, reasonFor(code, values))
  }

  because(column: string | undefined, reason: Reason): void {
    this.found.push({ table: this.#table, row: this.#row, ...(column === undefined ? {} : { column }), reason })
  }
}
