import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { howAlike, weightOf, wordsOf } from '../../functions/incident/rules/how-alike.ts'

const told = (title: string, rest: { description?: string; key?: string; cause?: string } = {}) => ({
  title,
  description: '',
  ...rest,
})
const by = (now: Parameters<typeof told>, past: Parameters<typeof told>) =>
  howAlike(told(...now), told(...past)).map((each) =>
    'words' in each ? `${each.by} ${each.words.join(' ')}` : each.by,
  )

describe('how an incident of the past is like this one', () => {
  it('by the same alert, by a cause that is spoken of, by words of the title', () => {
    expect(by(['x', { key: 'queue' }], ['y', { key: 'queue' }])).toEqual(['key'])
    expect(by(['x', { description: '像是证书过期' }], ['y', { cause: '证书过期' }])).toEqual(['cause 证书过期'])
    expect(by(['邮件网关拒绝连接'], ['邮件网关超时'])).toEqual(['words 邮件网关'])
    expect(by(['Mail gateway refuses connections'], ['mail gateway timeout'])).toEqual(['words mail gateway'])
  })

  it('words every incident has say nothing', () => {
    expect(by(['系统故障'], ['服务故障'])).toEqual([])
    expect(by(['The printer does not print'], ['The scanner does not work'])).toEqual([])
  })

  it('one common word in two long titles is not enough', () => {
    expect(by(['上海分公司 VPN 网关拒绝外部邮件'], ['北京研发中心打印机卡纸邮件提醒'])).toEqual([])
  })

  it('the same alert weighs more than the same cause, and that more than any words', () => {
    const words = howAlike(told('邮件网关拒绝所有外部连接请求'), told('邮件网关拒绝所有外部连接请求'))
    const cause = howAlike(told('a', { description: '断电' }), told('b', { cause: '断电' }))
    const key = howAlike(told('a', { key: 'k' }), told('b', { key: 'k' }))
    expect(weightOf(cause)).toBeGreaterThan(weightOf(words))
    expect(weightOf(key)).toBeGreaterThan(weightOf(cause) + weightOf(words))
  })

  it('whatever the titles, it is alike both ways or neither, and alike to itself when it says anything', () => {
    const title = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[邮件网关证书 a-c]{0,12}$/u))
    fc.assert(
      fc.property(title, title, (one, other) => {
        expect(by([one], [other]).length).toBe(by([other], [one]).length)
        expect(by([one], [one]).length).toBe(wordsOf(one).size > 0 ? 1 : 0)
      }),
    )
  })
})
