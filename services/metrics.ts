export { type Metrics, readMetrics } from '../db/metrics.ts'
