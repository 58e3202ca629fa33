import { tasks } from '../registry/tasks.ts'
import { traced, withMiddleware } from './middleware.ts'
import { createLambdaPlatform } from './platform.ts'
import { taskRunner } from './run-task.ts'

/** One step of a workflow, called by Step Functions with `{ task, … }`. */
export const handler = withMiddleware(taskRunner(await createLambdaPlatform(traced), tasks))
