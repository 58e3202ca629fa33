import { type Reason, RefusalError } from '../kernel/refusal.ts'
import type { AcknowledgementHead } from './acknowledgement.ts'

/** 403 for whoever may not, 409 for what cannot be now; the present state comes along. */
const FORBIDDEN = new Set(['not-the-signer', 'not-accountable', 'own-refusal', 'person-not-active'])

export const refused = (reason: Reason, { status, version }: Pick<AcknowledgementHead, 'status' | 'version'>) =>
  new RefusalError(FORBIDDEN.has(reason.code) ? 403 : 409, reason, { state: status, version })

export const isStale = ({ version, status }: Pick<AcknowledgementHead, 'status' | 'version'>) =>
  new RefusalError(
    412,
    {
      code: 'stale-version',
      text: {
        'zh-CN': '这份签收已有变化（现为第 {version} 版），请重新读取后再操作。',
        en: 'This has changed (its version is {version} now); read it again before you act.',
      },
      values: { version },
    },
    { version, state: status },
  )

export const oneFilterOnly = () =>
  new RefusalError(422, {
    code: 'one-filter-only',
    text: { 'zh-CN': '人员和岗位只能选一个。', en: 'Name a person or a position, not both.' },
  })
