import type { Field } from '../../domain/forms/form.ts'
import type { Ambiguity } from '../../domain/reading/message-reading.ts'

/** Of the numbers that the words may mean, those that the field can hold. */
export const possibleReadings = (
  { readings }: Extract<Ambiguity, { kind: 'number' }>,
  field: Field | undefined,
): number[] => {
  switch (field?.type.name) {
    case 'amount':
    case 'money':
      return readings
    case 'percent':
      return readings.filter((value) => value <= 100)
    default:
      return readings.filter(Number.isInteger)
  }
}
