import { RefusalError } from '../kernel/refusal.ts'

/** A machine wants what only people do: it could make itself immortal. */
export class NeedsAPersonError extends RefusalError {
  override readonly name = 'NeedsAPersonError'
  constructor() {
    super(403, {
      code: 'needs-a-person',
      text: { 'zh-CN': '只有本人登录后才能管理令牌。', en: 'Only a person can manage tokens, not a machine.' },
    })
  }
}

/** A person has as many tokens as anybody needs. */
export class TooManyTokensError extends RefusalError {
  override readonly name = 'TooManyTokensError'
  constructor(most: number) {
    super(
      409,
      {
        code: 'too-many-tokens',
        text: {
          'zh-CN': '您已有 {most} 个有效令牌，请先撤销不用的。',
          en: 'You have {most} valid tokens already; revoke those you no longer need.',
        },
        values: { most },
      },
      { most },
    )
  }
}
