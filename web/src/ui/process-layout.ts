import { Graph, layout } from '@dagrejs/dagre'
import { type Process, type Way, waysToDraw } from './process-stages.ts'

export interface Box {
  readonly state: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Line {
  readonly key: string
  /** As an SVG path has it. */
  readonly path: string
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
}

/** `across` for wide screens, `down` for narrow ones. */
export type Direction = 'across' | 'down'

/** A box as dagre places it: by its middle. */
interface Placed {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Sizes {
  readonly box: { readonly width: number; readonly height: number }
  /** The ending has little to say. */
  readonly end: { readonly width: number; readonly height: number }
  readonly gap: number
  /** Room beside the stages for ways that pass over some of them. */
  readonly verge: number
}

/**
 * Where each stage stands and how the ways between them run. Ways that only pass over stages which another way goes
 * through would bend the whole row: they are drawn as bows beside it, one on this side, the next on the other.
 */
export function layProcess(process: Process, direction: Direction, sizes: Sizes): Drawing {
  const { box, end, gap, verge } = sizes
  const isAcross = direction === 'across'
  const drawn = waysToDraw(process)
  const shortcuts = drawn.filter((way) => isShortcut(way, drawn))
  const margin = shortcuts.length > 0 ? verge : 1
  const graph = new Graph({ directed: true })
  graph.setGraph({
    rankdir: isAcross ? 'LR' : 'TB',
    ranksep: gap,
    nodesep: 18,
    marginx: isAcross ? 1 : margin,
    marginy: isAcross ? margin : 1,
  })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { state, isEnd } of process.stages) graph.setNode(state, { ...(isEnd ? end : box) })
  for (const way of drawn) if (!shortcuts.includes(way)) graph.setEdge(way.from, way.to)
  layout(graph)

  const { width = 0, height = 0 } = graph.graph()
  const boxes = graph.nodes().map((state: string): Box => {
    const { x, y, width: wide, height: high }: Placed = graph.node(state)
    return { state, left: x - wide / 2, top: y - high / 2, width: wide, height: high }
  })
  const direct = graph.edges().map(
    (edge: { v: string; w: string }): Line => ({
      key: `${edge.v} → ${edge.w}`,
      path: smooth(graph.edge(edge).points),
    }),
  )
  const bows = shortcuts.map(({ from, to }, nth) => {
    const [start, goal] = [from, to].map((state) => boxes.find((each: Box) => each.state === state))
    const side = nth % 2 === 0 ? 'before' : 'after'
    return { key: `${from} → ${to}`, path: start && goal ? bow(start, goal, direction, side, verge) : '' }
  })
  return { width, height, boxes, lines: [...direct, ...bows] }
}

/** Whether the other ways lead there too, through more stages. */
function isShortcut(way: Way, ways: readonly Way[]): boolean {
  const reached = new Set(ways.filter((each) => each !== way && each.from === way.from).map(({ to }) => to))
  for (const state of reached) for (const each of ways) if (each.from === state) reached.add(each.to)
  return reached.has(way.to)
}

/** Leaves a box near its far end and arrives near the near end of the other, over (or under) what is between. */
function bow(start: Box, goal: Box, direction: Direction, side: 'before' | 'after', verge: number): string {
  if (direction === 'down') {
    const edge = (box: Box) => (side === 'before' ? box.left : box.left + box.width)
    const out = side === 'before' ? -verge : verge
    const [from, to] = [start.top + start.height * 0.7, goal.top + goal.height * 0.3]
    return `M${edge(start)},${from} C${edge(start) + out},${from} ${edge(goal) + out},${to} ${edge(goal)},${to}`
  }
  const edge = (box: Box) => (side === 'before' ? box.top : box.top + box.height)
  const out = side === 'before' ? -verge : verge
  const [from, to] = [start.left + start.width * 0.7, goal.left + goal.width * 0.3]
  return `M${from},${edge(start)} C${from},${edge(start) + out} ${to},${edge(goal) + out} ${to},${edge(goal)}`
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Through the middles between the points, so that corners are round. */
function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (first === undefined || last === undefined) return ''
  const bends = rest.slice(0, -1).map((point, nth) => {
    const after = rest[nth + 1] ?? last
    const end = nth === rest.length - 2 ? last : { x: (point.x + after.x) / 2, y: (point.y + after.y) / 2 }
    return `Q${at(point)} ${at(end)}`
  })
  return [`M${at(first)}`, ...bends, ...(bends.length === 0 ? [`L${at(last)}`] : [])].join(' ')
}

const at = ({ x, y }: Point): string => `${Math.round(x)},${Math.round(y)}`
