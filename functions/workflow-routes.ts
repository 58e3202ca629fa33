import { NotFoundError } from './kernel/refusal.ts'
import { query, type Route } from './platform/handler.ts'
import type { Workflow } from './platform/workflow.ts'
import { readWorkflow } from './workflow.contract.ts'

/** The procedures on the wall: what the portal draws. */
export const workflowRoutes = (workflows: readonly Workflow[]): Route[] => [
  query(readWorkflow, async (_, { params }) => {
    const workflow = workflows.find(({ name }) => name === params.name)
    if (workflow === undefined) throw new NotFoundError('workflow')
    return { name: workflow.name, contract: workflow.contract, definition: { ...workflow.define((task) => task) } }
  }),
]
