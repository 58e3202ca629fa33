import type { ZodMiniType } from 'zod/mini'
import type { Route } from '../../lib/api.ts'

/** A mail as one machine keeps it instead of sending it. */
export interface LocalMail {
  readonly id: string
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly sentAt: string
}

/** A local control has no contract of the API: what matters of one, by hand. */
export const listLocalMail = {
  operation: 'list-local-mail',
  method: 'GET',
  path: '/local/mail',
} as Route as Route & {
  readonly path: '/local/mail'
  readonly params: undefined
  readonly body: undefined
  readonly query: ZodMiniType<Record<string, string>, { to?: string; after?: string }>
  readonly answer: ZodMiniType<{ readonly items: readonly LocalMail[] }>
}
