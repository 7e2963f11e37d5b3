/** One thing that is done again and again. */
export interface Job {
  /** `entity.verb` */
  name: string
  everySeconds: number
  run(): Promise<void>
}
