import type { readMyContactCard } from '../../../../functions/paging/contact-card.contract.ts'
import type { Answer } from '../../lib/api.ts'

/** My card as the server tells it. */
export type ContactCard = Answer<typeof readMyContactCard>
export type Way = ContactCard['channels'][number]
export type Channel = Way['channel']
