import { invokeTask, type Workflow } from '../../../../functions/platform/workflow.ts'

/** Everything at once: branches, iterations with a bound, tokens, retries, a wait, a choice. For the tests. */
export const fanOut: Workflow = {
  name: 'fan-out',
  contract: 1,
  define: (addressOf) => ({
    QueryLanguage: 'JSONata',
    StartAt: 'Do both',
    States: {
      'Do both': {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'For each',
            States: {
              'For each': {
                Type: 'Map',
                Items: '{% $states.input.items %}',
                MaxConcurrency: 2,
                ItemProcessor: {
                  ProcessorConfig: { Mode: 'INLINE' },
                  StartAt: 'Prepare',
                  States: {
                    Prepare: invokeTask(addressOf, {
                      task: 'prepare',
                      input: { item: '{% $states.input %}' },
                      Assign: { prepared: '{% $states.result.Payload.prepared %}' },
                      Next: 'Ask for it',
                    }),
                    'Ask for it': {
                      Type: 'Task',
                      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
                      Arguments: {
                        FunctionName: addressOf('ask-for'),
                        Payload: { item: '{% $prepared %}', token: '{% $states.context.Task.Token %}' },
                      },
                      TimeoutSeconds: 600,
                      Output: '{% $prepared & ":" & $states.result.said %}',
                      End: true,
                    },
                  },
                },
                End: true,
              },
            },
          },
          {
            StartAt: 'Wait a while',
            States: {
              'Wait a while': { Type: 'Wait', Seconds: 100, Next: 'Look late' },
              'Look late': invokeTask(addressOf, {
                task: 'look',
                Output: '{% $states.result.Payload.seen %}',
                End: true,
              }),
            },
          },
        ],
        Assign: { all: '{% $states.result[0] %}' },
        Next: 'Enough?',
      },
      'Enough?': {
        Type: 'Choice',
        Choices: [{ Condition: '{% $count($all) >= 3 %}', Next: 'Finish' }],
        Default: 'Finish',
      },
      Finish: { Type: 'Succeed', Output: '{% {"all": $all, "late": $states.input[1]} %}' },
    },
  }),
}
