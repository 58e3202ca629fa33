import type { ReadSteps } from '../emergency-plan/tasks/note-drill.ts'
import { planStepsOf } from '../incident/index.ts'
import { MINUTE, millisOf } from '../kernel/instant.ts'

/** How an exercise went, for the drill it was: what the plan allows for each step, and what it took. */
export const stepsOfDrill: ReadSteps = async (store, incident) =>
  (await planStepsOf(store, incident)).map(({ key, title, state, minutes, startedAt, doneAt, by }) => ({
    ...{ key, title, state, minutes },
    ...(startedAt === undefined || doneAt === undefined
      ? {}
      : { took: Math.round((millisOf(doneAt) - millisOf(startedAt)) / MINUTE) }),
    ...(by === undefined ? {} : { by }),
  }))
