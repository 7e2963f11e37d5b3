import type { Metrics } from '../services/metrics.ts'

interface Family {
  name: string
  help: string
  samples: readonly { labels?: Readonly<Record<string, string>>; value: number }[]
}

/** The text that Prometheus reads (prometheus.io/docs/instrumenting/exposition_formats). All are gauges: read, not counted. */
export const metricsText = (metrics: Metrics, version: string): string =>
  familiesOf(metrics, version).map(familyText).join('')

/** `docs/operations.md` explains each. */
const familiesOf = ({ outbox, delivered, reminders, obligations, jobs }: Metrics, version: string): Family[] => [
  {
    name: 'build_info',
    help: 'The version that answers.',
    samples: [{ labels: { version }, value: 1 }],
  },
  {
    name: 'outbox_waiting_messages',
    help: 'Messages that wait to be sent.',
    samples: outbox.map(({ channel, waiting }) => ({ labels: { channel }, value: waiting })),
  },
  {
    name: 'outbox_oldest_seconds',
    help: 'How long the oldest message that may be sent has waited.',
    samples: outbox.map(({ channel, oldest }) => ({ labels: { channel }, value: oldest })),
  },
  {
    name: 'messages_sent_24h',
    help: 'Messages written in the last 24 hours and sent.',
    samples: delivered.map(({ channel, sent }) => ({ labels: { channel }, value: sent })),
  },
  {
    name: 'messages_failed_24h',
    help: 'Messages written in the last 24 hours and given up.',
    samples: delivered.map(({ channel, failed }) => ({ labels: { channel }, value: failed })),
  },
  {
    name: 'reminders_7d',
    help: 'Reminders decided in the last 7 days.',
    samples: reminders.map(({ state, count }) => ({ labels: { state }, value: count })),
  },
  {
    name: 'obligations_open',
    help: 'Reports and other duties that are owed.',
    samples: [{ value: obligations.open }],
  },
  {
    name: 'obligations_submitted',
    help: 'Reports that wait for approval.',
    samples: [{ value: obligations.submitted }],
  },
  {
    name: 'obligations_late',
    help: 'Reports and other duties that are owed and past their deadline.',
    samples: [{ value: obligations.late }],
  },
  {
    name: 'job_last_success_age_seconds',
    help: 'How long ago the last recorded success of the job began.',
    samples: jobs.flatMap(({ job, age }) => (age === null ? [] : [{ labels: { job }, value: age }])),
  },
  {
    name: 'job_last_success_duration_seconds',
    help: 'How long the last recorded success of the job took.',
    samples: jobs.flatMap(({ job, took }) => (took === null ? [] : [{ labels: { job }, value: took }])),
  },
  {
    name: 'job_failures_24h',
    help: 'Runs of the job that failed in the last 24 hours.',
    samples: jobs.map(({ job, failures }) => ({ labels: { job }, value: failures })),
  },
]

const familyText = ({ name, help, samples }: Family): string =>
  [
    `# HELP giao_ban_${name} ${help}`,
    `# TYPE giao_ban_${name} gauge`,
    ...samples.map(({ labels = {}, value }) => `giao_ban_${name}${labelsText(labels)} ${value}`),
    '',
  ].join('\n')

const labelsText = (labels: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const escapeLabel = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
