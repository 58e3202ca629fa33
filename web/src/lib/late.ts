import { type ComponentType, lazy, type ReactNode } from 'react'

/** A part of the portal could not be loaded: it is gone because a newer portal was put in place, or nobody answered. */
export class MissingPartError extends Error {
  override readonly name = 'MissingPartError'
  constructor(cause: unknown) {
    super('a part of the portal could not be loaded', { cause })
  }
}

/** Loads a part of the portal when it is asked for. Rejects with {@link MissingPartError}. */
export const part =
  <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  () =>
    load().catch((cause: unknown) => {
      throw new MissingPartError(cause)
    })

interface Late<Props> {
  readonly Component: ComponentType<Props>
  /** Loads it before it is needed. That it failed matters only when it is needed. */
  readonly ahead: () => void
}

/** A component that is loaded when it is first drawn, or a moment before. */
export function late<Props>(load: () => Promise<(props: Props) => ReactNode>): Late<Props> {
  const loaded = part(load)
  return {
    Component: lazy(async () => ({ default: await loaded() })),
    ahead: () => void loaded().catch(() => undefined),
  }
}
