import { describe, expect, it } from 'vitest'
import { AUTHORITIES, AUTHORITY_NAMES } from '../../functions/responsibility/authorities.ts'
import en from '../../web/src/ui/en.ts'
import zh from '../../web/src/ui/zh-CN.ts'

describe('an authority has one name', () => {
  it.each(AUTHORITIES)('%s is called the same by a refusal and by the portal', (authority) => {
    const key = authority.replace('.', '_')
    expect(AUTHORITY_NAMES[authority]).toEqual({
      'zh-CN': Object.entries(zh.authorities).find(([name]) => name === key)?.[1],
      en: Object.entries(en.authorities).find(([name]) => name === key)?.[1],
    })
  })
})
