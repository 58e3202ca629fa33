import { createContext, useContext } from 'react'
import type { ApiProblem } from './problem.ts'

/** Short words at the edge of the screen about what just happened; read out by screen readers. */
export interface News {
  readonly tell: (text: string) => void
  /** Somebody was faster: what the server says, and that the present state is shown. */
  readonly tellFaster: (problem: ApiProblem) => void
}

export const NewsContext = createContext<News>({ tell: () => undefined, tellFaster: () => undefined })
export const useNews = (): News => useContext(NewsContext)
