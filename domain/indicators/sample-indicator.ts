import type { DeclaredIndicator } from './indicator.ts'

/** An indicator for tests: additive, counted, without other names. */
export const sampleIndicator = (told: Partial<DeclaredIndicator> = {}): DeclaredIndicator => ({
  key: 'thanh_nien_nhap_ngu',
  label: { vi: 'Thanh niên nhập ngũ', en: 'Young people enlisted' },
  unit: { vi: 'thanh niên', en: 'people' },
  measure: 'count',
  stock: false,
  whole: null,
  names: [],
  revision: 1,
  declaredBy: 1,
  declaredOn: '2026-01-01',
  retired: false,
  ...told,
})
