import { describe, expect, it } from 'vitest'
import { saysOf } from '../../functions/improvement/moment.words.ts'
import type { Directory } from '../../functions/responsibility/index.ts'

const looking = { directory: { people: new Map() } as unknown as Directory, language: 'zh-CN' } as const
const said = (what: { was: number; severity: number }) =>
  saysOf({ did: 'incident.severity-changed', by: { kind: 'system', id: 'onduty' }, what }, looking)

describe('what an entry of an incident’s story was, in its review', () => {
  it('another severity: from which to which', () => {
    expect(said({ was: 2, severity: 1 })).toBe('级别由二级改为一级')
  })

  it('as bad as before, though it hits others than was thought: not that a severity became itself', () => {
    expect(said({ was: 2, severity: 2 })).toBe('重新评估影响，仍为二级')
  })
})
