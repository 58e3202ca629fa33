import { localDateOf, localDateTimeOf } from '../../calendar/index.ts'
import { FILE_TYPES, type FileOut } from '../../kernel/file.ts'
import type { Instant } from '../../kernel/instant.ts'
import { writeCsv } from '../../kernel/table/write-csv.ts'
import type { Language, Text } from '../../kernel/text.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { System } from '../catalogue.ts'
import type { EntitlementHead } from '../entitlement.ts'
import { nameOfOrder, wantedOf } from '../rules/orders.ts'
import type { Wanted } from '../steps/connect.ts'
import { ORDER_COLUMNS } from './columns.ts'

export const WANTED_NAMES: Readonly<Record<Wanted, Text>> = {
  grant: { 'zh-CN': '开通', en: 'Grant' },
  revoke: { 'zh-CN': '收回', en: 'Revoke' },
}
const FILE_NAME: Text = { 'zh-CN': '开通收回指令', en: 'Orders' }

/** Who writes, in which language, for which department. */
export interface Writing {
  readonly directory: Directory
  readonly language: Language
  readonly now: Instant
}

/** What has to be done on a system, to be carried out there and sent back: one row an order. */
export function ordersFile(
  system: Pick<System, 'name'>,
  orders: readonly EntitlementHead[],
  writing: Writing,
): FileOut {
  const { language, directory, now } = writing
  const rows = orders.map((head) => {
    const cells = cellsOf(head, writing)
    return ORDER_COLUMNS.map(({ key }) => cells[key] ?? '')
  })
  const date = localDateOf(now, directory.department.calendar.timeZone)
  return {
    name: `${system.name[language]} ${FILE_NAME[language]} ${date}.csv`,
    type: FILE_TYPES.csv,
    bytes: writeCsv([ORDER_COLUMNS.map(({ heading }) => heading[language]), ...rows]),
  }
}

function cellsOf(
  head: EntitlementHead,
  { directory, language }: Writing,
): Readonly<Record<string, string | undefined>> {
  const person = directory.people.get(head.person)
  const at = (instant: Instant | undefined) =>
    instant === undefined
      ? undefined
      : localDateTimeOf(instant, directory.department.calendar.timeZone).slice(0, 16).replace('T', ' ')
  return {
    order: nameOfOrder(head),
    action: WANTED_NAMES[wantedOf(head) ?? 'revoke'][language],
    number: head.number,
    person: person?.name,
    email: person?.email,
    right: head.rightName[language],
    until: at(head.until),
    due: at(head.dueAt),
    account: head.account,
  }
}
