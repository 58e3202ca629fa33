import { nextNumber } from '../platform/next-number.ts'
import type { Platform } from '../platform/platform.ts'

/** The next number for a change, `CHG-1042`. */
export const nextChangeNumber = (platform: Pick<Platform, 'store'>): Promise<string> =>
  nextNumber(platform, 'change', 'CHG')
