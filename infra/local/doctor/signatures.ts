import type { AcknowledgementHead } from '../../../functions/acknowledgement/acknowledgement.ts'
import { prefixOf } from '../../../functions/kernel/ids.ts'
import { type Check, headIn, type Patient, storyIn, violation } from './patient.ts'

const acknowledgementIn = (patient: Patient): AcknowledgementHead | undefined => {
  const head = headIn(patient) as AcknowledgementHead | undefined
  return head !== undefined && prefixOf(head.id) === 'ack' ? head : undefined
}

/** 8: what was signed is the list that was asked for, by the person it is for and nobody else. */
export const whatWasReadIsSigned: Check = (patient) => {
  const head = acknowledgementIn(patient)
  if (head?.status !== 'signed') return []
  const signed = storyIn(patient).findLast(({ did }) => did === 'acknowledgement.signed')
  const isTheirs = signed?.by.kind !== 'person' || signed.by.id === head.person
  const isSame = signed?.what.page === head.page
  return signed !== undefined && isTheirs && isSame
    ? []
    : [violation(8, head.id, 'it counts as signed, and its person never signed this list')]
}
