import { Duration } from 'aws-cdk-lib'
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { OndutyFunction } from './onduty-function.ts'

/** Rows of the outbox reach the relay as they are written. What gets lost on the way is the sweeper's. */
export class OutboxStream extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly streamArn: string; readonly relay: OndutyFunction; readonly failures: IQueue },
  ) {
    super(scope, id)
    const { streamArn, relay, failures } = props
    const mapping = new EventSourceMapping(this, 'Mapping', {
      eventSourceArn: streamArn,
      target: relay.lambda,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('outbox#') } } },
        }),
      ],
      batchSize: 50,
      // Order does not matter to the relay.
      parallelizationFactor: 4,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 3,
      // By then the sweeper has them.
      maxRecordAge: Duration.minutes(10),
      onFailure: new SqsDlq(failures),
    })
    mapping.node.addDependency(relay)
  }
}
