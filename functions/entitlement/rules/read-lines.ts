import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { FieldError } from '../../kernel/refusal.ts'
import type { Right } from '../catalogue.ts'
import type { Line } from '../reports/report.ts'

interface LineIn {
  readonly account: string
  /** Its id, or its name in either language. */
  readonly right: string
  readonly lastUsedAt?: Instant | undefined
}

const UNKNOWN = {
  code: 'unknown-right',
  message: {
    'zh-CN': '目录里这个系统没有这项权限，请先在目录里添加。',
    en: 'The catalogue has no such right of this system; please add it first.',
  },
} as const
const AMBIGUOUS = {
  code: 'ambiguous-right',
  message: {
    'zh-CN': '这个系统有几项权限叫这个名称，请改用编号。',
    en: 'Several rights of this system have this name; please give the id.',
  },
} as const

/** More would say nothing new. */
const MOST_FAULTS = 20

/** The lines with the rights of the catalogue that they name, or what is wrong with them, line by line. */
export function readLines(
  lines: readonly LineIn[],
  rights: readonly Pick<Right, 'id' | 'name'>[],
): { readonly lines: readonly Line[]; readonly faults: readonly FieldError[] } {
  const byName = new Map<string, Set<Id>>()
  for (const { id, name } of rights) {
    for (const each of [id, name['zh-CN'], name.en]) {
      const key = plain(each)
      byName.set(key, (byName.get(key) ?? new Set()).add(id))
    }
  }
  const read: Line[] = []
  const faults: FieldError[] = []
  for (const [nth, { account, right, lastUsedAt }] of lines.entries()) {
    const [id, another] = byName.get(plain(right)) ?? []
    if (id === undefined) faults.push({ path: `lines/${nth}/right`, ...UNKNOWN })
    else if (another !== undefined) faults.push({ path: `lines/${nth}/right`, ...AMBIGUOUS })
    else read.push({ account, right: id, ...(lastUsedAt === undefined ? {} : { lastUsedAt }) })
  }
  return { lines: read, faults: faults.slice(0, MOST_FAULTS) }
}

const plain = (name: string): string => name.trim().toLowerCase()
