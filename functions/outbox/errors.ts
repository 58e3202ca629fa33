import { RefusalError } from '../kernel/refusal.ts'

/** The outbox asks for something no room of this version offers. */
export class UnknownEffectError extends Error {
  override readonly name = 'UnknownEffectError'
  constructor(readonly asked: string) {
    super(`nobody performs ${asked}`)
  }
}

export const noLongerParked = () =>
  new RefusalError(409, {
    code: 'no-longer-parked',
    text: { 'zh-CN': '这一项已经重新投递过了。', en: 'This has been redriven already.' },
  })

export const notReadable = () =>
  new RefusalError(409, {
    code: 'effect-not-readable',
    text: {
      'zh-CN': '这一项的内容已无法读取，不能重投；请根据失败原因人工处理。',
      en: 'What this was can no longer be read, so it cannot be redriven; see to it by hand.',
    },
  })

export const nothingHeld = () =>
  new RefusalError(409, {
    code: 'nothing-held',
    text: {
      'zh-CN': '目前没有因恢复备份而暂停的邮件或流程。',
      en: 'No mails or starts are held back because of a restore.',
    },
  })
