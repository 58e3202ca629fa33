/** What infra/aws tells a function in its environment (constructs/environment.ts). */
export type SettingName =
  | 'TABLE'
  | 'EPOCH_TABLE'
  | 'PUBLIC_URL'
  | 'MAIL_DOMAIN'
  | 'MAIL_SEND_ONLY'
  | 'MAIL_FROM'
  | 'MAIL_CONFIGURATION_SET'
  | 'MAIL_BUCKET'
  | 'SMTP_SECRET'
  | 'APP_SECRET'
  | 'ORIGIN_SECRET'
  | 'SIGN_IN_ISSUER'
  | 'SIGN_IN_CLIENT_ID'
  | 'SIGN_IN_SECRET'
  | 'MACHINE_PREFIX'
  | 'MACHINE_ALIAS'
  | 'CHECKPOINT_BUCKET'
  | 'CHECKPOINT_KEY'
  | 'DISTRIBUTION_ID'
  | 'FIRST_ADMINISTRATOR'
  | 'HEARTBEAT_URL'

/** The function was deployed without something it needs. */
export class MissingSettingError extends Error {
  override readonly name = 'MissingSettingError'
  constructor(readonly setting: SettingName) {
    super(`${setting} is not set`)
  }
}

export const findSetting = (name: SettingName): string | undefined => process.env[name] || undefined

export function setting(name: SettingName): string {
  const value = findSetting(name)
  if (value === undefined) throw new MissingSettingError(name)
  return value
}
