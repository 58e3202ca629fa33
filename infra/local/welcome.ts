import type { Settings } from './settings.ts'

export interface Welcome {
  readonly settings: Settings
  /** A first start: the department was just founded. */
  readonly isNew: boolean
  readonly people: readonly { readonly name: string; readonly email: string; readonly title: string }[]
}

const MOST_PEOPLE = 8

/** What the terminal says when everything is ready: where to look, and who can sign in. */
export function welcome({ settings, isNew, people }: Welcome): void {
  const { publicUrl, dataDir, mail, smtpPort, clock, localControls } = settings
  const more = people.length > MOST_PEOPLE ? `  … and ${people.length - MOST_PEOPLE} more\n` : ''
  const who = people
    .slice(0, MOST_PEOPLE)
    .map(({ name, email, title }) => `  ${email.padEnd(32)} ${name}  ${title}\n`)
    .join('')
  process.stdout.write(
    [
      '',
      `职守 Onduty is ready: ${publicUrl}`,
      '',
      `  API           ${publicUrl}/api/docs`,
      `  mail          ${mail === 'local' ? `${publicUrl}/mailbox` : mail}${smtpPort === 0 ? '' : `, replies to port ${smtpPort}`}`,
      `  data          ${dataDir}${isNew ? ' (new)' : ''}`,
      ...(clock.kind === 'virtual' ? ['  clock         virtual'] : []),
      ...(localControls ? ['  controls      /local/… are open'] : []),
      '',
      'Sign in as one of these (development sign-in, no password):',
      `${who}${more}`,
    ].join('\n'),
  )
}
