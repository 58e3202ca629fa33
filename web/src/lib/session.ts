import { createContext, useContext } from 'react'
import type { listPositions, readMe } from '../../../functions/responsibility/responsibility.contract.ts'
import type { Answer } from './api.ts'

/** Who is signed in, and where. */
export type Me = Answer<typeof readMe>

export const SessionContext = createContext<Me | undefined>(undefined)

/** Who is signed in. Only inside the shell, which draws nothing before it knows. */
export function useMe(): Me {
  const me = useContext(SessionContext)
  if (me === undefined) throw new Error('nobody is signed in yet')
  return me
}

/** What a position may give. */
export type Authority = Answer<typeof listPositions>['items'][number]['authorities'][number]['act']

export const useTimeZone = (): string => useMe().department.timeZone

/** Whether they hold or deputise for a position in the department; everybody else is served by it. */
export const useIsStaff = (): boolean => isStaff(useMe())
export const isStaff = ({ person }: Me): boolean => person.positions.length > 0

/** Whether some position of theirs gives them this authority: a hint for what to show; the server decides. */
export const useMay = (authority: Authority): boolean => useMe().authorities.includes(authority)
