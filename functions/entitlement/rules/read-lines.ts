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
  const names = namesOf(rights)
  const read: Line[] = []
  const faults: FieldError[] = []
  for (const [nth, { account, right, lastUsedAt }] of lines.entries()) {
    const called = rightCalled(names, right)
    if ('id' in called) read.push({ account, right: called.id, ...(lastUsedAt === undefined ? {} : { lastUsedAt }) })
    else faults.push({ path: `lines/${nth}/right`, ...called })
  }
  return { lines: read, faults: faults.slice(0, MOST_FAULTS) }
}

/** Rights of a system by what they may be called. */
export type RightNames = ReadonlyMap<string, ReadonlySet<Id>>

export function namesOf(rights: readonly Pick<Right, 'id' | 'name'>[]): RightNames {
  const names = new Map<string, Set<Id>>()
  for (const { id, name } of rights) {
    for (const each of [id, name['zh-CN'], name.en]) {
      const key = plain(each)
      names.set(key, (names.get(key) ?? new Set()).add(id))
    }
  }
  return names
}

/** The right a system means, or why that cannot be said. */
export function rightCalled(names: RightNames, right: string): { readonly id: Id } | Omit<FieldError, 'path'> {
  const [id, another] = names.get(plain(right)) ?? []
  if (id === undefined) return UNKNOWN
  return another === undefined ? { id } : AMBIGUOUS
}

const plain = (name: string): string => name.trim().toLowerCase()
