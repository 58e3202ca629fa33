import type { Column } from '../../kernel/table/table.ts'
import type { Text } from '../../kernel/text.ts'
import type { TableName } from '../exchange.ts'

/** What each table has: also what the template shows, and what exports write. */

export const TABLE_NAMES: Readonly<Record<TableName, Text>> = {
  people: { 'zh-CN': '人员', en: 'People' },
  positions: { 'zh-CN': '岗位', en: 'Positions' },
  duties: { 'zh-CN': '职责', en: 'Duties' },
  entitlements: { 'zh-CN': '权限', en: 'Entitlements' },
}

const text = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })

const NEEDED = { isNeeded: true } as const
const SEVERAL = text('多个用顿号或分号隔开', 'Several are separated by semicolons')

const people: readonly Column[] = [
  {
    ...{ key: 'name', heading: text('姓名', 'Name'), also: ['名字', '人员姓名', 'full name'], width: 14 },
    ...NEEDED,
    hint: text('张敏', 'Zhang Min'),
  },
  {
    ...{ key: 'email', heading: text('邮箱', 'E-mail'), also: ['电子邮箱', '邮件', 'email', 'mail'], width: 30 },
    ...NEEDED,
    hint: text('每人一个，作为识别依据', 'One for each; it is how people are told apart'),
  },
  {
    ...{ key: 'language', heading: text('语言', 'Language'), width: 10 },
    hint: text('中文（默认）或英文', 'Chinese (usual) or English'),
  },
]

const positions: readonly Column[] = [
  {
    ...{ key: 'group', heading: text('组', 'Group'), also: ['组别', '所属组', '班组', 'team'], width: 18 },
    hint: text('不填：部门直属岗位；没有的组会新建', 'Empty: of the department itself; a new one is made'),
  },
  {
    ...{ key: 'position', heading: text('岗位', 'Position'), also: ['岗位名称', 'post'], width: 22 },
    ...NEEDED,
    hint: text('数据库管理员', 'Database administrator'),
  },
  {
    ...{ key: 'positionEn', heading: text('岗位英文名', 'Position in English'), width: 24 },
    hint: text('不填则与中文相同', 'Empty: the same'),
  },
  {
    ...{ key: 'groupEn', heading: text('组英文名', 'Group in English'), width: 20 },
    hint: text('仅新建组时使用', 'For a new group'),
  },
  {
    ...{ key: 'leads', heading: text('组长岗位', 'Leads the group'), also: ['是否组长'], width: 10 },
    hint: text('是或否；新建组必须有一个', 'Yes or no; a new group needs one'),
  },
  {
    ...{ key: 'holders', heading: text('任职人', 'Holders'), also: ['人员', '担任人', 'holder'], width: 34 },
    hint: text(
      `邮箱或姓名，${SEVERAL['zh-CN']}；只增加，不撤换`,
      `Addresses or names. ${SEVERAL.en}; nobody is taken away`,
    ),
  },
  {
    ...{ key: 'deputies', heading: text('代理人', 'Deputies'), also: ['代理', '备岗', 'b角', 'deputy'], width: 34 },
    hint: text('同上', 'The same'),
  },
]

