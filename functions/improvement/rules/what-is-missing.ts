import type { ReviewWords } from '../review.ts'

/** What has to be written before a review can be handed in: what it meant for people, and at least one cause. */
export const whatIsMissing = ({ impact, causes }: ReviewWords): readonly ('impact' | 'causes')[] => [
  ...(impact === '' ? (['impact'] as const) : []),
  ...(causes.length === 0 ? (['causes'] as const) : []),
]
