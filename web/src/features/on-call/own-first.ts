interface Shown {
  readonly name: string
  /** The reader has a shift of it now. */
  readonly isMe: boolean
  /** It is their group's. */
  readonly isOurs: boolean
}

/** Their group's first, among those the ones they are on call by; else as they come. */
export const ownFirst = <Schedule extends Shown>(schedules: readonly Schedule[]): Schedule[] =>
  schedules.toSorted((a, b) => rank(a) - rank(b))

const rank = ({ isMe, isOurs }: Shown): number => (isOurs ? 0 : 2) + (isMe ? 0 : 1)
