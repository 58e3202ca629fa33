import { SECTIONS, type Section, type Sections, type Signatures, type Stage } from '../position-hand-over.ts'

/** What is owed next, as far as the parts and the signatures are: first all is prepared, then confirmed, then signed. */
export function nextStage(sections: Sections, signatures: Signatures): Exclude<Stage, 'over'> {
  if (!SECTIONS.every((each) => sections[each] !== undefined)) return 'prepare'
  if (!SECTIONS.every((each) => sections[each]?.confirmedAt !== undefined)) return 'confirm'
  return signatures.giver === undefined || signatures.receiver === undefined ? 'sign' : 'carry-out'
}

/** A part is to be prepared again. */
export const without = (sections: Sections, section: Section): Sections =>
  Object.fromEntries(Object.entries(sections).filter(([name]) => name !== section))