const duties: readonly Column[] = [
  {
    ...{ key: 'id', heading: text('编号', 'Id'), also: ['职责编号'], width: 30 },
    hint: text('导出时带出，新职责留空', 'Of a duty that is there; empty for a new one'),
  },
  {
    ...{ key: 'position', heading: text('责任岗位', 'Accountable position'), also: ['岗位', 'position'], width: 26 },
    ...NEEDED,
    hint: text('唯一一个，如“系统运维组 / 数据库管理员”', 'Exactly one: “Operations / DBA”'),
  },
  {
    ...{ key: 'title', heading: text('职责', 'Duty'), also: ['工作内容', '职责内容', '事项', 'title'], width: 34 },
    ...NEEDED,
    hint: text('做什么', 'What has to be done'),
  },
  {
    ...{ key: 'titleEn', heading: text('职责英文', 'Duty in English'), width: 34 },
    hint: text('不填则与中文相同', 'Empty: the same'),
  },
  {
    ...{ key: 'standard', heading: text('完成标准', 'Completion standard'), also: ['标准', 'standard'], width: 44 },
    ...NEEDED,
    hint: text('做到什么程度算完成', 'When it counts as done'),
  },
  {
    ...{ key: 'standardEn', heading: text('完成标准英文', 'Standard in English'), width: 44 },
    hint: text('不填则与中文相同', 'Empty: the same'),
  },
  {
    ...{ key: 'when', heading: text('周期或触发', 'When'), also: ['周期', '频次', '频率', 'recurrence'], width: 34 },
    ...NEEDED,
    hint: text(
      '每个工作日 09:00；每月最后一个工作日；每季度；变更发布后；常设；值班',
      'every working day at 09:00; every quarter; after a change was released; standing; on call',
    ),
  },
  {
    ...{ key: 'from', heading: text('起始日', 'From'), width: 12 },
    hint: text('2026-01-05，不填：今天起', '2026-01-05; empty: from today'),
  },
  {
    ...{ key: 'allowed', heading: text('时限', 'Time allowed'), also: ['完成时限', 'allowed'], width: 18 },
    hint: text('2 小时、1 个工作日（默认）', '2 hours, 1 business day (usual)'),
  },
  {
    ...{ key: 'whenLate', heading: text('逾期', 'When late'), also: ['逾期处理'], width: 12 },
    hint: text('保留（默认）或作废', 'stays (usual) or lapses'),
  },
  {
    ...{ key: 'evidence', heading: text('证据', 'Evidence'), also: ['记录'], width: 34 },
    hint: text('记录：检查结果；数字：剩余空间% [20,100]', 'note: what was checked; number: free space % [20,100]'),
  },
  {
    ...{ key: 'activity', heading: text('活动', 'Activity'), width: 14 },
    hint: text('职责书框架中的活动名称', 'An activity of the book'),
  },
  {
    ...{ key: 'services', heading: text('服务', 'Services'), width: 24 },
    hint: text(`活动所及的服务或“全部”；${SEVERAL['zh-CN']}`, `For which services, or “all”. ${SEVERAL.en}`),
  },
  {
    ...{ key: 'procedure', heading: text('规程', 'Procedure'), also: ['操作规程', 'sop'], width: 30 },
    hint: text('名称，可加链接', 'Its title, perhaps with a link'),
  },
  {
    ...{ key: 'steps', heading: text('规程步骤', 'Steps'), width: 40 },
    hint: text('每行一步', 'One a line'),
  },
  {
    ...{ key: 'objective', heading: text('服务目标', 'Objective'), also: ['年度目标'], width: 30 },
    hint: text('年度目标的编号', 'Id of an objective'),
  },
  {
    ...{ key: 'authorities', heading: text('所需权限', 'Authorities'), also: ['权限'], width: 34 },
    hint: text('授权变更（至中风险；邮件系统）', 'Authorise changes (up to medium; Mail)'),
  },
  {
    ...{ key: 'effort', heading: text('工时（分钟）', 'Effort (minutes)'), also: ['工时', 'effort'], width: 12 },
    hint: text('每次；常设职责为每周', 'Each time; of a standing duty in a week'),
  },
  {
    ...{ key: 'responsible', heading: text('执行岗位', 'Responsible'), width: 30 },
    hint: text(`不填：责任岗位自己做；${SEVERAL['zh-CN']}`, `Empty: the accountable one. ${SEVERAL.en}`),
  },
  { key: 'consulted', heading: text('征询岗位', 'Consulted'), width: 30, hint: SEVERAL },
  { key: 'informed', heading: text('知会岗位', 'Informed'), width: 30, hint: SEVERAL },
]

const entitlements: readonly Column[] = [
  {
    ...{ key: 'person', heading: text('人员', 'Person'), also: ['姓名', '邮箱'], width: 30 },
    ...NEEDED,
    hint: text('邮箱或姓名', 'Address or name'),
  },
  { key: 'system', heading: text('系统', 'System'), width: 22, ...NEEDED, hint: text('邮件网关', 'Mail gateway') },
  { key: 'right', heading: text('权限', 'Right'), width: 22, ...NEEDED, hint: text('日志只读', 'Read the logs') },
  {
    ...{ key: 'position', heading: text('依据岗位', 'For the position'), also: ['岗位'], width: 28 },
    ...NEEDED,
    hint: text('此人担任的岗位', 'One this person holds'),
  },
  {
    key: 'account',
    heading: text('账号', 'Account'),
    width: 18,
    ...NEEDED,
    hint: text('在该系统中的账号', 'On that system'),
  },
  {
    ...{ key: 'until', heading: text('有效期至', 'Until'), also: ['到期日'], width: 14 },
    ...NEEDED,
    hint: text('2026-12-31', '2026-12-31'),
  },
  { key: 'reason', heading: text('理由', 'Reason'), width: 40, ...NEEDED, hint: text('为什么需要', 'What it is for') },
]

export const COLUMNS: Readonly<Record<TableName, readonly Column[]>> = { people, positions, duties, entitlements }

/** The heading of a column; of the key itself where the table has no such column. */
export const headingOf = (table: TableName, key: string): Text =>
  COLUMNS[table].find((column) => column.key === key)?.heading ?? { 'zh-CN': key, en: key }
