/** The word of a cause as it is compared: `证书 过期` is `证书过期`, `Disk Full` is `diskfull`. */
export const sameCause = (cause: string): string => cause.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '')
