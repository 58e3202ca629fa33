import type { LaneOut } from '../../../../functions/on-call/rota.contract.ts'
import { previewSchedule, type ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import { useApis } from '../../lib/use-apis.ts'
import type { Row } from './rows.ts'

const ROLES = ['primary', 'secondary'] as const

/** What each layer of the rotations in force says by itself, the one that wins first: from now on, for eight weeks. */
export function useLayerLanes({ current }: Pick<ScheduleOut, 'current'>, isWanted: boolean): Row[] {
  const layers =
    current === null || !isWanted
      ? []
      : ROLES.flatMap((role) => current.rota[role].toReversed().map((layer) => ({ role, layer, rota: current.rota })))
  const read = useApis(
    previewSchedule,
    layers.map(({ layer, rota }) => ({ body: { rota: { ...rota, primary: [layer], secondary: [] } } })),
  )
  return layers.map(({ role, layer: { name } }, nth) => ({
    ...{ role, name, isLayer: true },
    shifts: shiftsOf(read[nth]?.data?.lanes ?? []),
  }))
}

const shiftsOf = (lanes: readonly LaneOut[]) =>
  lanes.flatMap(({ shifts }) => shifts).filter(({ person, missing }) => person !== null || missing !== null)
