/** How much a thing puts at risk; of an authority: up to which. In order. */
export const RISKS = ['low', 'medium', 'high'] as const
export type Risk = (typeof RISKS)[number]
