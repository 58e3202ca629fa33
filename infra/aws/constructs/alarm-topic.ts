import { Stack } from 'aws-cdk-lib'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'

/** Whoever has to know gets a mail; each confirms their address once. */
export class AlarmTopic extends Construct {
  readonly topic: Topic

  constructor(
    scope: Construct,
    id: string,
    props: { readonly name: string; readonly key: IKey; readonly to: readonly string[] },
  ) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', {
      topicName: `${props.name}-alarms`,
      displayName: 'Onduty 职守',
      masterKey: props.key,
      enforceSSL: true,
    })
    for (const address of props.to) this.topic.addSubscription(new EmailSubscription(address))
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
  }
}
