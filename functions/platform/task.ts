import type { JsonObject } from '../kernel/json.ts'
import type { Platform } from './platform.ts'

/** One step of a workflow or a schedule: reads, decides by one rule, commits, answers. May run more than once. */
export interface Task {
  /** Verb-noun: `ask-obligation`, `sweep`. */
  readonly name: string
  run(platform: Platform, input: JsonObject): Promise<JsonObject>
}
