import { prefixOf } from '../../../functions/kernel/ids.ts'
import { contentIn } from '../../../functions/position-hand-over/position-hand-over.store.ts'
import { type PositionHandOverHead, SIDES } from '../../../functions/position-hand-over/position-hand-over.ts'
import { contentHashOf } from '../../../functions/position-hand-over/rules/content-hash.ts'
import { type Check, headIn, type Patient, storyIn, violation } from './patient.ts'

const handOverIn = (patient: Patient): PositionHandOverHead | undefined => {
  const head = headIn(patient) as PositionHandOverHead | undefined
  return head !== undefined && prefixOf(head.id) === 'hov' ? head : undefined
}

/** 8: what both sides have signed is what is handed over, and each of them signed for their own side. */
export const bothSignedWhatWasHandedOver: Check = (patient) => {
  const head = handOverIn(patient)
  if (head === undefined || (head.status !== 'done' && head.stage !== 'carry-out')) return []
  const { content } = contentIn(patient)
  const isSame = contentHashOf(head, content) === head.contentHash
  const story = storyIn(patient)
  const isSigned = SIDES.every((side) => {
    const signature = head.signatures[side]
    const said = story.findLast(({ did, what }) => did === 'position-hand-over.signed' && what.as === side)
    return (
      signature?.hash === head.contentHash && said?.by.id === signature.by && said.what.contentHash === signature.hash
    )
  })
  const isTheirs = head.signatures.receiver?.by === head.receiver
  return isSame && isSigned && isTheirs
    ? []
    : [violation(8, head.id, 'it counts as signed by both, and they did not both sign what is handed over')]
}

/** 7: what was decided is carried out before it counts as done, each thing with what came of it. */
export const handOversAreCarriedOut: Check = (patient) => {
  const head = handOverIn(patient)
  if (head?.status !== 'done') return []
  const { obligations, entitlements } = contentIn(patient).content
  return [...obligations, ...entitlements].every(({ outcome }) => outcome !== undefined)
    ? []
    : [violation(7, head.id, 'it counts as done, and something that was decided was not carried out')]
}
