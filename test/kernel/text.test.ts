import { describe, expect, it } from 'vitest'
import { say, type Text } from '../../functions/kernel/text.ts'

describe('a sentence with names in it', () => {
  const climbs: Text = { 'zh-CN': '逾期未处理，将升级给{next}。', en: 'It goes up to {next}.' }
  const asks: Text = { 'zh-CN': '{requester}申请进行“{what}”，请{who}决定。', en: '{requester} asks {who}.' }

  it('has a space where Chinese meets Latin letters, as people write, and nowhere else', () => {
    expect(say(climbs, 'zh-CN', { next: '高峰' })).toBe('逾期未处理，将升级给高峰。')
    expect(say(climbs, 'zh-CN', { next: 'David Miller' })).toBe('逾期未处理，将升级给 David Miller。')
    const said = say(asks, 'zh-CN', { requester: 'Anna', what: 'VPN', who: '陈建国' })
    expect(said).toBe('Anna 申请进行“VPN”，请陈建国决定。')
    expect(say(climbs, 'en', { next: '高峰' })).toBe('It goes up to 高峰.')
  })

  it('keeps a name it was not given in sight', () => {
    expect(say(climbs, 'en')).toBe('It goes up to {next}.')
  })
})
