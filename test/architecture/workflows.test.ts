import { describe, expect, it } from 'vitest'
import { lintWorkflow } from '../../functions/platform/workflow.ts'
import { workflows } from '../../functions/registry.ts'
import { validationErrors } from '../conformance/states/validate.ts'
import { fanOut } from '../infra/local/states-engine/fan-out.workflow.ts'
import { normalChange } from '../infra/local/states-engine/normal-change.workflow.ts'
import { unsetVariables } from './workflow-variables.ts'

const onAws = (task: string) => `arn:aws:lambda:ap-southeast-1:123456789012:function:onduty-${task}`
const here = (task: string) => task

const all = [...workflows, normalChange, fanOut].map((workflow) => [workflow.name, workflow] as const)

describe.each(all)('workflow %s', (_, workflow) => {
  it('has nothing the lint finds', () => {
    expect(lintWorkflow(workflow.define(here))).toEqual([])
  })

  it('is valid States Language on AWS', () => {
    expect(validationErrors(workflow.define(onAws))).toEqual([])
  })

  it('has expressions that can be read, of variables that are set', () => {
    expect(unsetVariables(workflow.define(here))).toEqual([])
  })

  it('is the same document wherever it runs, but for the addresses', () => {
    const addressless = JSON.stringify(workflow.define(onAws)).replaceAll(/arn:aws:lambda:[^"]*onduty-/g, '')
    expect(JSON.parse(addressless)).toEqual(workflow.define(here))
  })

  it('is small enough for one row of the table', () => {
    expect(JSON.stringify(workflow.define(onAws)).length).toBeLessThan(100_000)
  })
})
