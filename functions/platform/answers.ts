import type { Route } from './handler.ts'
import type { Page } from './page.ts'

/** What may be called: routes by programs, pages by people. */
export interface Answers {
  readonly routes: readonly Route[]
  readonly pages?: readonly Page[]
}

/** Answers that are loaded by the first call to an address under one of theirs. */
export interface LaterAnswers {
  /** As `/api/changes`: the address itself, and whatever lies below it. */
  readonly under: readonly string[]
  load(): Promise<Answers>
}
