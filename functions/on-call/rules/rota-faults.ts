import { localDateOf } from '../../calendar/index.ts'
import type { FieldError } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import { type Directory, isActive } from '../../responsibility/index.ts'
import { type Covers, ON_CALL_ROLES, type Rota } from '../schedule.ts'

const WORDS = {
  'unknown-person': { 'zh-CN': '没有此人，或此人已离职。', en: 'There is no such person, or they have left.' },
  'unknown-group': { 'zh-CN': '没有这个组。', en: 'There is no such group.' },
  'unknown-service': { 'zh-CN': '没有这项服务。', en: 'There is no such service.' },
  'unknown-position': { 'zh-CN': '没有这个岗位。', en: 'There is no such position.' },
  'unknown-time-zone': {
    'zh-CN': '没有这个时区；请填写 IANA 名称，例如 Asia/Shanghai。',
    en: 'There is no such time zone; give its IANA name, such as Asia/Shanghai.',
  },
  'until-before-from': { 'zh-CN': '结束日期必须晚于开始日期。', en: 'The end has to be later than the beginning.' },
} as const satisfies Record<string, Text>
export type RotaFault = keyof typeof WORDS

const fault = (path: string, code: RotaFault): FieldError => ({ path, code, message: WORDS[code] })

/** What is wrong with rotations that are right in their form: every fault at once, none when they can be computed. */
export function rotaFaults(rota: Rota, directory: Directory): FieldError[] {
  const layers = ON_CALL_ROLES.flatMap((role) =>
    rota[role].flatMap((layer, nth) => {
      const path = `rota/${role}/${nth}`
      return [
        ...layer.people.flatMap((person, at) =>
          isActive(directory, person) ? [] : [fault(`${path}/people/${at}`, 'unknown-person')],
        ),
        ...(layer.until !== undefined && layer.until <= layer.from
          ? [fault(`${path}/until`, 'until-before-from')]
          : []),
      ]
    }),
  )
  return [...(isKnownZone(rota.timeZone) ? [] : [fault('rota/timeZone', 'unknown-time-zone')]), ...layers]
}

export function coversFaults(covers: Covers, directory: Directory): FieldError[] {
  if (covers.kind === 'group') return directory.groups.has(covers.group) ? [] : [fault('covers/group', 'unknown-group')]
  if (covers.kind === 'department') return []
  return covers.services.flatMap((service, nth) =>
    directory.services.has(service) ? [] : [fault(`covers/services/${nth}`, 'unknown-service')],
  )
}

export const ownerFaults = (owner: string, directory: Directory): FieldError[] =>
  directory.positions.has(owner) ? [] : [fault('owner', 'unknown-position')]

export const zoneFaults = (timeZone: string): FieldError[] =>
  isKnownZone(timeZone) ? [] : [fault('timeZone', 'unknown-time-zone')]

export const personFault = (path: string): FieldError => fault(path, 'unknown-person')

function isKnownZone(timeZone: string): boolean {
  try {
    return localDateOf('2026-01-05T00:00:00.000Z', timeZone) !== ''
  } catch (error) {
    // `Intl` knows no such zone.
    if (error instanceof Error) return false
    throw error
  }
}
