import type { Mail } from '../../functions/platform/mailer.ts'

/** Mails with the time they went out, of a mail server that can be out of order. */
export function aMailServer() {
  const sent: { readonly mail: Mail; readonly at: string }[] = []
  const state = { isDown: false, sent, now: () => '' }
  return {
    state,
    mailer: {
      send: async (mail: Mail) => {
        if (state.isDown) throw new Error('connect ECONNREFUSED')
        sent.push({ mail, at: state.now() })
      },
    },
  }
}
